"""Suspension as a rule: what is late, the steps, what a standstill moves; the tables of
docs/algorithms/suspension.md."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from anyshore.contracts.rules.clauses.acting.late_penalty import NotTheirs, Stretch, delay
from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.standstill import day_before, days_within, moved_at, moved_on
from anyshore.contracts.rules.terms import ends_at
from anyshore.payments.rules.suspension import (
    Dues,
    DueSum,
    Stage,
    SuspensionState,
    cure_until,
    may_end_at,
    silence_of_suspension,
    unpaid,
)
from tests.tables import tables

DOC = "docs/algorithms/suspension.md"
ZONE = "Europe/Amsterdam"


def december(day: int) -> date:
    return date(2026, 12, day)


def sums(words: str) -> list[DueSum]:
    pairs = (one.split(":") for one in words.split(",")) if words != "–" else ()
    return [DueSum(december(int(day)), int(minor)) for day, minor in pairs]


def test_what_is_late_as_the_table_says():
    rows = [row.values() for row in tables(DOC)[0]]
    assert len(rows) == 6
    for given, paid, on, late in rows:
        dues = Dues(tuple(sums(given)), int(paid))
        assert dues.late(december(int(on))) == sums(late)


def test_the_steps_as_the_table_says():
    rows = [row.values() for row in tables(DOC)[1]]
    assert len(rows) == 4
    for version, late, to_pay, end, warn, cure, ends in rows:
        values = {"overdue_days": int(late), "warning_days": int(to_pay), "resume_days": 2}
        rule = Suspension.of(values | ({"end_days": int(end)} if version == "2" else {}))
        due_on, warned_on = december(1), date.fromisoformat(warn)
        assert rule.may_warn_on(due_on) == warned_on
        until = cure_until(rule, due_on, warned_on, ZONE)
        assert until == ends_at(date.fromisoformat(cure), ZONE)
        ends_then = may_end_at(rule, day_before(until, ZONE), ZONE)
        assert ends_then == (None if ends == "–" else ends_at(date.fromisoformat(ends), ZONE))


def test_what_moves_as_the_table_says():
    rows = [row.values() for row in tables(DOC)[2]]
    assert len(rows) == 6
    for row in rows:
        due, since, until, handed_in, moved, days = (int(one) for one in row)
        on = moved_on(december(due), december(since), december(until))
        assert on == december(moved)
        stretch = Stretch(NotTheirs.SUSPENDED, december(since), december(until))
        assert delay(on, december(handed_in), [stretch]).days == days


def test_a_standstill_never_makes_a_delivery_late():
    """As many days after its day as without the standstill, whenever that was: the delay is the same."""
    rng = random.Random(7)
    for _ in range(3_000):
        due = december(1) + timedelta(days=rng.randrange(40))
        since = december(1) + timedelta(days=rng.randrange(60))
        until = since + timedelta(days=rng.randrange(30))
        handed_in = december(1) + timedelta(days=rng.randrange(60))
        still = (until - since).days
        later = handed_in + timedelta(days=still) if handed_in > since else handed_in
        on = moved_on(due, since, until)
        found = delay(on, later, [Stretch(NotTheirs.SUSPENDED, since, until)])
        assert found.days == max((handed_in - due).days, 0), (due, since, until, handed_in)


def test_payments_settle_the_oldest_and_what_is_left_adds_up():
    rng = random.Random(8)
    for _ in range(1_000):
        given = [DueSum(december(rng.randrange(1, 28)), rng.randrange(1, 9_000)) for _ in range(rng.randrange(6))]
        whole = sum(one.minor for one in given)
        paid = rng.randrange(whole + 2_000)
        left = unpaid(given, paid)
        assert sum(one.minor for one in left) == max(whole - paid, 0)
        settled = {one.on for one in given} - {one.on for one in left}
        assert not left or all(on <= left[0].on for on in settled)
        one = rng.randrange(paid + 1)
        assert left == unpaid(unpaid(given, one), paid - one)


def test_a_clock_runs_on_with_what_was_left_of_it():
    at = datetime(2026, 12, 5, 9, tzinfo=UTC)
    assert moved_at(at, at - timedelta(days=2), at + timedelta(days=9)) == at + timedelta(days=11)
    assert moved_at(at, at, at + timedelta(days=9)) == at


def stage(**more: object) -> Stage:
    by_itself = bool(more.pop("by_itself", False))
    rule = Suspension(overdue_days=14, warning_days=10, resume_days=2, by_itself=by_itself, end_days=30)
    return Stage(rule, ZONE, december(1), 500, **more)


def told(one: Stage, at: datetime = datetime(2026, 12, 2, tzinfo=UTC)) -> list[tuple[str, datetime]]:
    return [(found.code, found.at) for found in silence_of_suspension(one, "EUR", at)]


def test_if_nobody_acts_names_every_step_with_its_instant():
    assert told(stage()) == [("payments.may_warn", ends_at(december(14), ZONE))]
    assert told(stage(), datetime(2026, 12, 20, tzinfo=UTC)) == []
    cure = ends_at(december(25), ZONE)
    warned = {"state": SuspensionState.WARNED, "cure_until": cure}
    assert told(stage(**warned)) == [("payments.may_stop", cure)]
    ends = ends_at(date(2027, 1, 24), ZONE)
    assert told(stage(by_itself=True, **warned)) == [("payments.work_stops", cure), ("payments.may_end_unpaid", ends)]
    assert told(stage(by_itself=True, disputed=True, **warned)) == [("payments.may_stop", cure)]
    still = stage(state=SuspensionState.STANDING, stopped_on=december(25))
    assert told(still) == [("payments.may_end_unpaid", ends)]
    assert silence_of_suspension(None, "EUR", cure) == []


def test_the_price_of_a_month_as_the_table_says():
    rows = [row.values() for row in tables(DOC)[3]]
    assert len(rows) == 6
    rule = Suspension(overdue_days=14, warning_days=10, resume_days=2, end_days=30, price_stops=True)
    for month, price, since, until, left_out, costs in rows:
        first = date.fromisoformat(f"{month}-01")
        noon = datetime(2000, 1, 1, 12, tzinfo=UTC).timetz()
        spell = [datetime.combine(date.fromisoformat(day), noon) if day != "–" else None for day in (since, until)]
        still = days_within([(spell[0], spell[1])], first, december(31), ZONE)
        assert len(still) == int(left_out)
        assert rule.price_of_month(int(price), 31, len(still)) == int(costs)
        runs_on = Suspension(overdue_days=14, warning_days=10, resume_days=2, end_days=30)
        assert runs_on.price_of_month(int(price), 31, len(still)) == int(price)


def test_two_standstills_count_a_day_once():
    noon = [datetime(2026, 12, day, 12, tzinfo=UTC) for day in range(1, 8)]
    assert len(days_within([(noon[0], noon[3]), (noon[2], noon[5])], december(1), december(31), ZONE)) == 5
    assert days_within([(noon[0], noon[3])], december(10), december(31), ZONE) == frozenset()
