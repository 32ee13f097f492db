"""One agreement whole, for its page: what was agreed, the work, the money, the ways out, the words, the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.queries import AgreementPage, page_of
from anyshore.contracts.queries.families import Family, family_of
from anyshore.contracts.queries.renewals import GoesOn
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.checks import Check
from anyshore.contracts.rules.terms import ends_at
from anyshore.conversations.queries import MessageRow
from anyshore.delivery.queries import WorkRow, work_of
from anyshore.delivery.queries.board_mail import LeftItem, left_over
from anyshore.delivery.queries.levels import chronic_levels, open_periods
from anyshore.delivery.queries.sheet_page import open_sheets
from anyshore.delivery.rules.levels import silence_of_levels
from anyshore.delivery.rules.sheets import silence_of_sheets
from anyshore.exits import queries as exits
from anyshore.exits.rules import OpenEnd, OpenOffer, RefundState
from anyshore.exits.rules import silence as silence_of_ends
from anyshore.insight.queries.contract_duties import DutyCount
from anyshore.insight.queries.contract_found import found_contract
from anyshore.insight.queries.contract_record import TrailRow, talk_in, trail_of
from anyshore.insight.queries.contract_verbs import entitled, part_verbs, verbs
from anyshore.insight.queries.if_nobody_acts import course_of, in_order
from anyshore.insight.queries.lines import priced_of
from anyshore.insight.queries.renewal import renewed_by_itself, renews
from anyshore.insight.queries.unpaid import Unpaid, unpaid_of
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.parties.models import Organisation
from anyshore.parties.queries import ROW, OrganisationRow
from anyshore.payments import queries as payments
from anyshore.payments.queries import AgreementMoney, BonusRow, MilestoneMoney, PaymentRow
from anyshore.payments.queries.clauses import beside, silence_of_clauses
from anyshore.payments.queries.expenses import waiting_expenses
from anyshore.payments.queries.hours import open_block_of
from anyshore.payments.queries.lines import open_lines_of
from anyshore.payments.queries.months import MonthRow, months_of, open_months
from anyshore.payments.queries.purse import purse_of
from anyshore.payments.rules import PaymentState
from anyshore.payments.rules.expenses import silence_of_expenses
from anyshore.payments.rules.months import silence_of_months
from anyshore.payments.rules.periods import silence_of_lines
from anyshore.payments.rules.silence import RecordedPayment, silence_of_block
from anyshore.payments.rules.silence import silence as silence_of_payments
from anyshore.reviews import queries as reviews

SIGNED = ("running", "ending", "completed", "cancelled", "ended")
OVER = ("completed", "cancelled", "ended")


@dataclass(frozen=True, slots=True)
class Part:
    """One milestone with its work and its money, each once the agreement runs. ``may`` holds the verbs that the
    reader may do to it now."""

    id: UUID
    position: int
    title: str
    amount: Money
    due_on: date | None
    criteria: tuple[str, ...]
    checks: tuple[Check, ...]
    work: WorkRow | None
    money: MilestoneMoney | None
    may: frozenset[str]

    @property
    def to_release(self) -> Money:
        """What acceptance pays: what is held, less what a late delivery takes off."""
        return self.amount if self.money is None else self.money.to_release


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """All that the page of an agreement shows to one reader. ``has_profile``: the provider's profile is public;
    ``has_hours``: it is a block of prepaid hours; ``keeps_hours``: it has time sheets; ``open_points``: suggestions
    that nobody has answered and comments that nobody has settled; ``items_open`` on its work board, ``left_over``
    those of them at its end; ``has_levels``: service levels are measured, ``failed`` chronically some. ``may`` holds
    the verbs on the agreement as a whole that can be done now, ``entitled`` all that the reader's side and role allow
    in one state or another."""

    page: AgreementPage
    client: OrganisationRow
    provider: OrganisationRow
    has_profile: bool
    bought_as: str
    parts: tuple[Part, ...]
    family: Family | None
    money: AgreementMoney | None
    payments: tuple[PaymentRow, ...]
    bonuses: tuple[BonusRow, ...]
    offers: tuple[exits.RefundOfferRow, ...]
    rulings: tuple[exits.RulingRow, ...]
    notice: exits.NoticeRow | None
    ending: exits.EndingRow | None
    window: reviews.WindowRow | None
    thread_id: UUID | None
    talk: tuple[MessageRow, ...]
    trail: tuple[TrailRow, ...]
    silence: tuple[Consequence, ...]
    has_hours: bool
    keeps_hours: bool
    duties: DutyCount
    transition: str
    open_points: int
    items_open: int
    left_over: tuple[LeftItem, ...]
    months: tuple[MonthRow, ...]
    priced: tuple[MonthRow, ...]
    has_levels: bool
    failed: tuple[str, ...]
    unpaid: Unpaid | None
    goes_on: GoesOn | None
    renewal_side: str
    may: frozenset[str]
    entitled: frozenset[str]

    @property
    def id(self) -> UUID:
        """The agreement's id."""
        return self.page.id

    @property
    def number(self) -> int:
        """The agreement's short number."""
        return self.page.number

    @property
    def to_come(self) -> Money:
        """What its weeks, months, counts and days to come bring at most, with the milestones that are not funded."""
        if self.money is None:
            return self.page.value
        gone = self.money.held + self.money.released + self.money.kept + self.money.refunded
        return max(self.page.value - gone, self.money.unfunded, key=lambda sum_: sum_.minor)


def contract(actor: Actor, number: int, *, at: datetime) -> Contract:
    """The agreement of that number as the actor sees it at ``at``, in at most 12 queries while it runs; or
    NotFound."""
    found = found_contract(actor, number)
    page = page_of(actor, found, at=at)
    signed, live, over = page.state in SIGNED, page.state in LIVE, page.state in OVER
    client, provider = _side(found.client), _side(found.provider)
    works = work_of(actor, found, client.calendar, at=at) if signed else ()
    money, of_clauses = _money(found, page, works, at) if signed else (None, [])
    notice = exits.notice_of(actor, found.id) if found.has_notice else None
    offers = exits.refund_offers_of(actor, found.id) if found.has_offers else ()
    recorded = payments.payments_of(actor, found.id) if found.has_payments else ()
    told = [*page.silence, *(one for work in works for one in work.silence), *of_clauses, *_of_payments(recorded)]
    by_itself = renews(found, page.content.clauses) if live else None
    told += _of_ends(found, client, notice, offers, by_itself) if live else []
    told += _of_hours(actor, found, client) if live and found.has_block else []
    told += silence_of_sheets(open_sheets(found), found.currency) if live and found.has_book else []
    told += silence_of_expenses(waiting_expenses(found.id, found.currency, page.content.clauses)) if signed else []
    months = months_of(found.id, found.currency) if found.has_months else ()
    told += silence_of_months(open_months(months, found), found.currency) if live else []
    told += _of_lines(found, page, months, at) if live and any(row.is_priced for row in months) else []
    told += silence_of_levels(open_periods(found)) if live and found.has_levels else []
    unpaid = unpaid_of(actor, found, page.content.clauses, at=at) if live else None
    told += [*(unpaid.silence if unpaid else ()), *(reviews.silence_of(actor, found.id) if over else ())]
    return Contract(
        page=page,
        client=client,
        provider=provider,
        has_profile=found.has_profile,
        bought_as=found.bought_as or "",
        parts=_parts(actor, found, page, works, money, offers),
        family=family_of(actor, found) if found.has_family or found.under_id or found.follows_id else None,
        money=money,
        payments=recorded,
        bonuses=payments.bonuses_of(actor, found.id) if found.has_bonuses else (),
        offers=offers,
        rulings=exits.rulings_of(actor, found.id) if found.has_rulings else (),
        notice=notice,
        ending=exits.ending_of(actor, found.id) if over else None,
        window=reviews.window_of(actor, found.id) if over else None,
        thread_id=found.thread_id,
        talk=talk_in(actor, found.thread_id) if found.talked_at else (),
        trail=trail_of(found.id),
        has_hours=found.has_block,
        keeps_hours=found.has_book,
        transition=found.transition_state or "",
        open_points=found.open_points,
        items_open=found.items_open or 0,
        left_over=left_over(found) if found.items_open and (over or page.state == "ending") else (),
        duties=DutyCount(found.duties_open or 0, found.duty_next_at, found.duties_missed or 0),
        months=tuple(row for row in months if not row.is_priced),
        priced=priced_of(months),
        has_levels=found.has_levels,
        unpaid=unpaid,
        goes_on=by_itself,
        renewal_side=found.renewal_side or "",
        failed=tuple(chronic_levels(found)) if live and found.has_levels else (),
        silence=in_order(told, course_of(works, (client.timezone, provider.timezone))),
        may=verbs(actor, found, page, works, money, notice),
        entitled=entitled(actor, found),
    )


def _of_lines(agreement: Any, page: AgreementPage, months: tuple[MonthRow, ...], at: datetime) -> list[Consequence]:
    still = open_standstill(agreement.id) is not None
    waiting = open_lines_of(months, page.content, agreement, at.date(), standing_still=still)
    return silence_of_lines(waiting, agreement.currency)


def _money(
    agreement: Any, page: AgreementPage, works: tuple[WorkRow, ...], at: datetime
) -> tuple[AgreementMoney, list[Consequence]]:
    """The money of a signed agreement, and what its clauses make of it by themselves."""
    purse = purse_of(agreement)
    found = beside(purse, page.content.clauses, at=at)
    accepted = {work.milestone_id: one.at for work in works for one in work.silence}
    return payments.money_of(purse, found), silence_of_clauses(purse, found, accepted)


def _parts(
    actor: Actor,
    agreement: Any,
    page: AgreementPage,
    works: tuple[WorkRow, ...],
    money: AgreementMoney | None,
    offers: tuple[exits.RefundOfferRow, ...],
) -> tuple[Part, ...]:
    """The milestones in order, each with its work and money."""
    by_id = {work.milestone_id: work for work in works}
    sums = {one.milestone_id: one for one in money.milestones} if money else {}
    waiting = {one.milestone_id for one in offers if one.state == "offered"}
    return tuple(
        Part(
            id=one.id,
            position=one.position,
            title=one.title,
            amount=one.amount,
            due_on=one.due_on,
            criteria=one.criteria,
            checks=one.checks,
            work=by_id.get(one.id),
            money=sums.get(one.id),
            may=part_verbs(actor, agreement, by_id.get(one.id), sums.get(one.id), is_offered=one.id in waiting)
            - ({"submit"} if agreement.has_block else set()),
        )
        for one in page.milestones
        if one.state == "agreed"
    )


def _side(row: Organisation) -> OrganisationRow:
    return OrganisationRow(*(getattr(row, name) for name in ROW))


def _of_payments(recorded: tuple[PaymentRow, ...]) -> list[Consequence]:
    """What silence does to recorded payments, by payments' own rule."""
    return silence_of_payments(
        RecordedPayment(one.amount, PaymentState(one.state), one.answer_until) for one in recorded
    )


def _of_hours(actor: Actor, agreement: Any, client: OrganisationRow) -> list[Consequence]:
    """What silence does to prepaid hours, by payments' own rule."""
    return silence_of_block(open_block_of(actor, agreement.id, ends_at=_last_instant(agreement, client)))


def _last_instant(agreement: Any, client: OrganisationRow) -> datetime | None:
    return ends_at(agreement.ends_on, client.timezone) if agreement.ends_on else None


def _of_ends(
    agreement: Any,
    client: OrganisationRow,
    notice: exits.NoticeRow | None,
    offers: tuple[exits.RefundOfferRow, ...],
    by_itself: GoesOn | None,
) -> list[Consequence]:
    """What silence ends, by exits' own rule, or renews before it could end."""
    end = OpenEnd(
        notice_ends_at=notice.effective_at if notice else None,
        notice_side=notice.side if notice else "",
        expires_at=None if by_itself else _last_instant(agreement, client),
    )
    waiting = (OpenOffer(one.side, one.title, one.answer_until) for one in offers if one.state == RefundState.OFFERED)
    return [*silence_of_ends(end, tuple(waiting)), *renewed_by_itself(by_itself)]
