"""One agreement whole, for its page: what was agreed, the work, the money, the ways out, the words, the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.queries import AgreementPage, page_of
from anyshore.contracts.queries.families import Family, family_of
from anyshore.contracts.queries.renewals import GoesOn
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.checks import Check
from anyshore.contracts.rules.hardship import silence_of_hardship
from anyshore.contracts.rules.majeure import silence_of_majeure
from anyshore.conversations.queries import MessageRow
from anyshore.delivery.queries import WorkRow, work_of
from anyshore.delivery.queries.board_mail import LeftItem, left_over
from anyshore.delivery.queries.levels import chronic_levels
from anyshore.delivery.rules.defects import cover_in
from anyshore.exits import queries as exits
from anyshore.insight.queries.contract_benchmark import BenchmarkInShort, benchmark_of
from anyshore.insight.queries.contract_claims import claims_waiting
from anyshore.insight.queries.contract_defects import DefectsInShort, can_list, defects_of
from anyshore.insight.queries.contract_duties import DutyCount
from anyshore.insight.queries.contract_formal import formal_waiting
from anyshore.insight.queries.contract_found import found_contract
from anyshore.insight.queries.contract_hardship import HardshipInShort, hardship_of
from anyshore.insight.queries.contract_majeure import MajeureInShort, majeure_of
from anyshore.insight.queries.contract_record import TrailRow, talk_in, trail_of
from anyshore.insight.queries.contract_silence import (
    asked_of_the_client,
    duties_ahead,
    silence_of_over,
    silence_of_recorded,
    silence_of_running,
)
from anyshore.insight.queries.contract_standing import Standing, last_day_of, orders_by_notice
from anyshore.insight.queries.contract_step_ins import StepInsInShort, step_ins_of
from anyshore.insight.queries.contract_verbs import entitled, part_verbs, verbs
from anyshore.insight.queries.if_nobody_acts import Course, in_order
from anyshore.insight.queries.lines import priced_of
from anyshore.insight.queries.renewal import renewal_lapses, renews
from anyshore.insight.queries.unpaid import Unpaid, unpaid_of
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.parties.models import Organisation
from anyshore.parties.queries import ROW, OrganisationRow
from anyshore.payments import queries as payments
from anyshore.payments.queries import AgreementMoney, BonusRow, MilestoneMoney, PaymentRow
from anyshore.payments.queries.clauses import NOTHING_BESIDE, Beside, beside, silence_of_clauses
from anyshore.payments.queries.months import MonthRow, months_of
from anyshore.payments.queries.purse import Purse, purse_of
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
    ``has_hours``: it is a block of prepaid hours; ``keeps_hours``: it has time sheets; ``last_on``: the last day that
    stands, by a notice or as agreed, and ``orders_by_notice`` those of statements of work to which notice was given;
    ``open_points``: suggestions that nobody has answered and comments that nobody has settled; ``items_open`` on its
    work board, ``left_over`` those of them at its end; ``majeure``: the events of force majeure that go on,
    ``hardship``: the talks because of it, None without the clause; ``has_levels``: service levels are measured,
    ``failed`` chronically some. ``may`` holds the verbs on the agreement as a whole that can be done now, ``entitled``
    all that the reader's side and role allow in one state or another."""

    page: AgreementPage
    client: OrganisationRow
    provider: OrganisationRow
    has_profile: bool
    bought_as: str
    parts: tuple[Part, ...]
    family: Family | None
    orders_by_notice: Mapping[int, date]
    money: AgreementMoney | None
    payments: tuple[PaymentRow, ...]
    bonuses: tuple[BonusRow, ...]
    offers: tuple[exits.RefundOfferRow, ...]
    rulings: tuple[exits.RulingRow, ...]
    notice: exits.NoticeRow | None
    last_on: date | None
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
    defects: DefectsInShort
    step_ins: StepInsInShort
    majeure: MajeureInShort | None
    benchmark: BenchmarkInShort | None
    hardship: HardshipInShort | None
    formal_waiting: int
    claims_waiting: int
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
    def by_notice(self) -> bool:
        """Whether it ends by a notice, before the last day that was agreed."""
        return self.notice is not None and self.last_on != self.page.ends_on

    @property
    def value(self) -> Money:
        """The price in all, at most: to the last day that stands."""
        content = self.page.content
        if not self.by_notice or not content.lines.runs:
            return self.page.value
        return replace(content, terms=content.terms.ending(self.last_on)).value

    @property
    def to_come(self) -> Money:
        """What its weeks, months, counts and days to come bring at most, with the milestones that are not funded."""
        if self.money is None:
            return self.page.value
        gone = self.money.held + self.money.released + self.money.kept + self.money.refunded
        return max(self.value - gone, self.money.unfunded, key=lambda sum_: sum_.minor)


def contract(actor: Actor, number: int, *, at: datetime) -> Contract:
    """The agreement of that number as the actor sees it, in at most 12 queries while it runs; or NotFound."""
    found = found_contract(actor, number)
    page = page_of(actor, found, at=at)
    majeure, hardship = majeure_of(found, page.content.clauses), hardship_of(found, page.content.clauses)
    signed, live, over = page.state in SIGNED, page.state in LIVE, page.state in OVER
    client, provider = _side(found.client), _side(found.provider)
    works = work_of(actor, found, client.calendar, at=at) if signed else ()
    purse = purse_of(found) if signed else None
    of_money = beside(purse, page.content.clauses, at=at, claimed=found.has_claims) if purse else NOTHING_BESIDE
    money = payments.money_of(purse, of_money) if purse else None
    notice = exits.notice_of(actor, found.id) if found.has_notice else None
    offers = exits.refund_offers_of(actor, found.id) if found.has_offers else ()
    recorded = payments.payments_of(actor, found.id) if found.has_payments else ()
    by_itself = renews(found, page.content.clauses) if live else None
    months = months_of(found.id, found.currency) if found.has_months else ()
    unpaid = unpaid_of(actor, found, page.content.clauses, at=at) if live else None
    told = [
        *page.silence,
        *(one for work in works for one in work.silence),
        *(_of_clauses(purse, of_money, works) if purse else ()),
        *silence_of_recorded(recorded),
        *renewal_lapses(found),
        *(asked_of_the_client(found, page, client) if signed else ()),
        *(silence_of_majeure(majeure.open, at) if majeure and live else ()),
        *(silence_of_hardship(hardship.open, at) if hardship and live else ()),
    ]
    told += silence_of_over(actor, found, page, at) if over else []
    if live and money is not None and purse is not None:
        standing = Standing(
            agreement=found, page=page, client=client, provider=provider, works=works, money=money, months=months,
            notice=notice, offers=offers, by_itself=by_itself, unpaid=unpaid, purse=purse, beside=of_money, at=at,
        )  # fmt: skip
        silence = silence_of_running(actor, told, standing)
    else:
        duties = duties_ahead(found, page, client, provider, at) if signed and found.has_duties else None
        silence = in_order([*told, *(duties.told() if duties else ())], Course())
    family = family_of(actor, found) if found.has_family or found.under_id or found.follows_id else None
    return Contract(
        page=page,
        client=client,
        provider=provider,
        has_profile=found.has_profile,
        bought_as=found.bought_as or "",
        parts=_parts(actor, found, page, works, money, offers, at),
        family=family,
        orders_by_notice=orders_by_notice(actor, family),
        money=money,
        payments=recorded,
        bonuses=payments.bonuses_of(actor, found.id) if found.has_bonuses else (),
        offers=offers,
        rulings=exits.rulings_of(actor, found.id) if found.has_rulings else (),
        notice=notice,
        last_on=last_day_of(page, notice, client),
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
        defects=defects_of(found, page.content if signed else None),
        step_ins=step_ins_of(found),
        majeure=majeure,
        benchmark=benchmark_of(found, page.content),
        hardship=hardship,
        formal_waiting=formal_waiting(found, page.side),
        claims_waiting=claims_waiting(found, page.side),
        unpaid=unpaid,
        goes_on=by_itself,
        renewal_side=found.renewal_side or "",
        failed=tuple(chronic_levels(found)) if live and found.has_levels else (),
        silence=silence,
        may=verbs(actor, found, page, works, money, notice),
        entitled=entitled(actor, found),
    )


def _of_clauses(purse: Purse, found: Beside, works: tuple[WorkRow, ...]) -> list[Consequence]:
    """What clauses make of the money of an agreement by themselves."""
    accepted = {work.milestone_id: one.at for work in works for one in work.silence}
    return silence_of_clauses(purse, found, accepted)


def _parts(
    actor: Actor,
    agreement: Any,
    page: AgreementPage,
    works: tuple[WorkRow, ...],
    money: AgreementMoney | None,
    offers: tuple[exits.RefundOfferRow, ...],
    at: datetime,
) -> tuple[Part, ...]:
    """The milestones in order, each with its work and money."""
    by_id = {work.milestone_id: work for work in works}
    sums = {one.milestone_id: one for one in money.milestones} if money else {}
    waiting = {one.milestone_id for one in offers if one.state == "offered"}
    cover, zone = cover_in(page.content), _side(agreement.client).timezone
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
            - ({"submit"} if agreement.has_block else set())
            | ({"list_defect"} if can_list(actor, agreement, cover, by_id.get(one.id), zone, at) else set()),
        )
        for one in page.milestones
        if one.state == "agreed"
    )


def _side(row: Organisation) -> OrganisationRow:
    return OrganisationRow(*(getattr(row, name) for name in ROW))
