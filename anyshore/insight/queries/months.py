"""One month of a retainer for its page: its money, its hours, and what the reader may do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import side_of
from anyshore.contracts.queries import signed_at_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.lines import Unused
from anyshore.contracts.rules.months import next_month
from anyshore.contracts.rules.terms import Payment
from anyshore.delivery.queries.retained import included_in
from anyshore.delivery.queries.sheets import lines_of
from anyshore.delivery.rules.retained import Included
from anyshore.delivery.rules.sheets import NoHours
from anyshore.insight.queries.lines import counts_to
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Right, has_right
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.credits import open_minor
from anyshore.payments.queries.months import MonthRow, months_of
from anyshore.payments.queries.purse import deal_of
from anyshore.payments.rails import rail
from anyshore.payments.rules.months import looked_at_until


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """One month of a retainer. ``ahead``: it is paid in before; ``promises``: the amounts are promises between the
    parties; ``hours``: what it includes, None where it includes none. ``may`` holds the reader's verbs: fund, approve,
    ask, pay (the client), answer (the provider). ``next_on`` is the month after, where that can be paid in; ``off`` is
    what service credits take off it."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    currency: str
    fee_bps: int
    ahead: bool
    promises: bool
    side: Side | None
    row: MonthRow
    counts_to: date
    hours: Included | None
    carries: bool
    next_on: date | None
    off: Money
    looked_at_until: datetime
    may: frozenset[str]

    @property
    def due(self) -> Money:
        """What was approved and not paid."""
        return self.row.payable - self.row.released if self.row.decided_at else Money.zero(self.currency)


def month_page(actor: Actor, number: int, month: date, *, at: datetime) -> MonthPage:
    """One month of the agreement of that number; NotFound for one that the actor does not see or that is not open."""
    found = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider").first()
    rows = {row.month: row for row in months_of(found.pk, found.currency) if not row.is_priced} if found else {}
    if found is None or month not in rows:
        raise NotFound()
    lines = _lines(found)
    hours = {one.month: one for one in included_in(found, lines, month)} if lines.retainer.minutes else {}
    row, ahead = rows[month], found.terms["payment"] != Payment.INVOICE
    after, until = next_month(month), counts_to(actor, number, row)
    to_fund = ahead and row.step == "running" and (after not in rows or rows[after].state == "not_funded")
    return MonthPage(
        agreement_id=found.pk,
        number=number,
        title=found.title,
        client=found.client.name,
        provider=found.provider.name,
        currency=found.currency,
        fee_bps=found.fee_bps,
        ahead=ahead,
        promises=rail(found.rail).PROMISES,
        side=side_of(actor, found),
        row=row,
        counts_to=until,
        hours=hours.get(month),
        carries=lines.retainer.unused is Unused.CARRY,
        next_on=after if to_fund and _pays(actor, found) and found.state in LIVE else None,
        off=min(Money(open_minor(found.pk), found.currency), row.payable) if not row.decided_at else row.credit,
        looked_at_until=row.review_until or looked_at_until(row.first_on, until, signed_at_of(found)),
        may=_may(actor, found, row, ahead, at),
    )


def _lines(agreement: Any) -> Any:
    try:
        return lines_of(agreement)
    except NoHours:
        raise NotFound() from None


def _pays(actor: Actor, agreement: Any) -> bool:
    return may_fund(actor, deal_of(agreement))


def _may(actor: Actor, agreement: Any, row: MonthRow, ahead: bool, at: datetime) -> frozenset[str]:  # noqa: FBT001 - because it is a fact of the terms, no switch
    pays, live = _pays(actor, agreement), agreement.state in LIVE
    answers = actor.organisation_id == agreement.provider_id and has_right(actor, Right.COMMIT)
    looks = row.step in ("in_review", "asked")
    allowed = {
        "fund": pays and live and ahead and row.step == "running" and row.state == "not_funded",
        "approve": pays and live and looks,
        "ask": pays and live and row.step == "in_review" and not row.question and _before(at, row.review_until),
        "answer": answers and live and row.step == "asked",
        "pay": pays and bool(row.decided_at) and (row.payable - row.released).is_positive,
    }
    return frozenset(verb for verb, may in allowed.items() if may)


def _before(at: datetime, until: datetime | None) -> bool:
    return until is not None and at < until
