"""send_team_offer: what all agreed to, by hand where it could not go by itself."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing import files
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.send_team_offer import send_team_offer
from anyshore.sourcing.models import Proposal, TeamOffer
from anyshore.sourcing.rules.quotas import QuotaUsed
from anyshore.sourcing.rules.refusals import ProposalsClosed
from anyshore.sourcing.rules.teams import TeamNotAgreed
from tests.factories import do
from tests.moves import replays
from tests.sourcing.actions.test_save_proposal_draft import upload
from tests.sourcing.teams import agreed, listed, terms, waiting
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def stuck(request):
    """All agreed, but at that moment the lead had no turn left."""
    found, lead, one, two = waiting(request)
    agreed(found, one)
    return agreed(found, two, a_week=0), lead, one


def test_the_lead_sends_it_by_hand():
    request, _ = posted()
    found, lead, _one = stuck(request)
    sent = do(send_team_offer, lead, LATER, offer_id=found.id)
    assert (sent.state, sent.proposal.provider_id) == ("sent", lead.organisation_id)
    assert events(found)[-2:] == ["TeamNotSent", "TeamOfferSent"]


def test_its_files_go_with_it():
    request, _ = posted()
    lead, one = provider(), listed()
    given = {"terms": terms(one), "file_ids": (upload(lead, "plan.txt"),)}
    sent = agreed(do(ask_team, lead, LATER, request_id=request.id, **given), one)
    subject = ("proposal", sent.proposal_id)
    assert [one.name for one in files.of(subject)[subject]] == ["plan.txt"]


def test_who_may_not_and_when():
    request, owner = posted()
    found, lead, one, two = waiting(request)
    with refused(TeamNotAgreed):
        do(send_team_offer, lead, LATER, offer_id=found.id)
    agreed(found, one)
    agreed(found, two, a_week=0)
    with refused(NotFound):
        do(send_team_offer, owner, LATER, offer_id=found.id)
    with refused(Forbidden):
        do(send_team_offer, one, LATER, offer_id=found.id)
    with refused(QuotaUsed):
        do(send_team_offer, lead, LATER, offer_id=found.id, a_week=0)
    with refused(ProposalsClosed):
        do(send_team_offer, lead, request.proposals_until, offer_id=found.id)
    do(send_team_offer, lead, LATER, offer_id=found.id)
    with refused(NotAllowed):
        do(send_team_offer, lead, LATER, offer_id=found.id)


def test_a_replay_sends_once():
    request, _ = posted()
    found, lead, _one = stuck(request)
    replays(send_team_offer, lead, LATER, offer_id=found.id)
    assert (Proposal.objects.count(), TeamOffer.objects.get().state) == (1, "sent")
