"""send_revision_draft: the next version with the draft's files; one that was overtaken stays, and says so."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Stale
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.discard_proposal_draft import discard_proposal_draft
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_revision_draft import send_revision_draft
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import ProposalDraft
from anyshore.sourcing.queries.drafts import my_drafts
from tests.factories import do, member_actor
from tests.moves import replays
from tests.sourcing.actions.test_save_proposal_draft import saved, upload
from tests.sourcing.world import LATER, clocks, events, offer, posted, proposed, refused

pytestmark = pytest.mark.django_db


def begun():
    """A proposal of EUR 180, and a draft of its second version with a file."""
    request, owner = posted()
    proposal, bidder = proposed(request)
    return request, owner, proposal, bidder, saved(request, bidder, file_ids=(upload(bidder),))


def test_it_is_the_next_version_with_its_files_and_the_draft_is_gone():
    _, _, proposal, bidder, draft = begun()
    assert (draft.revises, my_drafts(bidder, at=LATER)[0].over, len(clocks(draft))) == (1, "", 1)
    done = do(send_revision_draft, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer(17_000))
    assert (done.version, done.price_minor, ProposalDraft.objects.count(), clocks(draft)) == (2, 17_000, 0, [])
    subject = ("proposal", proposal.id)
    assert [one.name for one in files.of(subject)[subject]] == ["sketch.txt"]
    assert (events(proposal)[-1], events(draft)[-1]) == ("ProposalRevised", "ProposalDraftSent")


def test_what_was_withdrawn_may_be_written_anew_and_its_writers_are_reminded():
    request, _, proposal, bidder, draft = begun()
    do(withdraw_proposal, bidder, LATER, proposal_id=proposal.id)
    run_due(request.proposals_until)
    assert events(draft)[-1] == "ProposalDraftDue"


def test_one_that_was_overtaken_stays_and_says_so():
    _, owner, proposal, bidder, _ = begun()
    do(revise_proposal, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer(16_000))
    assert my_drafts(bidder, at=LATER)[0].over == "proposed"
    with refused(Stale):
        do(send_revision_draft, bidder, LATER, proposal_id=proposal.id, version=1, terms=offer())
    ProposalDraft.objects.update(revises=2)
    do(decline_proposal, owner, LATER, proposal_id=proposal.id, reason_code="price")
    assert my_drafts(bidder, at=LATER)[0].over == "decided"


def test_who_may_not_and_a_draft_that_is_gone():
    _, _, proposal, bidder, draft = begun()
    member = member_actor(bidder.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(send_revision_draft, member, LATER, proposal_id=proposal.id, version=1, terms=offer())
    do(discard_proposal_draft, bidder, LATER, draft_id=draft.id)
    replays(send_revision_draft, bidder, at=LATER, proposal_id=proposal.id, version=1, terms=offer(17_000))
    proposal.refresh_from_db()
    assert proposal.version == 2
