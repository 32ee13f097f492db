"""sign_nda: the brief opens to who signs, by version, with its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from anyshore.conversations.queries import thread_about
from anyshore.kit.actor import Proof
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import ANYONE, ProofMethod, ProofMissing, Role
from anyshore.plumbing.actions import Answer, perform
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.sign_nda import sign_nda
from anyshore.sourcing.models import NdaSignature, NdaVersion, Request
from anyshore.sourcing.queries.reading import may_read_request
from anyshore.sourcing.queries.requests import open_requests
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.nda import Clearance, NdaChanged, NdaSignedBefore, NdaUnsigned, SummaryMissing, clearance
from anyshore.sourcing.rules.refusals import OwnRequest, RequestNotOpen
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, client, events, offer, posted, provider, refused, wanted

pytestmark = pytest.mark.django_db

SECRET = {"brief": "A lamp of zirconium.", "nda": "Keep it to yourself.", "summary": "A lamp."}


def secret(**more):
    return posted(**{**SECRET, **more})


def signed(request, actor, at=LATER):
    version = NdaVersion.objects.filter(request=request).order_by("-number").first()
    return do(sign_nda, actor, at, request_id=request.id, nda_hash=version.hash)


def test_versions_and_signatures_tell_how_far_one_reads():
    assert [clearance(*one) for one in ((0, 0), (2, 2), (2, 1), (2, 0))] == [
        Clearance.FULL,
        Clearance.FULL,
        Clearance.EARLIER,
        Clearance.NONE,
    ]


def test_the_brief_opens_to_who_signs():
    request, actor = secret()
    bidder = provider()
    closed = request_view(bidder, request.number, at=LATER)
    assert (closed.brief, closed.public_summary, closed.clearance) == ("", "A lamp.", "none")
    assert closed.may & {"propose", "ask", "sign_nda"} == {"sign_nda"}
    assert "zirconium" not in closed.summary
    assert not may_read_request(bidder, request.id)
    signature = signed(request, bidder)
    open_view = request_view(bidder, request.number, at=LATER)
    assert (open_view.brief, open_view.clearance) == ("A lamp of zirconium.", "full")
    assert open_view.may & {"propose", "ask", "sign_nda"} == {"propose", "ask"}
    assert may_read_request(bidder, request.id)
    assert (signature.name, signature.hash) == ("Marit de Boer", NdaVersion.objects.get().hash)
    assert events(request)[-1] == "NdaSigned"
    assert request_view(actor, request.number, at=LATER).brief == "A lamp of zirconium."
    assert request_view(provider("Another"), request.number, at=LATER).brief == ""


def test_nothing_is_done_with_a_brief_one_may_not_read():
    request, _ = secret()
    bidder = provider()
    with refused(NdaUnsigned):
        do(send_proposal, bidder, LATER, request_id=request.id, terms=offer())
    with refused(NdaUnsigned):
        do(ask_question, bidder, LATER, request_id=request.id, question="Which metal?")


def test_words_of_the_brief_do_not_find_it_and_its_skills_stay_hidden():
    request, _ = secret(brief="A lamp of zirconium, drawn in Figma.")
    bidder = provider()
    found = open_requests(bidder, at=LATER, search="zirconium")
    assert found.rows == []
    (row,) = open_requests(bidder, at=LATER, search="logo lamp").rows
    assert (row.confidential, row.skills) == (True, ())
    signed(request, bidder)
    assert open_requests(bidder, at=LATER, search="bakery").rows[0].skills != ()


def test_a_new_text_is_signed_again_for_what_comes_after():
    request, actor = secret()
    bidder = provider()
    signed(request, bidder)
    proposal = do(send_proposal, bidder, LATER, request_id=request.id, terms=offer())
    changed = wanted(brief="A lamp of hafnium.", nda="Keep it for ever.", summary="A lamp.")
    do(edit_request, actor, LATER, request_id=request.id, version=1, terms=changed)
    view = request_view(bidder, request.number, at=LATER)
    assert (view.clearance, view.brief, view.questions) == ("earlier", "A lamp of zirconium.", [])
    with refused(NdaUnsigned):
        do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer())
    old = NdaVersion.objects.get(number=1)
    with refused(NdaChanged, version=2):
        do(sign_nda, bidder, LATER, request_id=request.id, nda_hash=old.hash)
    signed(request, bidder)
    assert request_view(bidder, request.number, at=LATER).brief == "A lamp of hafnium."
    assert NdaSignature.objects.count() == 2


def test_the_thread_with_an_invited_provider_opens_when_they_sign():
    request, actor = secret()
    guest = provider()
    do(invite_provider, actor, LATER, request_id=request.id, provider_id=guest.organisation_id)
    assert thread_about(guest, ("request", request.id)) is None
    signed(request, guest)
    assert thread_about(guest, ("request", request.id)) is not None


def test_who_may_not():
    request, actor = secret()
    bidder = provider()
    version = NdaVersion.objects.get()
    given = {"request_id": request.id, "nda_hash": version.hash}
    with refused(OwnRequest):
        do(sign_nda, actor, LATER, **given)
    for one in (member_actor(bidder.organisation_id, Role.MEMBER), ANYONE):
        with refused(Forbidden):
            do(sign_nda, one, LATER, **given)
    plain, _ = posted()
    with refused(NotFound):
        do(sign_nda, bidder, LATER, request_id=plain.id, nda_hash=version.hash)
    signed(request, bidder)
    with refused(NdaSignedBefore):
        do(sign_nda, bidder, LATER, **given)
    do(close_request, actor, LATER, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(sign_nda, provider("Another"), LATER, **given)


def test_who_signs_has_just_proved_who_they_are_and_the_evidence_says_how():
    request, _ = secret()
    bidder = provider()
    for proof in (None, Proof(ProofMethod.PASSWORD, 601), Proof(ProofMethod.PASSWORD, -1)):
        with refused(ProofMissing):
            signed(request, replace(bidder, proof=proof))
    assert NdaSignature.objects.count() == 0
    signature = signed(request, replace(bidder, proof=Proof(ProofMethod.PASSKEY, 600)))
    assert (signature.proof, signature.proved_at) == ("passkey", LATER - timedelta(minutes=10))


def test_a_replay_signs_once_however_old_the_proof_is():
    request, _ = secret()
    bidder, key = provider(), str(new_id())
    given = {"request_id": request.id, "nda_hash": NdaVersion.objects.get().hash}
    for seconds in (0, 30):
        bidder = replace(bidder, proof=Proof(ProofMethod.PASSWORD, seconds))
        perform(sign_nda, actor=bidder, at=LATER, key=key, render=lambda _: Answer(status=303, location="/"), **given)
    assert NdaSignature.objects.count() == 1


def test_a_confidential_request_has_a_summary():
    owner = client()
    with refused(SummaryMissing, field="public_summary"):
        do(save_request, owner, terms=wanted(nda="Keep it.", brief="Secret."))


def test_what_was_signed_is_never_edited():
    request, _ = secret()
    signed(request, provider())
    for write in (lambda: NdaVersion.objects.update(text="Other."), lambda: NdaSignature.objects.all().delete()):
        with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
            write()
    assert Request.objects.get().nda == "Keep it to yourself."
