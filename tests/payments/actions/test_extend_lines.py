"""extend_lines: a renewal lets a period that was cut short count on, and what comes after it."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.models import Agreement
from anyshore.payments.actions.extend_lines import extend_lines
from anyshore.payments.queries.purse import purse_of
from tests.factories import do
from tests.payments.lines_world import EXPECTED, IN_DECEMBER, LICENCE, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_cut_period_counts_to_its_own_end_and_amounts_go_on():
    deal = priced(WORDS, dated=(LICENCE,), end_on=date(2026, 12, 20))
    assert (deal.row().last_on, deal.rows("dated")) == (date(2026, 12, 20), [])
    assert deal.row().price_minor < EXPECTED
    Agreement.objects.filter(pk=deal.id).update(ends_on=date(2027, 6, 30))
    agreement = Agreement.objects.get(pk=deal.id)
    do(extend_lines, deal.client, IN_DECEMBER, purse=purse_of(agreement))
    assert (deal.row().last_on, deal.row().price_minor) == (date(2026, 12, 31), EXPECTED)
    assert [row.month for row in deal.rows("dated")] == [date(2027, 1, 1)]
