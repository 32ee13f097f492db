"""What is paid by the count and on fixed days: the list of an agreement, and one period or amount with what the reader
may do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import side_of
from anyshore.contracts.queries import current_content, signed_at_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.counting import bands_for
from anyshore.contracts.rules.priced import DatedLine, UnitLine
from anyshore.contracts.rules.terms import Payment
from anyshore.exits.queries import last_days_by_notice
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_fund, may_refund, may_submit
from anyshore.payments.queries.credits import open_minor
from anyshore.payments.queries.lines import PRICED, counted_before, is_once, line_of_period
from anyshore.payments.queries.months import MonthRow, months_of
from anyshore.payments.queries.purse import deal_of
from anyshore.payments.rails import rail
from anyshore.payments.rules.months import ends_at
from anyshore.payments.rules.periods import PaidBy, report_until
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesPage:
    """Every period and amount of an agreement, the last in front, under its lines."""

    number: int
    title: str
    side: Side | None
    currency: str
    units: tuple[tuple[UnitLine, tuple[MonthRow, ...]], ...]
    dated: tuple[tuple[DatedLine, tuple[MonthRow, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePage:
    """One period of what is counted, or one amount. ``unit`` is the line as it counts in the period, ``dated`` that of
    the amount; ``ahead``: it is paid in before; ``promises``: amounts are promises between the parties; ``banded``:
    the clause on volume prices it; ``before``: what earlier periods counted; ``counts_to``: its last day, or that of a
    notice; ``unreported``: nobody reported in time, and it counts nothing. ``may`` holds the reader's verbs: fund,
    approve, ask, pay (the client), report, answer (the provider). ``off`` is what service credits take off it."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    currency: str
    ahead: bool
    promises: bool
    side: Side | None
    row: MonthRow
    unit: UnitLine | None
    dated: DatedLine | None
    banded: bool
    before: int
    review_days: int
    counts_to: date
    unreported: bool
    files: tuple[AttachedFile, ...]
    off: Money
    may: frozenset[str]

    @property
    def due(self) -> Money:
        """What was approved and not paid."""
        return self.row.payable - self.row.released if self.row.decided_at else Money.zero(self.currency)


def lines_page(actor: Actor, number: int) -> LinesPage:
    """The lines of the agreement of that number with what became of them; NotFound for one that the actor does not see
    or that has none."""
    found = _agreement(actor, number)
    content = current_content(found)
    rows = [row for row in months_of(found.pk, found.currency) if row.is_priced]
    if not rows:
        raise NotFound()
    return LinesPage(
        number=number,
        title=found.title,
        side=side_of(actor, found),
        currency=found.currency,
        units=tuple((line, _of(rows, PaidBy.UNITS, place)) for place, line in enumerate(content.lines.units, 1)),
        dated=tuple((line, _of(rows, PaidBy.DATED, place)) for place, line in enumerate(content.lines.dated, 1)),
    )


def line_page(actor: Actor, number: int, row_id: UUID, *, at: datetime) -> LinePage:
    """One period or amount of the agreement of that number; NotFound for one that the actor does not see."""
    found = _agreement(actor, number)
    row = next((one for one in months_of(found.pk, found.currency) if one.id == row_id and one.is_priced), None)
    if row is None:
        raise NotFound()
    content, counted = current_content(found), row.kind == PaidBy.UNITS
    unit = line_of_period(content, row.line, row.first_on, row.last_on) if counted else None
    subject = ("retainer_month", row.id)
    return LinePage(
        agreement_id=found.pk,
        number=number,
        title=found.title,
        client=found.client.name,
        provider=found.provider.name,
        currency=found.currency,
        ahead=found.terms["payment"] != Payment.INVOICE,
        promises=rail(found.rail).PROMISES,
        side=side_of(actor, found),
        row=row,
        unit=unit,
        dated=None if counted else content.lines.dated[row.line - 1],
        banded=unit is not None and bands_for(unit, content.clauses) is not None,
        before=counted_before(RetainerMonth.objects.get(pk=row.id), content).counted if counted else 0,
        review_days=int(found.terms["review_days"]),
        counts_to=counts_to(actor, number, row),
        unreported=counted and _is_unreported(row, found),
        files=tuple(files.of(subject)[subject]) if counted else (),
        off=min(Money(open_minor(found.pk), found.currency), row.payable) if not row.decided_at else row.credit,
        may=_may(actor, found, row, content, at),
    )


def counts_to(actor: Actor, number: int, row: MonthRow) -> date:
    """The last day of what runs, or that of the notice that ends the agreement before."""
    by_notice = last_days_by_notice(actor, [number]).get(number) if row.step == "running" else None
    return max(min(row.last_on, by_notice), row.first_on) if by_notice else row.last_on


def _is_unreported(row: MonthRow, agreement: Agreement) -> bool:
    """Whether the clock counted nothing in the place of a report: at the very instant until which it was awaited."""
    if row.count != 0 or row.note or row.reported_at is None:
        return False
    return row.reported_at == report_until(row.last_on, calendar(agreement.provider_id), signed_at_of(agreement))


def priced_of(rows: tuple[MonthRow, ...]) -> tuple[MonthRow, ...]:
    """Those that a contract's page shows: of each line what waits or runs, else the last; and all that is due."""
    waiting = ("to_report", "in_review", "asked", "running", "to_come")
    found: dict[tuple[str, int], MonthRow] = {}
    for row in sorted(rows, key=lambda row: row.month):
        if not row.is_priced:
            continue
        there = found.get((row.kind, row.line))
        if there is None or there.step not in waiting:
            found[row.kind, row.line] = row
    due = [row for row in rows if row.is_priced and row.decided_at and (row.payable - row.released).is_positive]
    shown = {row.id: row for row in [*due, *found.values()]}
    return tuple(sorted(shown.values(), key=lambda row: (PRICED.index(PaidBy(row.kind)), row.line, row.month)))


def _agreement(actor: Actor, number: int) -> Agreement:
    found = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider").first()
    if found is None:
        raise NotFound()
    return found


def _of(rows: list[MonthRow], kind: PaidBy, place: int) -> tuple[MonthRow, ...]:
    return tuple(row for row in rows if row.kind == kind and row.line == place)


def _may(actor: Actor, agreement: Agreement, row: MonthRow, content: Content, at: datetime) -> frozenset[str]:
    deal, live = deal_of(agreement), agreement.state in LIVE
    pays, looks = may_fund(actor, deal), row.step in ("in_review", "asked")
    counted, ahead = row.kind == PaidBy.UNITS, agreement.terms["payment"] != Payment.INVOICE
    over = counted and (at >= ends_at(row.last_on) or is_once(content, row.line))
    to_fund = row.step in (("running", "to_report") if counted else ("to_come", "in_review"))
    allowed = {
        "fund": pays and live and ahead and to_fund and row.state == "not_funded" and row.price.is_positive,
        "approve": pays and live and looks,
        "ask": pays and live and row.step == "in_review" and not row.question and _before(at, row.review_until),
        "report": over and may_submit(actor, deal) and live and row.step not in ("approved", "closed"),
        "answer": may_refund(actor, deal) and actor.person_id is not None and live and row.step == "asked",
        "pay": pays and bool(row.decided_at) and (row.payable - row.released).is_positive,
    }
    return frozenset(verb for verb, may in allowed.items() if may)


def _before(at: datetime, until: datetime | None) -> bool:
    return until is not None and at < until
