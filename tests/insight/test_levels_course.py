"""What silence makes of service levels: credits of misses to come, their payments, causes that are overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.delivery.rules.levels import OpenPeriod
from anyshore.insight.queries.if_nobody_acts import Course, in_order
from anyshore.insight.queries.levels_course import LevelsCourse, Waiting, closings
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import Calendar
from tests.delivery.levels_world import ANSWERED, UP, clause

DECEMBER, OVER = date(2026, 12, 1), datetime(2027, 1, 1, tzinfo=UTC)
CLOSES = datetime(2027, 1, 15, 16, tzinfo=UTC)
PERIOD = OpenPeriod(DECEMBER, date(2026, 12, 31), OVER, OVER + timedelta(days=7), CLOSES, 0, (8_000, 9_999))
PAID = CLOSES + timedelta(days=7)
CLOSED = Consequence(CLOSES, "delivery.period_closed", "client", {"period": DECEMBER})


def course(period: OpenPeriod = PERIOD, price: int = 1_000_000, **values: object) -> LevelsCourse:
    """December with its price counted already; the client answers the same day (40 % of what is at risk) and is up."""
    at = values.pop("waiting", ())
    levels = ServiceLevels.of(clause(ANSWERED, UP, at_risk_bps=1_000, **values).values)
    return LevelsCourse(
        levels=levels, currency="EUR", begun_on=DECEMBER, provider=Calendar(zone="Europe/Warsaw"),
        periods=(period,), prices={DECEMBER: price}, waiting=at,
    )  # fmt: skip


def month(minor: int, **more: object) -> Consequence:
    return Consequence(PAID, "payments.month_approved", "client", {"amount_minor": minor, "month": DECEMBER, **more})


def test_a_miss_credits_its_part_of_what_is_at_risk_and_its_cause_is_due():
    told = closings([CLOSED], None, course())
    assert (told[0].params["missed"], told[0].params["credit_minor"], told[0].params["opened_minor"]) == (
        1,
        40_000,
        40_000,
    )
    assert [(one.code, one.params["measure"]) for one in told[1:]] == [("delivery.cause_missed", ANSWERED[0])]
    assert told[1].at == course().levels.report_by(CLOSES, course().provider)


def test_what_silence_approves_before_the_close_counts_to_the_price():
    more = month(500_000, last_on=date(2026, 12, 31), counts_from=OVER)
    assert closings([CLOSED, more], None, course())[0].params["credit_minor"] == 60_000
    late = month(500_000, last_on=date(2026, 12, 31), counts_from=CLOSES + timedelta(seconds=1))
    other = month(500_000, last_on=date(2027, 1, 31), counts_from=OVER)
    assert closings([CLOSED, late, other], None, course())[0].params["credit_minor"] == 40_000


def test_the_credit_lowers_the_payments_after_it_and_never_below_nothing():
    first, second = month(30_000), replace(month(30_000), at=PAID + timedelta(days=1))
    told = in_order([CLOSED, first, second], Course(levels=course(), completes=False))
    assert [one.params["amount_minor"] for one in told if one.code == "payments.month_approved"] == [0, 20_000]


def test_a_level_that_is_computed_later_says_so_and_the_payments_after_it_too():
    unknown = replace(PERIOD, unforeseen=frozenset({1}))
    told = in_order([CLOSED, month(30_000)], Course(levels=course(unknown), completes=False))
    assert (told[0].params["missed"], told[0].params["unforeseen"]) == (0, [ANSWERED[0]])
    assert (told[1].params["amount_minor"], told[1].params["at_most"]) == (30_000, True)
    assert not [one for one in told if one.code == "delivery.cause_missed"]


def test_a_credit_that_may_be_earned_back_waits_and_one_before_it_is_free_by_the_next_miss():
    before = Waiting(date(2026, 11, 1), 1, 7_000)
    told = closings([CLOSED], None, course(earn_back=True, earn_back_periods=2, waiting=(before,)))
    assert (told[0].params["credit_minor"], told[0].params["opened_minor"]) == (40_000, 7_000)


def test_a_credit_that_is_earned_back_never_lowers_a_payment():
    good, before = replace(PERIOD, counted=(9_900, 9_999)), Waiting(date(2026, 11, 1), 1, 7_000)
    told = closings([CLOSED], None, course(good, earn_back=True, earn_back_periods=1, waiting=(before,)))
    assert (told[0].params["credit_minor"], told[0].params["opened_minor"]) == (0, 0)


def test_while_work_stands_still_no_cause_is_due_until_the_contract_is_over():
    stops = replace(course(), stops_at=CLOSES - timedelta(days=1))
    assert [one.code for one in closings([CLOSED], None, stops)] == ["delivery.period_closed"]
    over = CLOSES + timedelta(days=30)
    told = closings([CLOSED], over, stops)
    assert told[1].at == stops.levels.report_by(CLOSES, stops.provider) + timedelta(days=30)


def test_a_credit_of_a_level_of_which_less_is_better_is_earned_back_by_less():
    less = ["answered late", 500, 1_000, 10_000, "entered", "activity", "less"]
    levels = ServiceLevels.of(clause(less, at_risk_bps=1_000, earn_back=True, earn_back_periods=1).values)
    waiting = (Waiting(date(2026, 11, 1), 1, 700),)
    for counted, opened, credit in ((500, 0, 0), (501, 700, 50_000), (10_000, 700, 100_000)):
        period = replace(PERIOD, counted=(counted,))
        told = closings([CLOSED], None, replace(course(period, waiting=waiting), levels=levels))
        assert (told[0].params["opened_minor"], told[0].params["credit_minor"]) == (opened, credit)
