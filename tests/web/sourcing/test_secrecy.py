"""A confidential brief over every page, search, file, thread and mail: nothing of it before the signature."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from anyshore.jobs.notices import sourcing
from anyshore.jobs.notices.letters import Fact, Silent, send
from anyshore.parties.models import User
from anyshore.plumbing import files
from anyshore.plumbing.models import AuditEntry, Mail
from anyshore.sourcing.actions.answer_question import answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.sign_nda import sign_nda
from anyshore.sourcing.models import NdaSignature, NdaVersion, Request
from tests.factories import do
from tests.sourcing.world import provider, wanted
from tests.web.proving import proved
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import FOLDED, buyer, key, reader, text

pytestmark = pytest.mark.django_db

SECRETS = ("zirconium", "plan-of-the-lamp.txt", "hafnium", "palladium", "tantalum")
"""A word of the brief, of a file's name, of a question, of its answer, of a screening question."""


def scene():
    client, insider = buyer(), provider("Insider")
    stored = files.store(SimpleUploadedFile(SECRETS[1], b"drawn"), uploaded_by=client.person_id, at=now())
    terms = wanted(
        "A lamp", brief="Of zirconium.", nda="Keep it.", summary="A lamp for ships.", questions=("Why tantalum?",)
    )
    request = do(post_request, client, now(), terms=terms, file_ids=(stored.id,))
    version = NdaVersion.objects.get()
    do(sign_nda, insider, now(), request_id=request.id, nda_hash=version.hash)
    asked = do(ask_question, insider, now(), request_id=request.id, question="Is it hafnium?")
    do(answer_question, client, now(), question_id=asked.id, answer="No, palladium.")
    attached = files.of(("request", request.id))["request", request.id][0]
    return request, client, insider, attached


def addresses(request, attached):
    number = request.number
    return [
        "/",
        "/requests/",
        "/requests/?category=",
        "/requests/?q=lamp",
        "/requests/feed.rss",
        "/requests/feed.json",
        "/requests/fitting/",
        "/requests/?q=zirconium",
        f"/requests/{number}/",
        f"/requests/{number}/confidentiality/",
        f"/requests/{number}/questions/",
        f"/requests/{number}/propose/",
        f"/requests/{number}/edit/",
        reverse("today:search") + "?q=zirconium",
        reverse("today:search") + f"?q={number}",
        reverse("today:today"),
        reverse("conversations:inbox"),
        reverse("sourcing:proposals"),
        reverse("files:download", args=[attached.id]),
    ]


def test_no_page_tells_anything_before_the_signature():
    request, client, insider, attached = scene()
    invited, stranger = provider("Invited"), provider("Stranger")
    do(invite_provider, client, now(), request_id=request.id, provider_id=invited.organisation_id)
    for actor in (None, stranger, invited):
        for address in addresses(request, attached):
            answer = reader(actor).get(address, follow=True)
            shown = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
            told = ("A lamp",) if "zirconium" in address else SECRETS  # a search says its own words again
            assert not [one for one in told if one in shown], (actor, address)
    shown = text(reader(insider).get(f"/requests/{request.number}/"))
    assert all(one in shown for one in SECRETS)
    assert reader(insider).get(reverse("files:download", args=[attached.id])).status_code == 200


def test_no_mail_tells_anything_before_the_signature():
    request, client, insider, _ = scene()
    stranger = provider("Invited")
    do(invite_provider, client, now(), request_id=request.id, provider_id=stranger.organisation_id)
    terms = wanted("A lamp", brief="Of zirconium and more.", nda="Keep it for ever.", summary="A lamp for ships.")
    do(edit_request, client, now(), request_id=request.id, version=1, terms=terms)
    for entry in AuditEntry.objects.filter(name__startswith="sourcing.").order_by("id"):
        notice = sourcing.NOTICES[entry.name.removeprefix("sourcing.")]
        if not isinstance(notice, Silent):
            fact = Fact(entry.id, entry.name, entry.subject_id, json.loads(entry.body)["facts"], None, entry.at)
            send(notice(fact), about=f"notice:{entry.id}", but_not=None, at=entry.at)
    inside = {mail.to for mail in Mail.objects.all() if any(one in mail.body for one in SECRETS)}
    people = {actor: User.objects.get(pk=actor.person_id).email for actor in (client, insider, stranger)}
    assert people[stranger] not in inside
    assert any("Sign again" in mail.subject and mail.to == people[insider] for mail in Mail.objects.all())


def test_a_client_makes_it_confidential_and_a_reader_signs():
    client, bidder = buyer(), provider()
    given = {"title": "A lamp", "currency": "EUR", "brief": "Of zirconium.", **FOLDED, **key()}
    page = reader(client)
    wrong = page.post("/requests/new/", {**given, "secret": "usual"})
    assert wrong.status_code == 422
    assert "Say in a line or two what everybody may know" in text(wrong)
    page.post("/requests/new/", {**given, "secret": "usual", "public_summary": "A lamp.", "nda_law": "NL"})
    request = Request.objects.get()
    assert "The law of Netherlands applies" in request.nda
    assert "Bakkerij Pels" in request.nda
    address = f"/requests/{request.number}/confidentiality/"
    maker = reader(bidder)
    shown = maker.get(address)
    assert "Sign and read the brief" in text(shown)
    hashed = NdaVersion.objects.get().hash
    assert maker.post(address, {"nda_hash": hashed, **key()}).status_code == 422
    proved(maker)
    assert maker.post(address, {"nda_hash": hashed, "consent": "on", **key()}).status_code == 303
    assert "zirconium" in text(maker.get(f"/requests/{request.number}/"))
    assert NdaSignature.objects.get().organisation_id == bidder.organisation_id
    kept = text(page.get(address))
    assert "Lingua Vistula" in kept
    assert "Password, " in kept
