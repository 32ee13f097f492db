"""Giving notice that work will stop."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.payments.rules.suspension import AwaitsAnswer, NoSuspension, NothingOverdue
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.unpaid import CURE, DAY, TO_WARN, record, unpaid

pytestmark = pytest.mark.django_db


def test_the_client_has_the_days_of_the_clause_to_pay():
    deal = unpaid()
    made = do(warn_of_suspension, deal.provider, TO_WARN, agreement_id=deal.id, words=" Please pay. ")
    assert (made.state, made.amount_minor, made.due_on) == ("warned", 20_000, date(2026, 12, 4))
    assert (made.cure_until, made.words) == (CURE, "Please pay.")
    assert [one.due_at for one in deadlines.of(("suspension", made.pk))] == [CURE]
    sound()


def test_refusals():
    deal = unpaid()
    given = {"agreement_id": deal.id}
    refuses(Forbidden, warn_of_suspension, deal.client, at=TO_WARN, **given)
    refuses(Forbidden, warn_of_suspension, member_actor(deal.provider.organisation_id), at=TO_WARN, **given)
    refuses(NotFound, warn_of_suspension, make_organisation()[1], at=TO_WARN, **given)
    refuses(NothingOverdue, warn_of_suspension, deal.provider, at=TO_WARN - DAY, **given)
    record(deal, 20_000, TO_WARN)
    refuses(AwaitsAnswer, warn_of_suspension, deal.provider, at=TO_WARN, **given)
    without = make_deal(rail="ledger_only")
    refuses(NoSuspension, warn_of_suspension, without.provider, at=TO_WARN, agreement_id=without.id)


def test_once():
    deal = unpaid()
    replays(warn_of_suspension, deal.provider, at=TO_WARN, agreement_id=deal.id)
    refuses(NotAllowed, warn_of_suspension, deal.provider, at=TO_WARN, agreement_id=deal.id)
