"""What waits under contracts by the hour: weeks to answer, weeks to fund, weeks that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.months import month_name
from anyshore.contracts.rules.terms import Payment as PaymentTerm
from anyshore.delivery.models import Book
from anyshore.delivery.queries.retained import last_day_of
from anyshore.delivery.queries.sheet_page import sheets_to_approve
from anyshore.delivery.queries.sheets import lines_of
from anyshore.delivery.rules.weeks import begins_at, next_week, week_at, week_name, week_of
from anyshore.exits.queries import last_days_by_notice
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.queries.months import MonthRow, months_that_wait, months_to_fund, months_to_pay
from anyshore.payments.queries.weeks import holding_of_week, weeks_to_pay


def sheets(actor: Actor) -> Iterator[Need]:
    """Submitted weeks that the client has not answered: silence approves."""
    for row in sheets_to_approve(actor):
        yield Need(
            NeedKind.REVIEW, row.number, row.title, row.provider, row.worth,
            started_at=row.submitted_at, due_at=row.review_until, path=_path(row.number, week_name(row.week)),
        )  # fmt: skip


def weeks(actor: Actor, at: datetime) -> Iterator[Need]:
    """The week to come of a contract that funds its weeks ahead, while that is not done; it is due when the week
    begins."""
    own = Agreement.objects.visible_to(actor).filter(client_id=actor.organisation_id, state__in=LIVE)
    rows = own.filter(pk__in=Book.objects.values("agreement_id")).exclude(terms__payment=PaymentTerm.INVOICE)
    found = list(rows.select_related("provider").order_by("number"))
    by_notice = last_days_by_notice(actor, [row.number for row in found])
    for row in found:
        lines, last = lines_of(row), by_notice.get(row.number) or last_day_of(row)
        week = max(next_week(week_at(at)), week_of(lines.starts_on or at.date()))
        missing = lines.week_minor - holding_of_week(row.pk, week).funded_minor
        if missing > 0 and (last is None or week <= last):
            yield Need(
                NeedKind.FUND, row.number, row.title, row.provider.name, Money(missing, row.currency),
                due_on=begins_at(week).date(), path=_path(row.number, week_name(week)),
            )  # fmt: skip


def months(actor: Actor, at: datetime) -> Iterator[Need]:
    """Months of a retainer, counts and amounts with a day: those that the client looks at, questions that the provider
    answers, counts that it reports, and what runs or comes and is not paid in."""
    for number, title, other, row in months_that_wait(actor):
        path = _month_path(number, row)
        if row.step == "to_report":
            yield Need(NeedKind.REPORT, number, title, other, due_at=row.review_until, path=path)
            continue
        if row.is_asked:
            yield Need(NeedKind.QUESTION, number, title, other, row.payable, path=path)
            continue
        yield Need(
            NeedKind.REVIEW, number, title, other, row.payable,
            started_at=row.answered_at or row.closed_at, due_at=row.review_until, path=path,
        )  # fmt: skip
    to_fund = months_to_fund(actor, at)
    by_notice = last_days_by_notice(actor, {number for number, _title, _other, _row in to_fund})
    for number, title, other, row in to_fund:
        if row.first_on > by_notice.get(number, row.first_on):
            continue
        due_on = row.first_on if row.is_priced else row.last_on
        yield Need(NeedKind.FUND, number, title, other, row.price, due_on=due_on, path=_month_path(number, row))


def due(actor: Actor) -> Iterator[Need]:
    """Approved weeks, months, counts and amounts that are not paid: the client pays them, the provider waits for
    them."""
    for side, kind in ((Side.CLIENT, NeedKind.DUE), (Side.PROVIDER, NeedKind.OWED)):
        for week in weeks_to_pay(actor, side):
            path = _path(week.number, week_name(week.week))
            yield Need(kind, week.number, week.title, week.other, week.left, path=path)
        for number, title, other, row in months_to_pay(actor, side):
            yield Need(kind, number, title, other, row.payable - row.released, path=_month_path(number, row))


def _month_path(number: int, row: MonthRow) -> str:
    if row.is_priced:
        return f"/contracts/{number}/lines/{row.id}/"
    return f"/contracts/{number}/hours/months/{month_name(row.month)}/"


def _path(number: int, week: str) -> str:
    return f"/contracts/{number}/hours/{week}/"
