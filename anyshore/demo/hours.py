"""A contract by the hour: one week approved, one submitted, one running, and what was questioned in between."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.lines import Duty, Lines, TimeLine
from anyshore.contracts.rules.priced import Every
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.enter_hours import enter_hours
from anyshore.delivery.actions.submit_sheet import submit_sheet
from anyshore.delivery.queries.sheets import entries_of, sheet_of_week
from anyshore.delivery.rules.sheets import Cell
from anyshore.delivery.rules.weeks import review_until, week_at
from anyshore.demo import board
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage, Told
from anyshore.kit.money import Money
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.fund_week import fund_week
from anyshore.payments.actions.sign_and_open import sign_and_open

CLIENT, PROVIDER = "tolhuis", "meridian"
WEEK: Final = timedelta(days=7)
BRIEF = "Keep the configurator of our lamps going: small features, bugs, a test before each release. Some days a week."
WORKED: Final = (
    (0, 1, 420, "Price list import, first half"),
    (1, 1, 450, "Price list import, second half and its tests"),
    (1, 2, 90, "Tried the import with the list of last year"),
    (2, 1, 240, "The dimmer option that broke in Safari"),
    (3, 2, 180, "Release test"),
    (3, 1, 480, "Dimmer option, review with Marit"),
    (4, 1, 360, "Clean-up after the release"),
)
"""Day of the week, line, minutes, note: half an hour more than the developer's cap."""
ASKED, QUESTION = 180, "Was the release test not done by your own tester last week already?"


def by_the_hour(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where both are here."""
    return [_told(stage)] if {CLIENT, PROVIDER} <= set(houses) else []


def _told(stage: Stage) -> Story:
    this = week_at(stage.end)
    first, second = this - 2 * WEEK, this - WEEK
    diary = stage.diary("hours", _noon(first - timedelta(days=4)))
    deal = yield from _signed(stage, diary, first)
    yield from _funded(stage, diary, deal, first)
    items = board.plan(stage, CLIENT, PROVIDER, diary.at, deal.id, first)
    yield diary.wait_until(_noon(first + timedelta(days=4, hours=4)))
    board.first_week(stage, CLIENT, PROVIDER, diary.at, items)
    _enter(stage, diary.at, deal, first, range(5))
    yield from _funded(stage, diary, deal, second)
    yield diary.wait_until(_noon(second + timedelta(days=1)))  # Monday noon has submitted the first week
    stage.do(approve_hours, CLIENT, diary.at, sheet_id=_sheet(deal, first))
    before = _earn(stage, deal, first, 0)
    yield diary.wait_until(_noon(second + timedelta(days=4, hours=4)))
    _enter(stage, diary.at, deal, second, range(5))
    stage.do(submit_sheet, PROVIDER, diary.at, sheet_id=_sheet(deal, second))
    board.second_week(stage, CLIENT, PROVIDER, diary.at, items)
    yield diary.minutes(60, 90)
    asked = next(one for one in _entries(deal, second) if one.minutes == ASKED)
    stage.do(ask_about_entry, CLIENT, diary.at, entry_id=asked.pk, words=QUESTION)
    yield from _funded(stage, diary, deal, this)
    for place in range(5):
        yield diary.wait_until(_noon(this + timedelta(days=place, hours=4)))
        _enter(stage, diary.at, deal, this, [place])
    yield diary.wait_until(review_until(second, diary.at) + timedelta(minutes=1))  # by silence, but for the question
    _earn(stage, deal, second, before)


def _funded(stage: Stage, diary: Diary, deal: Told, week: date) -> Generator[datetime, None, None]:
    yield diary.wait_until(_noon(week - timedelta(days=2)))
    stage.do(fund_week, CLIENT, diary.at, agreement_id=deal.id, week=week)


def _signed(stage: Stage, diary: Diary, first: date) -> Generator[datetime, None, Told]:
    yield diary.later(stage.calendars[CLIENT])
    deal = stage.do(
        offer_agreement, CLIENT, diary.at, side=Side.CLIENT, other_id=stage.house(PROVIDER),
        title="Configurator, some days a week", brief=BRIEF, category="programming", unit=Unit.PROJECT,
        currency=stage.currencies[PROVIDER], lines=_lines(first), fee_bps=stage.fee_bps, rail=stage.rail,
    )  # fmt: skip
    yield diary.minutes(30, 120)
    stage.do(sign_and_open, PROVIDER, diary.at, agreement_id=deal.id, version_hash=deal.hash)
    return deal


def _earn(stage: Stage, deal: Told, week: date, before: int) -> int:
    """Keep count of what the week brought; return what the contract has released by then."""
    paid = sum(int(one.amount_minor) for one in _entries(deal, week))
    stage.earn(PROVIDER, Money(paid, stage.currencies[PROVIDER]), before)
    return before + paid


def _enter(stage: Stage, at: datetime, deal: Told, week: date, days: Sequence[int]) -> None:
    rows = [row for row in WORKED if row[0] in days]
    cells = [Cell(line, week + timedelta(days=place), minutes, note) for place, line, minutes, note in rows]
    stage.do(enter_hours, PROVIDER, at, agreement_id=deal.id, cells=cells)


def _sheet(deal: Told, week: date) -> UUID:
    sheet = sheet_of_week(deal.id, week)
    assert sheet is not None
    return sheet.pk


def _entries(deal: Told, week: date) -> list[Any]:
    sheet = sheet_of_week(deal.id, week)
    return entries_of(sheet) if sheet else []


def _lines(starts_on: date) -> Lines:
    developer = TimeLine(role="Developer", level="senior", rate_minor=5_200, cap_minutes=32 * 60)
    tester = TimeLine(role="Tester", level="medior", rate_minor=3_800, cap_minutes=4 * 60)
    return Lines(
        starts_on=starts_on, time=(developer, tester), duties=(Duty(what="A note each Friday", every=Every.WEEK),)
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
