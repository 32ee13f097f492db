"""The hours of one agreement with their money, for their pages: one week whole, and all weeks in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.terms import Payment
from anyshore.delivery.queries.retained import last_day_of
from anyshore.delivery.queries.sheet_page import sheets_of, week_page
from anyshore.delivery.queries.sheet_rows import EntryRow, SheetRow, WeekPage
from anyshore.delivery.queries.sheets import lines_of
from anyshore.delivery.rules.sheets import NoHours, SheetState
from anyshore.delivery.rules.weeks import days_of, next_week, week_at, week_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.credits import open_minor
from anyshore.payments.queries.months import MonthRow, months_of
from anyshore.payments.queries.owed import owed_of
from anyshore.payments.queries.purse import deal_of
from anyshore.payments.queries.weeks import WeekMoney, week_money
from anyshore.payments.rails import rail


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPage:
    """One week of an agreement. ``before`` and ``after`` are the weeks beside it that can hold hours, ``now`` is the
    week that runs; ``may`` holds the reader's verbs, those of money (fund, pay) too. ``ahead``: weeks are funded
    before they begin; ``promises``: the amounts are promises between the parties. ``days`` are those that can hold
    hours now, ``mine`` the reader's own entries, ``off`` what service credits take, or took, off it."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    currency: str
    fee_bps: int
    ahead: bool
    promises: bool
    page: WeekPage
    money: WeekMoney
    before: date | None
    after: date | None
    now: date
    days: tuple[date, ...]
    mine: tuple[EntryRow, ...]
    off: Money
    may: frozenset[str]

    @property
    def side(self) -> Side | None:
        """The reader's side."""
        return self.page.side

    @property
    def due(self) -> Money:
        """What was approved and not paid."""
        approved = self.page.state == SheetState.APPROVED
        return self.page.payable - self.money.credit - self.money.released if approved else Money.zero(self.currency)


@dataclass(frozen=True, slots=True)
class HoursList:
    """All weeks of an agreement, the last in front, each with its money; ``now`` is the week that runs or the last
    one. ``months`` are those of a retainer, ``ahead``: paid in before they begin. ``promises``: the parties pay each
    other, and ``is_paid`` then that nothing is owed now. ``keeps_hours``: hours can be entered."""

    number: int
    title: str
    side: Side | None
    rows: tuple[tuple[SheetRow, WeekMoney], ...]
    now: date
    months: tuple[MonthRow, ...]
    ahead: bool
    promises: bool
    is_paid: bool
    keeps_hours: bool


def hours_page(actor: Actor, number: int, week: date, *, at: datetime) -> HoursPage:
    """One week of the agreement of that number; NotFound for one that the actor does not see or that pays no hours."""
    found = _found(actor, number)
    lines = lines_of(found)
    first, last = _bounds(found, lines.starts_on or week)
    if not first <= week <= max(last, week_at(at)) + timedelta(weeks=4):
        raise NotFound()
    page = week_page(actor, found, week, at=at)
    money = week_money(found.pk, found.currency, lines.week_minor, [week])[week]
    made = HoursPage(
        agreement_id=found.pk,
        number=number,
        title=found.title,
        client=found.client.name,
        provider=found.provider.name,
        currency=found.currency,
        fee_bps=found.fee_bps,
        ahead=found.terms["payment"] != Payment.INVOICE and lines.week_minor > 0,
        promises=rail(found.rail).PROMISES,
        page=page,
        money=money,
        before=week - timedelta(weeks=1) if week > first else None,
        after=next_week(week) if week < min(last, next_week(week_at(at))) else None,
        now=week_at(at),
        days=tuple(day for day in days_of(week) if _counts(found, lines.starts_on, day) and day <= at.date()),
        mine=tuple(one for one in page.entries if one.person_id == actor.person_id and not one.is_correction),
        off=money.credit if page.state == SheetState.APPROVED else _coming_off(found, page.payable),
        may=page.may,
    )
    return _with_money(actor, found, made, at)


def hours_list(actor: Actor, number: int, *, at: datetime) -> HoursList:
    """All weeks of the agreement; NotFound as above."""
    found = _found(actor, number)
    lines = lines_of(found)
    rows = sheets_of(found)
    money = week_money(found.pk, found.currency, lines.week_minor, [row.week for row in rows])
    first, last = _bounds(found, lines.starts_on or at.date())
    side = {found.client_id: Side.CLIENT, found.provider_id: Side.PROVIDER}.get(actor.organisation_id)
    now = min(max(week_at(at), first), last)
    months = tuple(row for row in months_of(found.pk, found.currency) if not row.is_priced) if lines.retainer else ()
    weeks = tuple((row, money[row.week]) for row in rows)
    promises = rail(found.rail).PROMISES
    return HoursList(
        number=number,
        title=found.title,
        side=side,
        rows=weeks,
        now=now,
        months=months,
        ahead=found.terms["payment"] != Payment.INVOICE,
        promises=promises,
        is_paid=promises and not owed_of(deal_of(found)).owed,
        keeps_hours=bool(lines.time),
    )


def _found(actor: Actor, number: int) -> Any:
    rows = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider")
    found = rows.first()
    if found is None:
        raise NotFound()
    try:
        lines_of(found)
    except NoHours:
        raise NotFound() from None
    return found


def _bounds(agreement: Any, starts_on: date) -> tuple[date, date]:
    """The first and the last week in which hours can count."""
    last = last_day_of(agreement)
    return week_of(starts_on), week_of(last) if last else date.max - timedelta(weeks=6)


def _counts(agreement: Any, starts_on: date | None, day: date) -> bool:
    last = last_day_of(agreement)
    return (starts_on is None or starts_on <= day) and (last is None or day <= last)


def _coming_off(agreement: Any, payable: Money) -> Money:
    """What open service credits would take off a week of this worth."""
    return min(Money(open_minor(agreement.pk), agreement.currency), payable)


def _with_money(actor: Actor, agreement: Any, made: HoursPage, at: datetime) -> HoursPage:
    """The page with what the reader may do about money."""
    pays = may_fund(actor, deal_of(agreement))
    to_come = made.page.week >= week_at(at) and agreement.state in LIVE
    allowed = {
        "fund": pays and made.ahead and to_come and bool(made.money.missing) and made.page.state == SheetState.OPEN,
        "pay": pays and made.due.is_positive,
    }
    more = frozenset(verb for verb, may in allowed.items() if may)
    given = {name: getattr(made, name) for name in HoursPage.__slots__}
    return HoursPage(**{**given, "may": made.may | more})
