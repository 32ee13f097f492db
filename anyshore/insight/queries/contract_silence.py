"""If nobody acts, of one agreement that its reader was found to see: gathered from every stage, by its own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from anyshore.contracts.queries import AgreementPage, signed_at_of
from anyshore.contracts.queries.renewals import GoesOn
from anyshore.contracts.queries.standstills import standstills_of
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.terms import ends_at
from anyshore.delivery.queries import WorkRow
from anyshore.delivery.queries.levels_ahead import open_periods
from anyshore.delivery.queries.sheet_page import open_sheets
from anyshore.delivery.rules.levels import OpenPeriod, silence_of_levels
from anyshore.delivery.rules.sheets import silence_of_sheets
from anyshore.exits import queries as exits
from anyshore.exits.rules import OpenEnd, OpenOffer, RefundState
from anyshore.exits.rules import silence as silence_of_ends
from anyshore.insight.queries.if_nobody_acts import LOWERED, Course, Measured, in_order, places
from anyshore.insight.queries.renewal import renewed_by_itself
from anyshore.insight.queries.unpaid import Unpaid
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import last_day
from anyshore.parties.queries import OrganisationRow
from anyshore.payments.queries import AgreementMoney, PaymentRow
from anyshore.payments.queries.ahead import Ahead, open_lines, open_months
from anyshore.payments.queries.credits import open_minor
from anyshore.payments.queries.hours import open_block_of
from anyshore.payments.queries.months import MonthRow
from anyshore.payments.queries.weeks import held_weeks
from anyshore.payments.rules import PaymentState
from anyshore.payments.rules.months import silence_of_months
from anyshore.payments.rules.periods import silence_of_lines
from anyshore.payments.rules.silence import RecordedPayment, silence_of_block
from anyshore.payments.rules.silence import silence as silence_of_payments
from anyshore.plumbing import deadlines


@dataclass(frozen=True, kw_only=True)
class Standing:
    """All of an agreement that runs that silence acts on, as its page has loaded it."""

    agreement: Any
    page: AgreementPage
    client: OrganisationRow
    provider: OrganisationRow
    works: tuple[WorkRow, ...]
    money: AgreementMoney
    months: tuple[MonthRow, ...]
    notice: exits.NoticeRow | None
    offers: tuple[exits.RefundOfferRow, ...]
    by_itself: GoesOn | None
    unpaid: Unpaid | None
    at: datetime

    @cached_property
    def end(self) -> OpenEnd:
        """The ends that it is heading for; its last day is none where it goes on by itself before it."""
        return OpenEnd(
            notice_ends_at=self.notice.effective_at if self.notice else None,
            notice_side=self.notice.side if self.notice else "",
            expires_at=None if self.by_itself else last_instant(self.agreement, self.client),
        )

    @cached_property
    def last_on(self) -> date | None:
        """The last day in UTC that stands, or the one to which it goes on by itself."""
        ends = [self.end.at] if self.end.at else []
        if self.by_itself:
            ends.append(ends_at(self.by_itself.to_on, self.client.timezone))
        return last_day(min(ends), UTC) if ends else None

    @cached_property
    def stops_at(self) -> datetime | None:
        """From when work stands still, if nobody acts; None where it does not come to that."""
        row = self.unpaid.row if self.unpaid else None
        if row is None or self.unpaid is None:
            return None
        by_itself = self.unpaid.by_itself and not self.unpaid.overdue.covered
        return row.stopped_at or (row.cure_until if by_itself else None)


def last_instant(agreement: Any, client: OrganisationRow) -> datetime | None:
    """The instant at which the last day in the terms is over; None where they have none."""
    return ends_at(agreement.ends_on, client.timezone) if agreement.ends_on else None


def silence_of_running(actor: Any, told: Sequence[Consequence], found: Standing) -> tuple[Consequence, ...]:
    """What silence does to an agreement that runs, in order, with what is ``told`` of it already."""
    agreement, currency = found.agreement, found.agreement.currency
    periods = _periods(found)
    priced = any(row.is_priced for row in found.months)
    held = {row.week: row.funded_minor - row.released_minor - row.refunded_minor for row in _held_weeks(found)}
    every = [
        *told,
        *_ends(found),
        *(_hours(actor, found) if agreement.has_block else ()),
        *_with_held(silence_of_sheets(open_sheets(agreement), currency) if agreement.has_book else [], held),
        *_months(found),
        *silence_of_levels(periods, found.at),
        *(found.unpaid.silence if found.unpaid else ()),
    ]
    began = found.end.at is not None and found.end.at <= found.at
    open_, in_review = places(found.works)
    course = Course(
        open=open_,
        in_review=in_review,
        zones=(found.client.timezone, found.provider.timezone),
        completes=not agreement.has_book and not (priced and found.page.content.lines.runs),
        began_at=found.end.at if began else None,
        looks_at=_looks_at(found) if began else None,
        stuck=any(one.hold_reason for one in found.money.milestones),
        periods=tuple(Measured(one.starts_on, one.ended_at) for one in periods),
        credit_minor=open_minor(agreement.id) if agreement.has_levels else 0,
        credited={one.position: one.credit.minor for one in found.money.milestones},
        paid=found.money.released.is_positive,
        pays_at_once=found.money.promises or found.money.by_invoice,
        related=agreement.related,
    )
    return in_order(every, course)


def _ends(found: Standing) -> Iterator[Consequence]:
    """What silence ends, by exits' own rule, or renews before it could end."""
    waiting = (
        OpenOffer(one.side, one.title, one.answer_until) for one in found.offers if one.state == RefundState.OFFERED
    )
    yield from silence_of_ends(found.end, tuple(waiting))
    yield from renewed_by_itself(found.by_itself)


def _looks_at(found: Standing) -> datetime | None:
    """When the clock looks next at an end that waits."""
    clocks = deadlines.of(("agreement", found.agreement.id))
    clocks += deadlines.of(("notice", found.notice.id)) if found.notice else []
    verbs = ("exits.end_by_notice", "exits.expire_agreement")
    return min((one.due_at for one in clocks if one.verb in verbs), default=None)


def _hours(actor: Any, found: Standing) -> list[Consequence]:
    """What silence does to prepaid hours, by payments' own rule."""
    ends = last_instant(found.agreement, found.client)
    return silence_of_block(open_block_of(actor, found.agreement.id, ends_at=ends))


def _held_weeks(found: Standing) -> list[Any]:
    return held_weeks(found.agreement.id) if found.agreement.has_book and found.page.content.lines.time else []


def _with_held(told: Sequence[Consequence], held: dict[date, int]) -> Iterator[Consequence]:
    """The approvals of weeks with what is held for each."""
    for one in told:
        week = one.params["week"]
        minor = held.get(week, 0) if isinstance(week, date) else 0
        yield replace(one, params={**one.params, "held_minor": minor}) if one.code in LOWERED else one


def _months(found: Standing) -> Iterator[Consequence]:
    """What silence does to the months of a retainer, to counts and to fixed days, by payments' own rules."""
    if not found.months:
        return
    stops = ((found.stops_at, None),) if found.stops_at else ()
    stood = tuple(standstills_of(found.agreement.id)) if found.months else ()
    ahead = Ahead(
        content=found.page.content,
        signed_at=signed_at_of(found.agreement),
        review_days=found.page.terms.review_days,
        last_on=found.last_on,
        client=found.client.calendar,
        provider=found.provider.calendar,
        stood=(*stood, *stops),
        stops_at=found.stops_at,
    )
    yield from silence_of_months(open_months(found.months, ahead), found.agreement.currency)
    yield from silence_of_lines(open_lines(found.months, ahead), found.agreement.currency)


def _periods(found: Standing) -> list[OpenPeriod]:
    levels = rule_in(found.page.content.clauses, ServiceLevels) if found.agreement.has_levels else None
    if levels is None:
        return []
    return open_periods(found.agreement.id, levels, found.provider.calendar, found.client.calendar, found.stops_at)


def silence_of_recorded(recorded: tuple[PaymentRow, ...]) -> list[Consequence]:
    """What silence does to recorded payments, by payments' own rule."""
    return silence_of_payments(
        RecordedPayment(one.amount, PaymentState(one.state), one.answer_until) for one in recorded
    )
