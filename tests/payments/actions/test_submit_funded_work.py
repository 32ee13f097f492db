"""Handing in work whose money is held."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.insight.queries.contract import contract
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.rules.hours import HoursAreDrawn
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from tests.deals import make_deal
from tests.factories import NOW, do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays
from tests.payments.actions.test_record_draw import block

pytestmark = pytest.mark.django_db


def test_the_review_clock_starts():
    deal = make_deal()
    deal.fund()
    worker = member_actor(deal.provider.organisation_id, Role.MEMBER)
    submission = do(submit_funded_work, worker, milestone_id=deal.milestones[0], note="Here it is.")
    assert submission.state == "in_review"
    assert submission.review_until > submission.at


def test_what_nobody_paid_in_for_is_not_handed_in():
    deal = make_deal()
    given = {"milestone_id": deal.milestones[0], "note": "Here it is."}
    assert refuses(NotFunded, submit_funded_work, deal.provider, **given).params == {"state": "not_funded"}


def test_what_is_paid_by_invoice_is():
    deal = make_deal(payment=Payment.INVOICE, payment_days=30)
    assert deal.submit().state == "in_review"


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "note": "Here it is."}
    refuses(Forbidden, submit_funded_work, deal.client, **given)
    refuses(Forbidden, submit_funded_work, member_actor(deal.provider.organisation_id, Role.VIEWER), **given)
    refuses(NotFound, submit_funded_work, stranger, **given)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, submit_funded_work, deal.provider, **given)


def test_once():
    deal = make_deal()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "note": "Here it is."}
    replays(submit_funded_work, deal.provider, **given)
    refuses(NotAllowed, submit_funded_work, deal.provider, **given)


def test_prepaid_hours_are_never_handed_in():
    deal = block()
    refuses(HoursAreDrawn, submit_funded_work, deal.provider, milestone_id=deal.milestones[0])
    found = contract(deal.provider, deal.agreement.number, at=NOW)
    assert "submit" not in found.parts[0].may
    assert not [one for one in needs(deal.provider, at=NOW) if one.kind is NeedKind.DELIVER]
