"""settle_claims: what is left at the end is owed, and never lapses with the service credits."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.actions.settle_claims import settle_claims
from anyshore.payments.actions.settle_levels import settle_levels
from anyshore.payments.models import ServiceCredit
from anyshore.payments.rules.claims import Asked, ClaimKind
from tests.contracts.world import events
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do, member_actor
from tests.moves import refuses
from tests.payments.claims_world import accepted, credits_of, limited
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)


def states(**of) -> set[str]:
    return {str(one) for one in ServiceCredit.objects.filter(**of).values_list("state", flat=True)}


def test_service_credits_lapse_and_claims_are_owed():
    deal = levelled(at_end="lapse")
    deal.read((1, 8_000), (2, 9_000), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    deal.close()
    asked = Asked(amount=Money(5_000, "EUR"), words="The files were lost.", on=IN_DECEMBER.date())
    given = {"agreement_id": deal.agreement.pk}
    claim = do(make_claim, deal.client, DAY_AFTER, kind=ClaimKind.DAMAGES, asked=asked, **given)
    do(accept_claim, deal.provider, DAY_AFTER, claim_id=claim.pk)
    do(settle_levels, deal.client, DAY_AFTER, **given)
    assert (states(claim=None), states(claim=claim)) == ({"lapsed"}, {"open"})
    do(settle_claims, deal.client, DAY_AFTER, **given)
    assert (states(claim=None), states(claim=claim)) == ({"lapsed"}, {"owed"})


def test_what_is_open_is_owed_and_told_once():
    deal = limited()
    accepted(deal, 3_000)
    accepted(deal, 1_000)
    do(settle_levels, deal.client, agreement_id=deal.id)
    assert {one[2] for one in credits_of(deal)} == {"open"}
    do(settle_claims, deal.client, agreement_id=deal.id)
    assert credits_of(deal) == [(3_000, 0, "owed"), (1_000, 0, "owed")]
    do(settle_claims, deal.client, agreement_id=deal.id)
    assert events(deal).count("ClaimsSettled") == 1


def test_refusals():
    deal = limited()
    accepted(deal, 3_000)
    refuses(Forbidden, settle_claims, member_actor(deal.client.organisation_id, Role.VIEWER), agreement_id=deal.id)
