"""decline_team: a member says no, with a reason."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.call_off_team import call_off_team
from anyshore.sourcing.actions.decline_team import decline_team
from anyshore.sourcing.models import Proposal, TeamAnswer
from anyshore.sourcing.queries.teams import missing_from
from anyshore.sourcing.rules.refusals import TextMissing
from tests.factories import do, member_actor
from tests.moves import replays
from tests.sourcing.teams import agreed, waiting
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_the_lead_learns_why_and_nothing_is_sent():
    request, _ = posted()
    found, _lead, one, two = waiting(request)
    agreed(found, one)
    do(decline_team, two, LATER, offer_id=found.id, reason=" Too little for it. ")
    assert TeamAnswer.objects.get(agrees=False).words == "Too little for it."
    assert events(found)[-1] == "TeamDeclined"
    assert (missing_from(found), Proposal.objects.count()) == (1, 0)


def test_an_agreement_is_taken_back_and_may_be_given_again():
    request, _ = posted()
    found, _lead, one, two = waiting(request)
    agreed(found, one)
    do(decline_team, one, LATER, offer_id=found.id, reason="We are full.")
    assert agreed(found, two).state == "waiting"
    assert agreed(found, one).state == "sent"


def test_who_may_not_and_when():
    request, _ = posted()
    found, lead, one, _two = waiting(request)
    for actor in (lead, provider()):
        with refused(NotFound):
            do(decline_team, actor, LATER, offer_id=found.id, reason="No")
    member = member_actor(one.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(decline_team, member, LATER, offer_id=found.id, reason="No")
    with refused(TextMissing):
        do(decline_team, one, LATER, offer_id=found.id, reason=" ")
    do(call_off_team, lead, LATER, offer_id=found.id)
    with refused(NotAllowed):
        do(decline_team, one, LATER, offer_id=found.id, reason="No")


def test_a_replay_declines_once():
    request, _ = posted()
    found, _lead, one, _two = waiting(request)
    replays(decline_team, one, LATER, offer_id=found.id, reason="No")
    assert TeamAnswer.objects.count() == 1
