"""A translation paid by the word, month by month, and a licence with its support that falls due on fixed days."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.months import month_of, next_month
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage, Told
from anyshore.kit.money import Money
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.fund_line import fund_line
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.actions.report_count import report_count
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.queries.months import MonthRow, months_of

WRITER: Final = ("auental", "breizh")
MAKER: Final = ("tolhuis", "meridian")
NOTICES = (
    "Every notice of the utility in French for the partner town: works in the street, prices, the customer paper. It comes "
    "by mail, and what comes before noon is there the next working day."
)
COUNTED: Final = (
    ((18_420, "21 notices and the customer paper; the list names each with its words"), (3_150, "The annual report, chapters 1 and 2")),
    ((23_906, "26 notices, among them the new price sheet"), (0, "No document of more than ten pages this month")),
    ((16_385, "17 notices and the page about heat pumps"), (5_720, "The annual report, chapters 3 to 5")),
)  # fmt: skip
"""What each month counts: words of notices, words of documents, each with what shows it."""
AGAIN: Final = (22_406, "You are right: the price sheet was in the list twice, with 1,500 words.")
QUESTION: Final = "The price sheet is on lines 4 and 19 of your list: was it counted twice?"
RHYTHM: Final = {2: 3, 3: 1}
"""After how many months the licence and the support fall due again, by their line."""
COLOURS = (
    "The colour matcher for our lamp shades: set up once with our 64 fabrics, then the licence by the quarter and the "
    "support by the month."
)


def counted(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """Both stories, each where its two houses are here."""
    here = set(houses)
    words = [_words(stage)] if set(WRITER) <= here else []
    return words + ([_licence(stage)] if set(MAKER) <= here else [])


def _words(stage: Stage) -> Story:
    client, provider = WRITER
    first = months_after(month_of(stage.end.date()), -len(COUNTED))
    diary = stage.diary("words", _noon(first - timedelta(days=9)))
    deal = yield from _signed(
        stage, diary, WRITER, "Notices in French, by the word", NOTICES, "translation", _counted(first)
    )
    before, month = 0, first
    for place, counts in enumerate(COUNTED):
        yield diary.wait_until(_noon(max(month - timedelta(days=3), diary.at.date())))
        for row in _rows(stage, deal, provider, month):
            stage.do(fund_line, client, diary.at, month_id=row.id)
        month = next_month(month)
        if _noon(month + timedelta(days=2)) >= stage.end:
            return
        yield diary.wait_until(_noon(month + timedelta(days=1)))
        for row, (count, note) in zip(_rows(stage, deal, provider, months_after(month, -1)), counts, strict=True):
            stage.do(report_count, provider, diary.at, month_id=row.id, count=count, note=note)
        if place == len(COUNTED) - 1:
            return
        rows = _rows(stage, deal, provider, months_after(month, -1))
        if place == 1:
            yield from _asked(stage, diary, rows[0].id)
        yield diary.minutes(90, 240)
        for row in rows:
            stage.do(approve_month, client, diary.at, month_id=row.id)
        before = _earned(stage, deal, provider, before, months_after(month, -1))


def _asked(stage: Stage, diary: Diary, row_id: UUID) -> Generator[datetime, None, None]:
    """The client finds what was counted twice; the provider reports again."""
    client, provider = WRITER
    yield diary.minutes(60, 120)
    stage.do(ask_about_month, client, diary.at, month_id=row_id, words=QUESTION)
    yield diary.minutes(120, 300)
    count, note = AGAIN
    stage.do(report_count, provider, diary.at, month_id=row_id, count=count, note=note)


def _licence(stage: Stage) -> Story:
    client, provider = MAKER
    begins = months_after(month_of(stage.end.date()), -3)
    diary = stage.diary("licence", _noon(begins - timedelta(days=12)))
    deal = yield from _signed(
        stage, diary, MAKER, "Colour matcher: licence and support", COLOURS, "programming", _dated(begins)
    )
    yield diary.minutes(30, 60)
    for row in _rows(
        stage, deal, provider
    ):  # what was due at the signature is paid, the first of the rest stands ready
        if row.month <= begins:
            stage.do(pay_month if row.month < begins else fund_line, client, diary.at, month_id=row.id)
    before = _earned(stage, deal, provider, 0, diary.at.date())
    months = 0
    while _noon((day := months_after(begins, months)) + timedelta(days=1)) < stage.end:
        yield diary.wait_until(_noon(day + timedelta(days=1)))
        before = _earned(stage, deal, provider, before, day)
        for row in _rows(stage, deal, provider):
            step = RHYTHM.get(row.line, 0)
            if step and months % step == 0 and row.month == months_after(begins, months + step):
                stage.do(fund_line, client, diary.at, month_id=row.id)
        months += 1


def _rows(stage: Stage, deal: Told, provider: str, month: date | None = None) -> list[MonthRow]:
    rows = months_of(deal.id, stage.currencies[provider])
    return sorted((row for row in rows if month in (None, row.month)), key=lambda row: (row.month, row.line))


def _earned(stage: Stage, deal: Told, provider: str, before: int, until: date) -> int:
    """Keep count of what came for periods and days until then; return what the contract has released by then.

    A build that goes on after a cut reads rows that are further: what it does depends on days, never on states.
    """
    paid = sum(row.released.minor for row in _rows(stage, deal, provider) if row.month <= until)
    if paid > before:
        stage.earn(provider, Money(paid - before, stage.currencies[provider]), before)
    return paid


def _signed(
    stage: Stage, diary: Diary, sides: tuple[str, str], title: str, brief: str, category: str, lines: Lines
) -> Generator[datetime, None, Told]:
    client, provider = sides
    yield diary.later(stage.calendars[client])
    ends_on = months_after(lines.starts_on or diary.at.date(), 12)
    deal = stage.do(
        offer_agreement, client, diary.at, side=Side.CLIENT, other_id=stage.house(provider), title=title, brief=brief,
        category=category, unit=Unit.PROJECT, currency=stage.currencies[provider], lines=lines, fee_bps=stage.fee_bps,
        rail=stage.rail, terms=default_terms(Unit.PROJECT).ending(ends_on),
    )  # fmt: skip
    yield diary.minutes(30, 120)
    stage.do(sign_and_open, provider, diary.at, agreement_id=deal.id, version_hash=deal.hash)
    return deal


def _counted(first: date) -> Lines:
    notices = UnitLine(
        name="Notices into French", unit="word", rate_parts=112_500, expected=20_000, least=8_000, most=40_000
    )
    documents = UnitLine(
        name="Long documents into French", unit="word", rate_parts=95_000, expected=4_000, most=30_000
    )
    return Lines(starts_on=first, units=(notices, documents))


def _dated(begins: date) -> Lines:
    set_up = DatedLine(what="Setting it up with 64 fabrics", amount_minor=180_000)
    licence = DatedLine(what="Licence", amount_minor=96_000, first_on=begins, every=Every.QUARTER, object_days=14)
    support = DatedLine(what="Support", amount_minor=22_000, first_on=begins, every=Every.MONTH)
    return Lines(starts_on=begins, dated=(set_up, licence, support))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
