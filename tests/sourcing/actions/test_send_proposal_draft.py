"""send_proposal_draft: a proposal with the draft's files, and no draft any more."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.discard_proposal_draft import discard_proposal_draft
from anyshore.sourcing.actions.send_proposal_draft import send_proposal_draft
from anyshore.sourcing.models import Proposal, ProposalDraft
from anyshore.sourcing.queries.drafts import draft_on, my_drafts
from anyshore.sourcing.rules.quotas import QuotaUsed
from anyshore.sourcing.rules.refusals import AlreadyProposed, ProposalsClosed, TextMissing
from tests.factories import do, member_actor
from tests.moves import replays
from tests.sourcing.actions.test_save_proposal_draft import saved, upload
from tests.sourcing.world import LATER, events, offer, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_it_is_sent_with_the_files_that_were_kept_and_the_draft_is_gone():
    request, _ = posted()
    bidder = provider()
    draft = saved(request, bidder, file_ids=(upload(bidder), upload(bidder, "plan.txt")))
    sketch, _plan = draft_on(bidder, request.id, at=LATER).files
    more = {"file_ids": (upload(bidder, "more.txt"), upload(bidder, "plan.txt")), "drop_ids": (sketch.id,)}
    proposal = do(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer(), **more)
    subject = ("proposal", proposal.id)
    assert sorted(one.name for one in files.of(subject)[subject]) == ["more.txt", "plan.txt"]
    assert (ProposalDraft.objects.count(), events(draft)[-1]) == (0, "ProposalDraftSent")
    assert events(proposal) == ["ProposalSent"]


def test_the_checks_of_sending_hold_and_the_draft_stays():
    request, _ = posted()
    bidder = provider()
    saved(request, bidder)
    with refused(TextMissing, field="text"):
        do(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer(text=" "))
    with refused(ProposalsClosed):
        do(send_proposal_draft, bidder, request.proposals_until, request_id=request.id, terms=offer())
    with refused(QuotaUsed):
        do(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer(), a_week=0)
    member = member_actor(bidder.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(send_proposal_draft, member, LATER, request_id=request.id, terms=offer())
    assert ProposalDraft.objects.count() == 1


def test_one_proposal_a_provider_and_a_draft_left_over_says_so():
    request, _ = posted()
    bidder = provider()
    saved(request, bidder)
    proposal, _ = proposed(request, actor=bidder)
    with refused(AlreadyProposed):
        do(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer())
    (row,) = my_drafts(bidder, at=LATER)
    assert (row.over, row.proposal) == ("proposed", proposal.number)


def test_without_the_draft_that_a_colleague_discarded_it_is_sent_all_the_same():
    request, _ = posted()
    bidder = provider()
    draft = saved(request, bidder)
    do(discard_proposal_draft, bidder, LATER, draft_id=draft.id)
    assert do(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer()).state == "sent"


def test_a_replay_sends_once():
    request, _ = posted()
    bidder = provider()
    saved(request, bidder)
    replays(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer())
    assert Proposal.objects.count() == 1
