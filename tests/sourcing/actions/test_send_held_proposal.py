"""send_held_proposal: with the client as it was signed, once its own people agree, everything looked at again."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.models import Rule
from anyshore.approvals.rules import AuthorGone
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.models import Membership
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.hold_proposal import hold_proposal
from anyshore.sourcing.actions.save_proposal_draft import save_proposal_draft
from anyshore.sourcing.actions.send_held_proposal import send_held_proposal
from anyshore.sourcing.models import HeldProposal, Proposal, ProposalDraft, TeamOffer
from anyshore.sourcing.models.parts import read_offer
from anyshore.sourcing.queries.team_view import team_view
from anyshore.sourcing.rules.held import ProposalUnapproved
from tests.contracts.world import replayed
from tests.factories import do
from tests.sourcing.held import Waits, ruling, waits
from tests.sourcing.teams import agreed, listed, terms
from tests.sourcing.world import LATER, events, offer, posted, proposed, refused

pytestmark = pytest.mark.django_db


def test_the_last_of_those_who_agree_sends_it_in_the_name_of_who_signed_it():
    found = waits(needed=2)
    found.said(0)
    assert (found.fresh().state, Proposal.objects.count()) == ("held", 0)
    found.said(1)
    sent = found.proposal()
    assert (found.fresh().state, found.fresh().proposal_id) == ("sent", sent.id)
    assert (sent.author_id, sent.price_minor, sent.state) == (found.here.asker.person_id, 18_000, "sent")
    assert read_offer(sent).text == "Three drafts, one final."
    assert events(found.held) == ["ProposalHeld", "HeldProposalSent"]
    assert events(sent) == ["ProposalSent"]


def test_a_revision_that_waited_is_the_next_version():
    request, _client = posted()
    here = ruling()
    small, _ = proposed(request, 10_000, actor=here.asker)
    found = waits(here=here, request=request, proposal_id=small.id, version=1)
    found.said()
    small.refresh_from_db()
    assert (small.version, small.price_minor, found.fresh().state) == (2, 18_000, "sent")


def test_a_team_agrees_first_and_the_leads_own_people_after_it():
    request, client = posted()
    here, one, two = ruling(), listed(), listed("Nord Tekst", "DK")
    waiting = do(ask_team, here.asker, LATER, request_id=request.id, terms=terms(one, two))
    agreed(waiting, one, two)
    assert (TeamOffer.objects.get().state, Proposal.objects.count()) == ("sent", 0)
    found = Waits(request, client, here, HeldProposal.objects.get())
    assert team_view(one, waiting.id, at=LATER).held
    found.said()
    assert found.fresh().refusal == {}
    assert found.proposal().state == "sent"
    assert TeamOffer.objects.get().proposal_id == found.proposal().id
    assert not team_view(one, waiting.id, at=LATER).held


def test_without_a_rule_any_more_whoever_may_bind_the_provider_sends_it():
    found = waits()
    with refused(ProposalUnapproved, needed=1):
        do(send_held_proposal, found.here.asker, LATER, held_id=found.held.id)
    do(retire_rule, found.here.owner, LATER, rule_id=Rule.objects.get().id)
    with refused(Forbidden):
        do(send_held_proposal, found.here.people[0], LATER, held_id=found.held.id)
    with refused(NotFound):
        do(send_held_proposal, found.client, LATER, held_id=found.held.id)
    first = replayed(send_held_proposal, found.here.owner, LATER, held_id=found.held.id)
    assert first
    assert found.proposal().author_id == found.here.asker.person_id
    with refused(NotAllowed):
        do(send_held_proposal, found.here.owner, LATER, held_id=found.held.id)


def test_who_signed_it_must_still_bind_the_provider():
    found = waits()
    Membership.objects.filter(user_id=found.here.asker.person_id).delete()
    with refused(AuthorGone):
        do(send_held_proposal, found.here.owner, LATER, held_id=found.held.id)


def test_its_draft_is_gone_with_it():
    request, _client = posted()
    here = ruling()
    do(save_proposal_draft, here.asker, LATER, request_id=request.id, version=0, written={"text": "So far"})
    found = waits(here=here, request=request)
    found.said()
    assert not ProposalDraft.objects.exists()


def test_a_price_that_was_not_agreed_to_is_asked_again():
    found = waits()
    found.said()
    sent = found.proposal()
    given = {"request_id": found.request.id, "terms": offer(19_000), "proposal_id": sent.id, "version": 1}
    again = do(hold_proposal, found.here.asker, LATER, **given)
    sent.refresh_from_db()
    assert (sent.price_minor, again.state) == (18_000, "held")
