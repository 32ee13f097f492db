"""If nobody acts, of one agreement that its reader was found to see: gathered from every stage, by its own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from anyshore.contracts.queries import AgreementPage, signed_at_of
from anyshore.contracts.queries.duties_ahead import waiting_duties
from anyshore.contracts.queries.step_ins import runs_of
from anyshore.contracts.queries.subcontractors import waiting_subcontractors
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.duties.silence import DutiesAhead, NextTerm
from anyshore.contracts.rules.subcontracting import silence_of_subcontractors
from anyshore.delivery.queries.levels import causes_to_come
from anyshore.delivery.queries.levels_ahead import causes_in
from anyshore.delivery.queries.sheet_page import open_sheets
from anyshore.delivery.rules.defects import silence_of_defects
from anyshore.delivery.rules.levels import silence_of_causes, silence_of_levels
from anyshore.delivery.rules.sheets import silence_of_sheets
from anyshore.exits.rules import OpenOffer, RefundState
from anyshore.exits.rules import silence as silence_of_ends
from anyshore.insight.queries.contract_defects import defects_in, to_cure
from anyshore.insight.queries.contract_standing import Standing, last_instant
from anyshore.insight.queries.contract_step_ins import silence_of_services
from anyshore.insight.queries.if_nobody_acts import LOWERED, Course, in_order, places
from anyshore.insight.queries.levels_standing import bears, levels_course
from anyshore.insight.queries.renewal import renewed_by_itself
from anyshore.kit.consequences import Consequence
from anyshore.parties.queries import OrganisationRow
from anyshore.payments.queries import PaymentRow
from anyshore.payments.queries.ahead import Ahead, open_lines, open_months
from anyshore.payments.queries.expenses import waiting_expenses
from anyshore.payments.queries.hours import open_block_of
from anyshore.payments.queries.weeks import held_weeks
from anyshore.payments.rules import PaymentState
from anyshore.payments.rules.expenses import silence_of_expenses
from anyshore.payments.rules.months import silence_of_months
from anyshore.payments.rules.periods import silence_of_lines
from anyshore.payments.rules.silence import RecordedPayment, silence_of_block
from anyshore.payments.rules.silence import silence as silence_of_payments
from anyshore.plumbing import deadlines
from anyshore.reviews import queries as reviews


def silence_of_running(actor: Any, told: Sequence[Consequence], found: Standing) -> tuple[Consequence, ...]:
    """What silence does to an agreement that runs, in order, with what is ``told`` of it already."""
    agreement, currency = found.agreement, found.agreement.currency
    levels = levels_course(found, found.levels) if found.levels else None
    duties = duties_ahead(agreement, found.page, found.client, found.provider, found.at)
    noticed_at = found.notice.at if found.notice else None
    freed_at = agreement.client_freed_at
    duties = replace(
        duties, stops_at=found.stops_at, client_stops_at=freed_at, renewal=_next_term(found), noticed_at=noticed_at
    )
    priced = any(row.is_priced for row in found.months)
    held = {row.week: row.funded_minor - row.released_minor - row.refunded_minor for row in _held_weeks(found)}
    every = [
        *told,
        *_ends(found),
        *(_hours(actor, found) if agreement.has_block else ()),
        *_with_held(silence_of_sheets(open_sheets(agreement), currency) if agreement.has_book else [], held),
        *_months(found),
        *(silence_of_levels(levels.periods, found.at) if levels else ()),
        *duties.told(),
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
        levels=levels,
        credit_minor=found.beside.credit_minor,
        bears=bears(found),
        keeps=partial(found.beside.kept_by, found.purse),
        duties=duties,
        paid=found.money.released.is_positive,
        pays_at_once=found.money.promises or found.money.by_invoice,
        related=agreement.related,
        defects=tuple(to_cure(defects_in(found.agreement.open_defects))),
        stops_at=found.stops_at,
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
    ahead = Ahead(
        content=found.page.content,
        signed_at=signed_at_of(found.agreement),
        review_days=found.page.terms.review_days,
        last_on=found.last_on,
        client=found.client.calendar,
        provider=found.provider.calendar,
        stood=found.stood,
        freed=found.freed,
        stops_at=found.stops_at,
        runs=tuple(runs_of(found.agreement.id)) if found.agreement.has_step_ins else (),
    )
    yield from silence_of_months(open_months(found.months, ahead), found.agreement.currency)
    yield from silence_of_lines(open_lines(found.months, ahead), found.agreement.currency)


def _next_term(found: Standing) -> NextTerm | None:
    one = found.by_itself
    return NextTerm(one.refused_until, one.to_on, one.done) if one else None


def duties_ahead(
    agreement: Any, page: AgreementPage, client: OrganisationRow, provider: OrganisationRow, at: datetime
) -> DutiesAhead:
    """The duties of a signed agreement as they stand, nothing said of what stops or changes them; no query where none
    waits."""
    return DutiesAhead(
        waiting=waiting_duties(agreement.id, at) if agreement.has_duties else (),
        content=page.content,
        since=signed_at_of(agreement),
        calendars={Side.CLIENT: client.calendar, Side.PROVIDER: provider.calendar},
    )


def silence_of_misses(agreement: Any, page: AgreementPage, at: datetime) -> list[Consequence]:
    """The causes that are still to be reported of an agreement that is over, by delivery's own rule."""
    levels = rule_in(page.content.clauses, ServiceLevels) if agreement.has_levels else None
    return silence_of_causes(causes_in(causes_to_come(agreement.id, at), levels, at)) if levels else []


def silence_of_over(actor: Any, agreement: Any, page: AgreementPage, at: datetime) -> list[Consequence]:
    """What silence still does to an agreement that is over: to its reviews, causes and defects."""
    cures = silence_of_defects(to_cure(defects_in(agreement.open_defects)))
    return [*reviews.silence_of(actor, agreement.id), *silence_of_misses(agreement, page, at), *cures]


def asked_of_the_client(found: Any, page: AgreementPage, client: OrganisationRow) -> list[Consequence]:
    """Expenses, and while it runs subcontractors and services that it runs itself, that wait for the client's word."""
    told = silence_of_expenses(waiting_expenses(found.id, found.currency, page.content.clauses))
    people = waiting_subcontractors(found.id) if found.has_subcontractors and page.state in LIVE else []
    return [*told, *silence_of_subcontractors(people), *silence_of_services(found, client)]


def silence_of_recorded(recorded: tuple[PaymentRow, ...]) -> list[Consequence]:
    """What silence does to recorded payments, by payments' own rule."""
    return silence_of_payments(
        RecordedPayment(one.amount, PaymentState(one.state), one.answer_until) for one in recorded
    )
