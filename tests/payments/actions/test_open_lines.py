"""open_lines: what has begun has its place, and what comes next."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.rules.priced import Every
from anyshore.contracts.rules.terms import EndRule
from anyshore.payments.actions.open_lines import open_lines
from anyshore.payments.queries.purse import purse_of
from anyshore.plumbing import deadlines
from tests.contracts.priced_world import words_line
from tests.factories import NOW, do
from tests.payments.lines_world import DECEMBER, DOWN, EXPECTED, JANUARY, LICENCE, OBJECTS, OVER, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_signature_opens_the_first_of_each_line_and_its_clock():
    deal = priced(WORDS, dated=(LICENCE, DOWN))
    (row,) = deal.rows()
    assert (row.first_on, row.last_on, row.price_minor, row.name) == (
        DECEMBER, date(2026, 12, 31), EXPECTED, "Translation into German",
    )  # fmt: skip
    assert [one.due_at for one in deadlines.of(("retainer_month", row.pk))] == [OVER]
    down, licence = deal.rows("dated")
    assert (down.month, licence.month) == (NOW.date(), JANUARY)
    assert [one.due_at for one in deadlines.of(("retainer_month", licence.pk))] == [OBJECTS]
    assert do(open_lines, deal.client, NOW, purse=purse_of(deal.agreement)) == []


def test_what_began_before_is_opened_up_to_now_and_one_more():
    deal = priced(words_line(Every.WEEK), starts_on=date(2026, 11, 10))
    assert [row.first_on.day for row in deal.rows()] == [10, 16, 23, 30]


def test_what_is_counted_once_has_no_clock_without_a_last_day():
    deal = priced(words_line(Every.ONCE), end_on=None, end_rule=EndRule.OPEN)
    (row,) = deal.rows()
    assert (row.last_on.year, deadlines.of(("retainer_month", row.pk))) == (2999, [])
