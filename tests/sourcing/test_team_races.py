"""Members against each other, against the lead, and against the clock, on real connections."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.agree_to_team import agree_to_team
from anyshore.sourcing.actions.change_team import change_team
from anyshore.sourcing.actions.lapse_team import lapse_team
from anyshore.sourcing.models import Proposal, TeamAnswer, TeamOffer
from tests.contracts.world import performing, race
from tests.sourcing.teams import agreed, terms, waiting
from tests.sourcing.world import LATER, posted

pytestmark = pytest.mark.django_db(transaction=True)

TRIALS = 4


def test_two_members_at_once_send_it_once(committed_db):
    for _ in range(TRIALS):
        request, _ = posted()
        found, _lead, one, two = waiting(request)
        given = {"offer_id": found.id, "terms_hash": found.hash}
        done = race(performing(agree_to_team, one, LATER, **given), performing(agree_to_team, two, LATER, **given))
        assert not [one for one in done if isinstance(one, Exception)], done
        assert TeamOffer.objects.get(pk=found.pk).state == "sent"
        assert Proposal.objects.filter(request=request).count() == 1


def test_a_member_agrees_while_the_lead_changes_a_share(committed_db):
    """Either the agreement came first and fell with the change, or it was to terms that are gone."""
    for _ in range(TRIALS):
        request, _ = posted()
        found, lead, one, two = waiting(request)
        agreed(found, two)
        done = race(
            performing(agree_to_team, one, LATER, offer_id=found.id, terms_hash=found.hash),
            performing(change_team, lead, LATER, offer_id=found.id, version=1, terms=terms(two, one)),
        )
        now = TeamOffer.objects.get(pk=found.pk)
        lost = [one for one in done if isinstance(one, Exception)]
        assert len(lost) == 1
        assert isinstance(lost[0], Refused)
        assert lost[0].code in ("team_terms_moved", "not_allowed")
        sent = Proposal.objects.filter(request=request).count()
        assert (now.state, sent) in {("sent", 1), ("waiting", 0)}
        if now.state == "waiting":
            assert not TeamAnswer.objects.filter(offer=now, hash=now.hash).exists()


def test_the_last_agreement_against_the_deadline(committed_db):
    """Agreed in the last microsecond, or lapsed at the instant: whoever locks first wins, whole."""
    for _ in range(TRIALS):
        request, _ = posted()
        found, _lead, one, two = waiting(request)
        agreed(found, two)
        until = request.proposals_until
        done = race(
            performing(
                agree_to_team,
                one,
                until - timedelta(microseconds=1),
                offer_id=found.id,
                terms_hash=found.hash,
            ),
            performing(lapse_team, CLOCK, until, offer_id=found.id),
        )
        assert len([one for one in done if isinstance(one, Exception)]) == 1
        state = TeamOffer.objects.get(pk=found.pk).state
        assert (state, Proposal.objects.filter(request=request).count()) in {("sent", 1), ("lapsed", 0)}
