"""A help desk by the month with service levels: half a year of readings, one miss with its cause, and its credit; and
what its other clauses bring."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.lines import Lines, Retainer
from anyshore.contracts.rules.months import month_of, next_month
from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.actions.report_cause import report_cause
from anyshore.delivery.queries.levels import missed_in, period_at
from anyshore.delivery.rules.levels import Given
from anyshore.demo import clauses
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage, Told
from anyshore.kit.money import Money
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.queries.months import months_of

CLIENT, PROVIDER = "tolhuis", "meridian"
BEGINS: Final = timedelta(days=158)
MISS: Final = 2
"""The place of the month that is missed, from the first."""
BRIEF = (
    "The shop’s help desk: every question about orders and deliveries, by mail and by chat, from Monday to Saturday."
)
LEVELS: Final = [
    ["answered the same working day", 9_500, 9_000, 6_000, "entered", "activity", "more"],
    ["solved without a second question", 8_000, 7_000, 4_000, "entered", "outcome", "more"],
]
READ: Final = ((9_710, 8_340), (9_660, 8_125), (8_820, 7_610), (9_540, 8_090), (9_780, 8_410), (9_805, 8_520))
EVIDENCE: Final = "Report of the help desk, all tickets of the month"
CAUSE: Final = (
    "Two of five people were ill in the same fortnight, and the chat stood open all the same. Since then the chat closes "
    "when fewer than three are there, and one person from the shop team is trained to help out."
)


def help_desk(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where both are here."""
    return [_told(stage)] if {CLIENT, PROVIDER} <= set(houses) else []


def _told(stage: Stage) -> Story:
    diary = stage.diary("help desk", stage.end - BEGINS)
    deal, first = yield from _signed(stage, diary)
    month = month_of(first)
    for place, (answered, solved) in enumerate(READ):
        after = next_month(month)
        if _noon(after + timedelta(days=2)) >= stage.end:
            break
        yield diary.wait_until(_noon(after + timedelta(days=2)))
        period = period_at(deal.id, max(month, first))
        assert period is not None
        readings = [Given(1, answered, EVIDENCE), Given(2, solved, EVIDENCE)]
        stage.do(enter_readings, PROVIDER, diary.at, period_id=period.pk, readings=readings)
        yield from _between(stage, diary, deal, place, period.pk)
        month = after
    yield from clauses.compared(stage, diary, deal, CLIENT, PROVIDER)
    yield from clauses.followed(stage, diary, deal, PROVIDER)
    period = period_at(deal.id, stage.end.date())
    if period is not None and stage.end - timedelta(hours=3) > diary.at:
        yield diary.wait_until(stage.end - timedelta(hours=3))
        reading = [Given(1, READ[-1][0], "So far this month")]
        stage.do(enter_readings, PROVIDER, diary.at, period_id=period.pk, readings=reading)
    paid = sum(one.released.minor for one in months_of(deal.id, stage.currencies[PROVIDER]))
    stage.earn(PROVIDER, Money(paid, stage.currencies[PROVIDER]), 0)


def _between(stage: Stage, diary: Diary, deal: Told, place: int, period_id: UUID) -> Generator[datetime, None, None]:
    """What happens between two readings: an insurance shown, a chat that the client runs, a cause told, damages."""
    if place == 0:
        yield from clauses.insured(stage, diary, deal, CLIENT, PROVIDER)
    elif place == MISS - 1:
        yield from clauses.stepped_in(stage, diary, deal, CLIENT, PROVIDER)
    elif place == MISS:
        yield from _reported(stage, diary, period_id)
    elif place == MISS + 1:
        yield from clauses.claimed(stage, diary, deal, CLIENT, PROVIDER)


def _reported(stage: Stage, diary: Diary, period_id: UUID) -> Generator[datetime, None, None]:
    """The period is closed by its clock; some days later the cause is told."""
    yield diary.wait_until(diary.at + timedelta(days=16))
    for result_id in missed_in(period_id):
        stage.do(report_cause, PROVIDER, diary.at, result_id=result_id, words=CAUSE)


def _signed(stage: Stage, diary: Diary) -> Generator[datetime, None, tuple[Told, date]]:
    yield diary.later(stage.calendars[CLIENT])
    starts_on = diary.at.date() + timedelta(days=1)
    found = usual("service_levels", Language.EN)
    clause = Chosen(found.key, found.number, {**found.values, "bedding_in_months": 0, "levels": LEVELS})
    deal = stage.do(
        offer_agreement, CLIENT, diary.at, side=Side.CLIENT, other_id=stage.house(PROVIDER),
        title="Help desk of the shop, by the month", brief=BRIEF, category="customer-support", unit=Unit.PROCESS,
        currency=stage.currencies[PROVIDER], fee_bps=stage.fee_bps, rail=stage.rail,
        clauses=[clause, _goes_on(), *clauses.long_clauses()],
        lines=Lines(starts_on=starts_on, retainer=Retainer(amount_minor=420_000, minutes=0)),
        terms=default_terms(Unit.PROCESS).ending(months_after(starts_on, 12)),
    )  # fmt: skip
    yield diary.minutes(30, 120)
    stage.do(sign_and_open, PROVIDER, diary.at, agreement_id=deal.id, version_hash=deal.hash)
    return deal, starts_on


def _goes_on() -> Chosen:
    """It goes on by itself, unless one side says no two months before."""
    found = usual("renewal", Language.EN)
    return Chosen(found.key, found.number, {**found.values, "notice_days": 60, "most": 2})


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
