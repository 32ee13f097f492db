"""What retainers include: by property, and by the tables of their document."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.contracts.rules.lines import Retainer, TimeLine, Unused
from anyshore.contracts.rules.months import MonthPart, month_name, month_of, next_month, part_of, parts
from anyshore.delivery.rules.retained import included
from anyshore.delivery.rules.sheets import Worked, bill
from anyshore.kit.ids import new_id
from anyshore.payments.rules.months import ends_at, looked_at_until
from tests.tables import tables

DOCUMENT = "docs/algorithms/retainers.md"
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def test_the_months_of_the_document_are_right():
    for row in tables(DOCUMENT)[0]:
        part = MonthPart(
            date.fromisoformat(row["month"] + "-01"), *(date.fromisoformat(row[n]) for n in ("from", "to"))
        )
        for name in ("price", "minutes"):
            assert part.share(int(row[f"{name} of a month"])) == int(row[name])


def test_the_hours_of_the_document_are_right():
    rows = tables(DOCUMENT)[1]
    months = list(parts(date(2026, 12, 1), date(2027, 3, 1), None))
    used = {one.month: int(row["used"]) for one, row in zip(months, rows, strict=True)}
    retainer = Retainer(amount_minor=1, minutes=600, unused=Unused.CARRY)
    found = list(included(retainer, months, used, {}))
    for one, row, after in zip(found, rows, [*found[1:], None], strict=True):
        assert (month_name(one.month), one.carried, one.left) == (row["month"], int(row["carried"]), int(row["left"]))
        assert after is None or after.carried == int(row["goes on"])


def test_the_review_of_a_contract_that_was_signed_late_is_that_of_the_document():
    for row in tables(DOCUMENT)[2]:
        first, last = (date.fromisoformat(row[f"{name} day"]) for name in ("first", "last"))
        signed = datetime.fromisoformat(row["both signed"] + "+00:00")
        assert f"{looked_at_until(first, last, signed):%Y-%m-%dT%H:%M}" == row["looked at until"], row


@given(DAYS, st.integers(0, 800), st.integers(0, 400), st.integers(0, 10**9))
def test_the_months_of_an_agreement_are_its_days_and_no_part_costs_more_than_a_month(starts_on, days, until, whole):
    last = starts_on + timedelta(days=days)
    found = list(parts(starts_on, starts_on + timedelta(days=until), last))
    assert found[0].first_on == starts_on
    for one, after in pairwise(found):
        assert (one.last_on + timedelta(days=1), next_month(one.month)) == (after.first_on, after.month)
    assert all(month_of(one.first_on) == month_of(one.last_on) == one.month for one in found)
    assert all(0 <= one.share(whole) <= whole for one in found)
    assert part_of(next_month(month_of(last)), starts_on, last) is None
    signed_at = ends_at(starts_on - timedelta(days=1))
    assert ends_at(last) < looked_at_until(starts_on, last, signed_at) <= ends_at(last) + timedelta(days=12)


@given(DAYS, st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 500)), min_size=1, max_size=9), st.integers(0, 2000),
       st.sampled_from(Unused))  # fmt: skip
def test_nothing_is_carried_twice_and_none_is_made(starts_on, history, minutes, unused):
    months = list(parts(starts_on, starts_on + timedelta(days=31 * len(history)), None))[: len(history)]
    used = {one.month: row[0] for one, row in zip(months, history, strict=False)}
    standing = {one.month: row[1] for one, row in zip(months, history, strict=False)}
    found = list(included(Retainer(amount_minor=1, minutes=minutes, unused=unused), months, used, standing))
    assert found[0].carried == 0
    for one, after in pairwise(found):
        assert 0 <= after.carried <= min(one.minutes, one.left)
        assert unused is Unused.CARRY or after.carried == 0


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 1440), st.booleans()), max_size=8), st.integers(0, 5000), st.integers(0, 3000)
)
def test_what_is_covered_costs_nothing_and_uses_no_cap(rows, left, cap):
    line, month = TimeLine(role="Developer", rate_minor=6_000, cap_minutes=cap), date(2026, 12, 1)
    worked = [Worked(new_id(), 1, minutes, asked, month) for minutes, asked in rows]
    worth = bill([line], worked, {}, 0, {month: left})
    entered = sum(minutes for minutes, asked in rows if not asked)
    covered, counted = sum(row.covered for row in worth.rows), sum(row.minutes for row in worth.rows)
    assert covered == min(entered, left)
    assert counted - covered == min(entered - covered, cap)
    assert worth.total_minor == (counted - covered) * 100
