"""Until sealed proposals open, no page, file, thread, mail or search tells the client anything but their number."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anyshore.conversations.queries import inbox, threads_about
from anyshore.insight.queries.needs import needs
from anyshore.jobs.notices.post_office import send_notice
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.models import User
from anyshore.plumbing import audit, files
from anyshore.plumbing.models import Attachment, AuditEntry, Mail
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.invite_provider import AlreadyInvited, invite_provider
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.release_award import release_award
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.reading import may_read_proposal
from anyshore.sourcing.queries.report import award_report
from anyshore.sourcing.queries.tender_view import Reopened, tender_view
from anyshore.sourcing.queries.view import request_view
from tests.factories import do
from tests.sourcing.tenders import DONE, Scene, bid, declared, opened, tender
from tests.sourcing.world import LATER, offer, provider, refused

pytestmark = pytest.mark.django_db

SECRETS = ("Zlatorog", "Our secret way", "171.23", "secret-plan")


def sealed() -> Scene:
    scene = tender(setup={"sealed": True, "scored": True})
    bidder = provider("Zlatorog")
    upload = SimpleUploadedFile("secret-plan.txt", b"How we do it")
    stored = files.store(upload, uploaded_by=bidder.person_id, at=LATER)
    terms = offer(17_123, **{**DONE, "text": "Our secret way."})
    made = do(send_proposal, bidder, LATER, request_id=scene.request.id, terms=terms, file_ids=(stored.id,))
    scene.bidders["Zlatorog"] = (made, bidder)
    bid(scene, "Alba")
    return scene


def reader(actor) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def pages(scene: Scene) -> list[str]:
    number, proposal = scene.request.number, scene.bidders["Zlatorog"][0].number
    return [
        f"/requests/{number}/", f"/requests/{number}/?show=shortlist", f"/requests/{number}/invite/?q=Zlatorog",
        f"/requests/{number}/close/", f"/requests/{number}/tender/", f"/requests/{number}/open/",
        f"/requests/{number}/declare/", f"/requests/{number}/scores/", f"/requests/{number}/report.json",
        f"/requests/{number}/award/", f"/requests/{number}/round/", "/requests/mine/", "/messages/", "/today/",
        f"/proposals/{proposal}/", f"/proposals/{proposal}/score/", f"/proposals/{proposal}/award/",
        f"/proposals/{proposal}/decline/", "/search/?q=Zlatorog+secret", "/search/?q=secret",
    ]  # fmt: skip


def test_no_page_tells_before_the_opening_and_the_request_tells_after_it():
    scene = sealed()
    for actor in (scene.owner, *scene.colleagues):
        page = reader(actor)
        for path in pages(scene):
            text = page.get(path).content.decode()
            told = [
                one
                for one in SECRETS
                if one in text and not (one == "Zlatorog" and ("invite" in path or "search" in path))
            ]
            assert told == [], (path, told)
    opened(scene)
    text = reader(scene.owner).get(f"/requests/{scene.request.number}/").content.decode()
    assert "Zlatorog" in text


def test_no_read_tells_but_the_number_of_proposals():
    scene = sealed()
    made, bidder = scene.bidders["Zlatorog"]
    found = compare(scene.owner, scene.request.id, at=scene.after)
    assert (found.offers, found.out) == ([], [])
    view = request_view(scene.owner, scene.request.number, at=scene.after)
    assert view.bidders == 2
    assert not [one for one in view.consequences if one.code == "sourcing.proposal_expires"]
    shown = tender_view(scene.owner, scene.request.id, at=scene.after)
    assert shown is not None
    assert (shown.count, shown.is_sealed, shown.lots) == (2, True, None)
    assert not may_read_proposal(scene.owner, made.id)
    assert may_read_proposal(bidder, made.id)
    with pytest.raises(Forbidden):
        award_report(scene.owner, scene.request.number, at=scene.after)
    assert not [one for one in needs(scene.owner, at=scene.after) if "Zlatorog" in str(one)]


def test_no_file_and_no_thread():
    scene = sealed()
    made, bidder = scene.bidders["Zlatorog"]
    attached = Attachment.objects.get(subject_id=made.id)
    assert reader(scene.owner).get(f"/files/{attached.id}/").status_code == 404
    assert reader(bidder).get(f"/files/{attached.id}/").status_code == 200
    assert threads_about(scene.owner, ("proposal", made.id)) == inbox(scene.owner) == []


def test_no_mail_to_the_client_names_anybody():
    scene = sealed()
    made, bidder = scene.bidders["Zlatorog"]
    terms = offer(16_000, **{**DONE, "text": "Our secret way, again."})
    do(revise_proposal, bidder, LATER, proposal_id=made.id, version=1, terms=terms)
    do(withdraw_proposal, bidder, LATER + timedelta(hours=1), proposal_id=made.id, reason="Our secret way failed.")
    for row in AuditEntry.objects.filter(name__startswith="sourcing."):
        send_notice(audit.entry(row.id))
    own = User.objects.filter(pk__in=[one.person_id for one in (scene.owner, *scene.colleagues)]).values_list("email")
    mails = list(Mail.objects.filter(to__in=[row[0] for row in own]).values_list("subject", "body"))
    assert len(mails) >= 3 * 4
    assert not [one for one in json.dumps(mails).split("\\n") if any(secret in one for secret in SECRETS)]


def test_no_verb_of_the_client_reaches_a_sealed_proposal():
    scene = sealed()
    made, bidder = scene.bidders["Zlatorog"]
    for verb, more in ((shortlist_proposal, {}), (decline_proposal, {"reason_code": "price"})):
        with refused(NotFound):
            do(verb, scene.owner, scene.after, proposal_id=made.id, **more)
    invited = do(invite_provider, scene.owner, LATER, request_id=scene.request.id, provider_id=bidder.organisation_id)
    assert invited.provider_id == bidder.organisation_id
    with refused(AlreadyInvited):
        do(invite_provider, scene.owner, LATER, request_id=scene.request.id, provider_id=bidder.organisation_id)
    page = reader(scene.owner).get(f"/requests/{scene.request.number}/").content.decode()
    assert "has proposed" not in page


def test_names_stay_hidden_while_scoring_and_the_letters_tell_nothing():
    scene = tender(setup={"sealed": True, "scored": True, "names_hidden": True})
    bid(scene, "Zlatorog")
    bid(scene, "Alba")
    declared(opened(scene))
    number = Proposal.objects.get(pk=scene.bidders["Zlatorog"][0].pk).number
    for actor in (scene.owner, *scene.colleagues):
        for path in (f"/requests/{scene.request.number}/", f"/proposals/{number}/", f"/proposals/{number}/score/"):
            text = reader(actor).get(path).content.decode()
            assert "Zlatorog" not in text, path
            assert "zlatorog" not in text, path
    assert "Bidder A" in reader(scene.owner).get(f"/requests/{scene.request.number}/").content.decode()
    with pytest.raises(Forbidden):
        award_report(scene.owner, scene.request.number, at=scene.after)


def test_a_released_award_reopens_unsealed_and_both_sides_are_told_so():
    scene = tender(setup={"sealed": True})
    bid(scene, "Alba")
    opened(scene)
    chosen, winner = scene.bidders["Alba"]
    do(mark_awarded, scene.owner, scene.after, proposal_id=chosen.id)
    rival = provider("Late Comer")
    at = scene.after + timedelta(days=1)
    do(release_award, winner, at, proposal_id=chosen.id, reason="Our press broke down.")
    own = tender_view(scene.owner, scene.request.id, at=at)
    assert (own.reopened, own.is_sealed) == (Reopened(at, "Our press broke down."), False)
    assert tender_view(rival, scene.request.id, at=at).reopened == Reopened(at, "")
    made = do(send_proposal, rival, at, request_id=scene.request.id, terms=offer(9_900, **DONE))
    assert made.id in {one.id for one in compare(scene.owner, scene.request.id, at=at).offers}
    assert tender_view(scene.owner, scene.request.id, at=at).may.isdisjoint({"open"})
    page = reader(scene.owner).get(f"/requests/{scene.request.number}/").content.decode()
    assert "Our press broke down." in page
    assert "what comes now is not sealed" in page
    theirs = reader(rival).get(f"/requests/{scene.request.number}/").content.decode()
    assert "what comes now is not sealed" in theirs
    assert "Our press broke down." not in theirs
