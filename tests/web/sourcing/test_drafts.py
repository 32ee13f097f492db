"""Drafts of proposals on their pages, without scripts: saved with half of it written, found again, sent or
discarded."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.models import Proposal, ProposalDraft
from tests.factories import do, member_actor
from tests.sourcing.world import provider
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import key, offered, opened, reader, text

pytestmark = pytest.mark.django_db

HALF = {
    "price": "",
    "text": "Three drafts,",
    "answer_0": "Yes.",
    "milestones-0-title": "Sketch",
    "milestones-0-amount": "",
    "draft": "1",
    "draft_version": "0",
}


def test_half_of_it_is_saved_found_again_and_sent_with_its_file():
    request, _ = opened(questions=("Can you start on Monday?",))
    bidder = provider()
    browser, path = reader(bidder), f"/requests/{request.number}/propose/"
    sent = browser.post(path, {**HALF, **key(), "files": [SimpleUploadedFile("sketch.txt", b"A loaf.")]})
    assert (sent.status_code, sent["Location"]) == (303, f"/requests/{request.number}/")
    draft = ProposalDraft.objects.get()
    assert "Go on writing" in text(browser.get(f"/requests/{request.number}/"))
    assert request.title in text(browser.get("/proposals/")).partition("Drafts")[2]
    (need,) = needs(bidder, at=now())
    assert (need.kind, need.number, need.due_at) == (NeedKind.DRAFT, request.number, request.proposals_until)

    shown = text(browser.get(path))
    for part in ("Three drafts,", "Yes.", 'value="Sketch"', "sketch.txt", 'name="draft_version" value="1"'):
        assert part in shown
    late = browser.post(path, {**HALF, **key()})
    assert (late.status_code, "Somebody changed this" in text(late)) == (422, True)
    whole = {"price": "180", "text": "Three drafts, one final.", "answer_0": "Yes.", "draft_version": "1", **key()}
    answers = [browser.post(path, whole) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    proposal = Proposal.objects.get()
    subject = ("proposal", proposal.id)
    assert [one.name for one in files.of(subject)[subject]] == ["sketch.txt"]
    assert not ProposalDraft.objects.filter(pk=draft.pk).exists()


def test_what_is_sent_half_written_says_what_is_missing_and_a_sum_that_is_none_is_a_mistake_in_a_draft_too():
    request, _ = opened()
    browser, path = reader(provider()), f"/requests/{request.number}/propose/"
    whole = {name: value for name, value in HALF.items() if name != "draft"}
    assert browser.post(path, {**whole, **key()}).status_code == 422
    wrong = browser.post(path, {**HALF, "price": "a lot", **key()})
    assert (wrong.status_code, "Three drafts," in text(wrong)) == (422, True)
    assert not ProposalDraft.objects.exists()


def test_nobody_else_reads_it_nor_its_file():
    request, owner = opened()
    bidder = provider()
    upload = {"files": [SimpleUploadedFile("sketch.txt", b"A loaf.")]}
    reader(bidder).post(f"/requests/{request.number}/propose/", {**HALF, **key(), **upload})
    draft = ProposalDraft.objects.get()
    subject = ("proposal_draft", draft.id)
    (file,) = files.of(subject)[subject]
    for actor, status in ((bidder, 200), (owner, 404), (provider("Another"), 404)):
        browser = reader(actor)
        assert browser.get(f"/proposals/drafts/{draft.id}/").status_code == status
        assert browser.get(f"/files/{file.id}/").status_code == status
        if status == 404:
            assert "Three drafts," not in text(browser.get(f"/requests/{request.number}/"))


def test_a_member_writes_and_who_binds_sends():
    request, owner = opened()
    bidder = provider()
    do(invite_provider, owner, now(), request_id=request.id, provider_id=bidder.organisation_id)
    browser = reader(member_actor(bidder.organisation_id, Role.MEMBER))
    path = f"/requests/{request.number}/propose/"
    assert "Sign and send" not in text(browser.get(path))
    assert browser.post(path, {**HALF, **key()}).status_code == 303
    assert [need.kind for need in needs(bidder, at=now())] == [NeedKind.DRAFT]
    whole = {"price": "180", "text": "We do.", "draft_version": "1", **key()}
    assert browser.post(path, whole).status_code == 403
    assert reader(bidder).post(path, {**whole, **key()}).status_code == 303


def test_a_full_request_keeps_a_draft():
    request, _ = opened(most_proposals=1)
    offered(request, name="The first")
    browser, path = reader(provider("The second")), f"/requests/{request.number}/propose/"
    shown = text(browser.get(path))
    assert ("Save as draft" in shown, "Sign and send" in shown) == (True, False)
    assert browser.post(path, {**HALF, **key()}).status_code == 303


def test_after_its_request_ended_the_draft_says_so_and_is_discarded():
    request, owner = opened()
    bidder = provider()
    browser = reader(bidder)
    browser.post(f"/requests/{request.number}/propose/", {**HALF, **key()})
    do(close_request, owner, now(), request_id=request.id, reason="Done in house.")
    draft = ProposalDraft.objects.get()
    for path in ("/proposals/", f"/proposals/drafts/{draft.id}/", f"/requests/{request.number}/"):
        assert "The client closed the request without an award." in text(browser.get(path))
    assert needs(bidder, at=now()) == []
    assert "cannot be brought back" in text(browser.get(f"/proposals/drafts/{draft.id}/discard/"))
    gone = browser.post(f"/proposals/drafts/{draft.id}/discard/", key())
    assert (gone.status_code, ProposalDraft.objects.count()) == (303, 0)


def test_a_revision_may_be_a_draft_too_and_is_sent_with_its_files():
    request, _ = opened()
    proposal, bidder = offered(request)
    page, address = reader(bidder), f"/proposals/{proposal.number}/revise/"
    shown = text(page.get(address))
    assert "Save as draft" in shown
    picture = SimpleUploadedFile("sketch.txt", b"A loaf.", content_type="text/plain")
    half = {"price": "", "text": "One more round,", "draft": "", "version": "1", "draft_version": "0"}
    assert page.post(address, {**half, "files": picture, **key()}).status_code == 303
    proposal.refresh_from_db()
    draft = ProposalDraft.objects.get()
    assert (proposal.version, draft.revises) == (1, 1)
    shown = text(page.get(address))
    for part in ("One more round,", "sketch.txt", 'name="draft_version" value="1"', "From the draft of"):
        assert part in shown
    listed = text(page.get("/proposals/"))
    assert f'href="{address}"' in listed
    assert f"revises P-{proposal.number}" in listed
    (need,) = [one for one in needs(bidder, at=now()) if one.kind is NeedKind.DRAFT]
    assert need.path == address
    assert "Go on with your draft" in text(page.get(f"/proposals/{proposal.number}/"))
    whole = {"price": "170", "text": "One more round, the same day.", "version": "1"}
    assert page.post(address, {**whole, "draft_version": "1", **key()}).status_code == 303
    proposal.refresh_from_db()
    assert (proposal.version, proposal.price_minor, ProposalDraft.objects.count()) == (2, 17_000, 0)
    assert "sketch.txt" in text(page.get(f"/proposals/{proposal.number}/"))
