"""Converting a receipt, against the worked table of docs/algorithms/expenses.md."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.money import Money, parse
from anyshore.payments.rules.rates import EURO, MICRO, OLDEST, Quote, latest
from tests.tables import tables

PUBLISHED = [
    (date(2026, 11, 20), "USD", 1_080_000),
    (date(2026, 11, 20), "JPY", 162_500_000),
    (date(2026, 11, 27), "USD", 1_100_000),
]


def test_the_table():
    _limits, rows = tables("docs/algorithms/expenses.md")
    for row in rows:
        theirs, digits = row["receipt"].split()
        ours, on = row["contract in"], date.fromisoformat(row["spent on"])
        near = [one for one in PUBLISHED if one[0] <= on <= one[0] + OLDEST and one[1] in (theirs, ours)]
        quote = latest(near, theirs, ours)
        if row["rate of"] == "–":
            assert quote is None, row
            continue
        assert quote is not None
        assert quote.on.isoformat() == row["rate of"], row
        worth = quote.worth(parse(digits, theirs), ours)
        assert f"{worth.currency} {worth.plain()}" == row["comes to"], row


@given(minor=st.integers(1, 10**12), theirs=st.integers(MICRO // 10, 200 * MICRO))
def test_there_and_back_is_at_most_one_minor_unit_of_the_dearer_away(minor, theirs):
    quote, back = Quote(date(2026, 1, 1), theirs, MICRO), Quote(date(2026, 1, 1), MICRO, theirs)
    there = quote.worth(Money(minor, "USD"), EURO)
    assert abs(back.worth(there, "USD").minor - minor) <= theirs // (2 * MICRO) + 1
