"""Where one agreement that runs stands, as its page has loaded it, for what silence makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from anyshore.contracts.queries import AgreementPage
from anyshore.contracts.queries.families import Family
from anyshore.contracts.queries.majeure import freed_spells
from anyshore.contracts.queries.renewals import GoesOn
from anyshore.contracts.queries.standstills import standstills_of
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.terms import ends_at
from anyshore.delivery.queries import WorkRow
from anyshore.exits import queries as exits
from anyshore.exits.rules import OpenEnd
from anyshore.insight.queries.unpaid import Unpaid
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import last_day
from anyshore.parties.queries import OrganisationRow
from anyshore.payments.queries import AgreementMoney
from anyshore.payments.queries.clauses import Beside
from anyshore.payments.queries.months import MonthRow
from anyshore.payments.queries.purse import Purse


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
    purse: Purse
    beside: Beside
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
        if self.agreement.still_since is not None:
            return self.agreement.still_since  # type: ignore[no-any-return]  # an annotation of ``found_contract``
        row = self.unpaid.row if self.unpaid else None
        if row is None or self.unpaid is None:
            return None
        by_itself = self.unpaid.by_itself and not self.unpaid.overdue.covered
        return row.stopped_at or (row.cure_until if by_itself else None)

    @cached_property
    def stood(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """When work stood still, and from when it does if nobody acts. One query, where that matters."""
        coming = self.stops_at if self.agreement.still_since is None else None
        stops = ((coming, None),) if coming else ()
        return (*standstills_of(self.agreement.id), *stops)

    @cached_property
    def freed(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """When force majeure freed the provider from all its work. One query, where the clause is."""
        return tuple(freed_spells(self.agreement.id, self.page.content.clauses, self.client.timezone))

    @cached_property
    def levels(self) -> ServiceLevels | None:
        """Its service levels, where they are measured."""
        return rule_in(self.page.content.clauses, ServiceLevels) if self.agreement.has_levels else None


def last_instant(agreement: Any, client: OrganisationRow) -> datetime | None:
    """The instant at which the last day in the terms is over; None where they have none."""
    return ends_at(agreement.ends_on, client.timezone) if agreement.ends_on else None


def last_day_of(page: AgreementPage, notice: exits.NoticeRow | None, client: OrganisationRow) -> date | None:
    """The last day that stands: that of a notice, or the agreed one where that comes before."""
    by_notice = exits.last_day_of(notice.effective_at, client.timezone) if notice else None
    return min((day for day in (by_notice, page.ends_on) if day), default=None)


def orders_by_notice(actor: Actor, family: Family | None) -> dict[int, date]:
    """The last days of statements of work to which notice was given; no query where there are none."""
    orders = [one.number for one in family.orders] if family else []
    return exits.last_days_by_notice(actor, orders) if orders else {}
