"""Reads of adopted contracts: one for its page, all for the register, the clock that runs on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import signing

from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep, may_mark_exit
from anyshore.contracts.rules.adopted import (
    END_CLOCK,
    NOTICE_CLOCK,
    ON_TODAY,
    REMIND,
    AdoptedFacts,
    AdoptedState,
    clock_of,
    end_after_notice,
    last_notice_day,
    silence,
)
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.state import lock_root

_LINK = signing.Signer(salt="anyshore.contracts.adopted")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedRow:
    """An adopted contract in the register, for one reader."""

    id: UUID
    number: int
    organisation: str
    supplier: str
    has_joined: bool
    facts: AdoptedFacts
    value: Money
    state: AdoptedState
    notice_on: date | None
    notice_until: datetime | None
    ready: int
    items: int
    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedPage:
    """An adopted contract whole. ``exit_plan`` holds each item and the day it was ready; ``correction`` what the
    supplier says instead, with the names of the facts that differ; ``signed_until`` the last day as it was signed,
    where terms have gone on since; ``noticed_on`` and ``noticed_by`` the day and the side of a notice; ``may`` the
    verbs that the reader may do now."""

    row: AdoptedRow
    author: str
    created_at: datetime
    ended_at: datetime | None
    confirmed_at: datetime | None
    exit_plan: tuple[tuple[str, date | None], ...]
    correction: AdoptedFacts | None
    changed: tuple[str, ...]
    signed_until: date | None
    noticed_on: date | None
    noticed_by: str
    silence: tuple[Consequence, ...]
    files: tuple[files.AttachedFile, ...]
    token: str
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class ToldAdopted:
    """An adopted contract as mails tell of it; ``until`` is the last day to give notice."""

    number: int
    activity: str
    other: str
    organisation_id: UUID
    supplier_id: UUID | None
    ends_on: date | None
    until: date | None


def adopted_contracts(actor: Actor) -> list[AdoptedRow]:
    """Those that the actor's organisation keeps or supplies, what ends first in front."""
    rows = AdoptedContract.objects.visible_to(actor).select_related("organisation", "supplier")
    found = [_row(actor, row) for row in rows.order_by("ends_on", "number")]
    return sorted(
        found, key=lambda one: (one.state is AdoptedState.ENDED, one.notice_on or one.facts.ends_on or date.max)
    )


def adopted_page(actor: Actor, number: int, *, at: datetime) -> AdoptedPage:
    """The contract of that number; NotFound if it is not the actor's to see."""
    rows = AdoptedContract.objects.visible_to(actor).select_related("organisation", "supplier", "author")
    found = rows.filter(number=number).first()
    if found is None:
        raise NotFound()
    facts, state, zone = facts_of(found), AdoptedState(found.state), found.organisation.timezone
    correction = AdoptedFacts.from_json(found.correction) if found.correction else None
    subject = ("adopted", found.id)
    return AdoptedPage(
        row=_row(actor, found),
        author=found.author.name,
        created_at=found.created_at,
        ended_at=found.ended_at,
        confirmed_at=found.confirmed_at,
        exit_plan=tuple((item, date.fromisoformat(day) if day else None) for item, day in found.exit_plan),
        correction=correction,
        changed=facts.changes(correction) if correction else (),
        signed_until=found.signed_until if found.signed_until != found.ends_on and not found.noticed_on else None,
        noticed_on=found.noticed_on,
        noticed_by=found.noticed_by,
        silence=tuple(silence(facts, state, zone)),
        files=tuple(files.of(subject)[subject]),
        token=_LINK.sign(str(found.id)),
        may=_may(actor, found, facts, at),
    )


def adopted_by_link(actor: Actor, token: str, *, lock: bool = False) -> AdoptedContract:
    """The contract behind a link: for whoever has it, until an organisation joined, and then for that one; NotFound
    otherwise."""
    try:
        adopted_id = UUID(_LINK.unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise NotFound() from error
    rows = AdoptedContract.objects.filter(pk=adopted_id)
    found: AdoptedContract | None = (lock_root(rows, adopted_id) if lock else rows.first()) if rows.exists() else None
    if found is None or (found.supplier_id not in (None, actor.organisation_id)):
        raise NotFound()
    return found


def notices_waiting(actor: Actor, at: datetime) -> list[AdoptedRow]:
    """Those that the actor's organisation keeps whose last day to give notice is near, soonest first."""
    if actor.organisation_id is None:
        return []
    rows = AdoptedContract.objects.visible_to(actor).filter(
        organisation_id=actor.organisation_id,
        state=AdoptedState.RUNNING,
        notice_until__gt=at,
        notice_until__lte=at + ON_TODAY,
    )
    return [_row(actor, row) for row in rows.select_related("organisation", "supplier").order_by("notice_until")]


def may_read_adopted(actor: Actor, adopted_id: UUID) -> bool:
    """Whether the actor sees the contract, and so its signed PDF."""
    return bool(AdoptedContract.objects.visible_to(actor).filter(pk=adopted_id).exists())


def told_adopted(adopted_id: UUID) -> ToldAdopted:
    """The contract of a fact; NotFound where there is none."""
    row = AdoptedContract.objects.filter(pk=adopted_id).first()
    if row is None:
        raise NotFound()
    facts = facts_of(row)
    return ToldAdopted(
        row.number,
        row.activity,
        facts.other,
        row.organisation_id,
        row.supplier_id,
        row.ends_on,
        last_notice_day(facts),
    )


def locked_adopted(actor: Actor, adopted_id: UUID) -> AdoptedContract:
    """The contract, locked until the transaction ends, if the actor sees it; NotFound otherwise."""
    found: AdoptedContract = lock_root(AdoptedContract.objects.visible_to(actor), adopted_id)
    return found


def facts_of(row: AdoptedContract) -> AdoptedFacts:
    """The eight facts as they stand."""
    return AdoptedFacts.from_json(row.facts)


def columns_of(facts: AdoptedFacts, state: AdoptedState, zone: str) -> dict[str, Any]:
    """The columns in which facts stand."""
    clock = clock_of(facts, state, zone)
    return {
        "facts": facts.to_json(),
        "activity": facts.activity,
        "ends_on": facts.ends_on,
        "notice_until": clock[1] if clock and clock[0] == NOTICE_CLOCK else None,
    }


def start_clock(row: AdoptedContract, zone: str, at: datetime) -> None:
    """Start the one clock of the contract's facts and state, and stop the one before."""
    subject, args = ("adopted", row.id), dict[str, object](adopted_id=row.id)
    deadlines.stop(subject=subject, at=at)
    clock = clock_of(facts_of(row), AdoptedState(row.state), zone)
    if clock is None:
        return
    verb, due_at = clock[0], max(clock[1], at)  # an end that a notice of long ago brought is over at once
    if verb == NOTICE_CLOCK:
        deadlines.start(
            verb="contracts.pass_notice_day", subject=subject, due_at=due_at, at=at, args=args, remind=REMIND
        )
    elif verb == END_CLOCK:
        deadlines.start(verb="contracts.end_adopted", subject=subject, due_at=due_at, at=at, args=args, remind=REMIND)


def _row(actor: Actor, row: AdoptedContract) -> AdoptedRow:
    facts, state = facts_of(row), AdoptedState(row.state)
    return AdoptedRow(
        id=row.id,
        number=row.number,
        organisation=row.organisation.name,
        supplier=row.supplier.name if row.supplier else facts.other,
        has_joined=row.supplier_id is not None,
        facts=facts,
        value=Money(facts.value_minor, facts.currency),
        state=state,
        notice_on=last_notice_day(facts) if state is AdoptedState.RUNNING else None,
        notice_until=row.notice_until,
        ready=sum(1 for _, day in row.exit_plan if day),
        items=len(row.exit_plan),
        is_ours=row.organisation_id == actor.organisation_id,
    )


def _may(actor: Actor, row: AdoptedContract, facts: AdoptedFacts, at: datetime) -> frozenset[str]:
    keeps, runs = may_keep(actor, row.organisation_id), row.state == AdoptedState.RUNNING
    today = at.astimezone(ZoneInfo(row.organisation.timezone)).date()
    verbs = {
        "give_notice": keeps and runs and end_after_notice(facts, today) is not None,
        "take_back_notice": keeps and row.state == AdoptedState.ENDING and row.before_notice is not None,
        "correct": keeps and runs,
        "take_correction": keeps and runs and row.correction is not None,
        "invite": keeps and row.supplier_id is None,
        "mark_exit": may_mark_exit(actor, row.organisation_id),
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)
