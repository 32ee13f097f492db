"""make_claim: what each side may ask the other for, when, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.parties.rules import Role
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.actions.withdraw_claim import withdraw_claim
from anyshore.payments.rules.claims import (
    BeforeTheStart,
    ClaimKind,
    DefectNotFailed,
    Ground,
    OtherWayTaken,
    ReductionTooHigh,
)
from anyshore.payments.rules.refusals import AmountNotPositive
from anyshore.plumbing import files
from tests.contracts.world import events
from tests.deals import make_deal
from tests.delivery.defects_world import reported
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.claims_world import (
    TODAY,
    after,
    bill,
    clocks,
    failed,
    limited,
    lower,
    made,
    repaired,
    wanted,
)

pytestmark = pytest.mark.django_db


def waiting(actor) -> list[tuple[str, str]]:
    kinds = (NeedKind.CLAIM, NeedKind.LESSER_SUM)
    return [(str(one.kind), one.path) for one in needs(actor, at=NOW) if one.kind in kinds]


def test_damages_are_numbered_and_wait_for_the_other_side():
    deal = limited(review_days=3)
    one = made(deal, 3_000, ground=Ground.INTENT)
    two = made(deal, 700, side="provider")
    assert (one.number, one.side, one.kind, one.ground, one.state) == (1, "client", "damages", "intent", "made")
    assert (two.number, two.side, two.on_day, two.amount_minor) == (2, "provider", TODAY, 700)
    path = f"/contracts/{deal.agreement.number}/claims/"
    assert waiting(deal.provider) == [("claim", f"{path}1/")]
    assert waiting(deal.client) == [("claim", f"{path}2/")]
    until = add_working_days(NOW, 3, calendar(deal.provider.organisation_id))
    assert clocks(one) == [("payments.remind_of_claim", until)]
    assert events(deal).count("ClaimMade") == 2


def test_of_a_failed_defect_the_client_asks_for_a_lower_price_or_bills_the_repair():
    found = failed()
    one = lower(found, 5_000)
    assert (one.kind, one.defect.number, one.on_day) == ("reduction", 1, found.one().failed_at.date())
    other = wanted(found.deal, 100, ClaimKind.REPAIR, on=None, defect=1)
    file_ids = [bill(found.client)]
    refusal = refuses(OtherWayTaken, make_claim, found.client, after(found), file_ids=file_ids, **other)
    assert refusal.params == {"number": 1}
    do(withdraw_claim, found.client, after(found), claim_id=one.pk, words="We had it put right.")
    two = repaired(found, 100)
    assert len(files.of(("claim", two.pk))["claim", two.pk]) == 1
    given = wanted(found.deal, 100, ClaimKind.REDUCTION, on=None, defect=1)
    refuses(OtherWayTaken, make_claim, found.client, after(found), **given)


def test_a_lower_price_is_at_most_the_price():
    found = failed()
    given = wanted(found.deal, 20_001, ClaimKind.REDUCTION, on=None, defect=1)
    refusal = refuses(ReductionTooHigh, make_claim, found.client, after(found), **given)
    assert refusal.params["most"] == found.deal.money(20_000)
    assert lower(found, 20_000).amount_minor == 20_000


def test_also_after_the_end():
    deal = limited()
    do(cancel_agreement, deal.client, NOW, agreement_id=deal.id, reason="We need it no more.")
    assert made(deal, side="provider", at=NOW + timedelta(days=30)).state == "made"


def test_refusals():
    deal, (_, stranger) = limited(), make_organisation()
    refuses(NotFound, make_claim, stranger, **wanted(deal))
    for role in (Role.MEMBER, Role.VIEWER, Role.FINANCE):
        refuses(Forbidden, make_claim, member_actor(deal.client.organisation_id, role), **wanted(deal))
    refuses(Invalid, make_claim, deal.client, **wanted(deal, words="  "))
    assert refuses(Invalid, make_claim, deal.client, **wanted(deal, on=None)).params["reason"] == "empty"
    late = wanted(deal, on=TODAY + timedelta(days=2))
    assert refuses(Invalid, make_claim, deal.client, **late).params == {"field": "on", "reason": "future"}
    early = wanted(deal, on=TODAY - timedelta(days=2))
    assert refuses(BeforeTheStart, make_claim, deal.client, **early).params["field"] == "on"
    for amount in (deal.money(0), deal.money(-1), Money(100, "USD")):
        refuses(AmountNotPositive, make_claim, deal.client, **wanted(deal, amount=amount))


def test_refusals_of_defects():
    found = reported()
    deal, at = found.deal, NOW
    given = wanted(deal, 100, ClaimKind.REDUCTION, on=None, defect=1)
    refuses(DefectNotFailed, make_claim, deal.client, at, **given)
    gone = failed()
    given = wanted(gone.deal, 100, ClaimKind.REDUCTION, on=None, defect=1)
    refuses(Forbidden, make_claim, gone.provider, after(gone), **given)
    refuses(NotFound, make_claim, gone.client, after(gone), **wanted(gone.deal, 100, ClaimKind.REDUCTION, defect=2))
    refuses(Invalid, make_claim, gone.client, after(gone), **wanted(gone.deal, 100, ClaimKind.REDUCTION))
    without = wanted(gone.deal, 100, ClaimKind.REPAIR, on=None, defect=1)
    assert refuses(Invalid, make_claim, gone.client, after(gone), **without).params["field"] == "files"
    gone.right(after(gone))
    refuses(DefectNotFailed, make_claim, gone.client, after(gone), **given)


def test_of_another_agreement_a_defect_is_not_there():
    found, other = failed(), make_deal([20_000])
    given = wanted(other, 100, ClaimKind.REDUCTION, on=None, defect=1)
    refuses(NotFound, make_claim, other.client, after(found), **given)


def test_twice_is_once():
    deal = limited()
    replays(make_claim, deal.client, **wanted(deal))
    assert made(deal).number == 2
