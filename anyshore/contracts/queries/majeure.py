"""Events of force majeure: for their page, for verbs under their lock, for what moves by them, for mails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, MajeureEvent, Milestone
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.loading import locked_agreement, signed_at_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.clauses.acting.changing import ForceMajeure
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.majeure import (
    FREES,
    OPEN,
    Freed,
    MajeureState,
    NoMajeure,
    may_end_at,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class MajeureRow:
    """One reported event. ``milestones`` are the titles of those that it concerns, none where it is all the work of
    its side. ``may_end_at`` is from when either side may end the agreement, None once it does not go on."""

    id: UUID
    side: Side
    kind: str
    words: str
    milestones: tuple[str, ...]
    began_on: date
    learned_on: date
    report_until: date
    in_time: bool
    expected_on: date | None
    state: MajeureState
    by: str
    at: datetime
    updated_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    answer: str
    over_on: date | None
    may_end_at: datetime | None
    files: tuple[AttachedFile, ...]

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.state in OPEN

    @property
    def waits(self) -> bool:
        """Whether nobody has answered it, and somebody may."""
        return self.state in (MajeureState.REPORTED, MajeureState.OVER) and self.answered_at is None

    @property
    def can_accept(self) -> bool:
        """Whether the other side can still accept it."""
        return self.state in (MajeureState.REPORTED, MajeureState.OBJECTED, MajeureState.OVER)

    @property
    def days(self) -> int | None:
        """The days that it lasted, once it is over."""
        return (self.over_on - self.began_on).days if self.over_on else None


@dataclass(frozen=True, slots=True)
class MajeurePage:
    """All reported events of one agreement, newest first, and the rule of its clause, None where it has none."""

    rule: ForceMajeure | None
    rows: tuple[MajeureRow, ...]

    def row(self, event_id: UUID) -> MajeureRow:
        """One of them; NotFound otherwise."""
        found = next((one for one in self.rows if one.id == event_id), None)
        if found is None:
            raise NotFound()
        return found

    def open_of(self, side: Side | None) -> MajeureRow | None:
        """The one of a side that goes on."""
        return next((one for one in self.rows if one.is_open and one.side is side), None)


def majeure_with_agreement_locked(actor: Actor, event_id: UUID) -> tuple[MajeureEvent, Agreement]:
    """An event under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = MajeureEvent.objects.visible_to(actor).filter(pk=event_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def majeure_rule(agreement: Agreement) -> ForceMajeure:
    """The rule of an agreement that runs; NoMajeure where it does not run or has no such clause."""
    found = rule_in(clauses_of(agreement), ForceMajeure)
    if found is None or agreement.state not in LIVE:
        raise NoMajeure()
    return found


def goes_on(agreement_id: UUID, side: Side) -> bool:
    """Whether an event of that side goes on."""
    return bool(MajeureEvent.objects.filter(agreement_id=agreement_id, side=side, state__in=OPEN).exists())


def concerned(agreement: Agreement, side: Side, milestone_ids: Sequence[UUID]) -> list[str]:
    """The ids of milestones that an event of the provider concerns, in their order; Invalid where one is not in the
    agreement, or its client names any."""
    wanted = set(milestone_ids)
    rows = Milestone.objects.filter(agreement=agreement, state="agreed", pk__in=wanted).order_by("position")
    found = [str(one) for one in rows.values_list("pk", flat=True)]
    if len(found) != len(wanted) or (wanted and side is not Side.PROVIDER):
        raise Invalid(field="milestone_ids", reason="choice")
    return found


def first_day(agreement: Agreement, side: Side) -> date:
    """The first day on which an event of a side can have begun: that of the signatures, or the one on which the last
    of the same side was over."""
    signed_on = local_day(signed_at_of(agreement), calendar(agreement.client_id).zone)
    rows = MajeureEvent.objects.filter(agreement=agreement, side=side, over_on__isnull=False).order_by("-over_on")
    last: date | None = rows.values_list("over_on", flat=True).first()
    return max(signed_on, last) if last else signed_on


def still_freed(agreement_id: UUID) -> bool:
    """Whether all of the provider's work stands still, because of an event that both accept and that goes on."""
    rows = MajeureEvent.objects.filter(agreement_id=agreement_id, side=Side.PROVIDER, milestone_ids=[])
    return bool(rows.filter(state=MajeureState.ACCEPTED).exists())


def majeure_ends_at(agreement: Agreement, event: MajeureEvent) -> datetime | None:
    """From when either side may end the agreement for an event that goes on; None without the clause."""
    rule = rule_in(clauses_of(agreement), ForceMajeure)
    return may_end_at(rule, event.began_on, calendar(agreement.client_id).zone) if rule else None


def is_of_all_work(event: MajeureEvent) -> bool:
    """Whether it concerns all the duties of its side."""
    return not event.milestone_ids


def freed_by(event: MajeureEvent, agreement: Agreement) -> tuple[datetime, datetime | None]:
    """The instants from which and up to which an event lasted, days being those of where the client sits."""
    days = Freed(event.began_on, event.over_on, frozenset(event.milestone_ids))
    return days.spell(calendar(agreement.client_id).zone)


def events_going_on(agreement_id: UUID) -> list[MajeureEvent]:
    """The events of an agreement that go on, the first first."""
    return list(MajeureEvent.objects.filter(agreement_id=agreement_id, state__in=OPEN).order_by("at"))


def freed_in(agreement_id: UUID) -> list[Freed]:
    """The days of the provider's events that both sides accept, the first first."""
    rows = MajeureEvent.objects.filter(agreement_id=agreement_id, side=Side.PROVIDER, state__in=FREES)
    found = rows.order_by("began_on").values_list("began_on", "over_on", "milestone_ids")
    return [Freed(began_on, over_on, frozenset(ids)) for began_on, over_on, ids in found]


def freed_spells(agreement_id: UUID, clauses: Iterable[Chosen], zone: str) -> list[tuple[datetime, datetime | None]]:
    """From when until when all of the provider's work was freed; no query without the clause."""
    if rule_in(clauses, ForceMajeure) is None:
        return []
    return [one.spell(zone) for one in freed_in(agreement_id) if not one.milestones]


def majeure_page(actor: Actor, agreement_id: UUID) -> MajeurePage:
    """The events of an agreement that the actor sees and both signed; NotFound, also where it has no such clause and
    nothing was reported."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id, signed_at__isnull=False).first()
    if agreement is None:
        raise NotFound()
    rule = rule_in(clauses_of(agreement), ForceMajeure)
    rows = list(
        MajeureEvent.objects.filter(agreement=agreement).select_related("author", "answerer").order_by("-at", "-id")
    )
    if rule is None and not rows:
        raise NotFound()
    ids = {one for row in rows for one in row.milestone_ids}
    titles = {str(key): title for key, title in Milestone.objects.filter(pk__in=ids).values_list("pk", "title")}
    kept = files.of(*(("majeure", row.pk) for row in rows))
    zone = calendar(agreement.client_id).zone
    return MajeurePage(
        rule, tuple(_row(one, rule, zone, titles, tuple(kept.get(("majeure", one.pk), ()))) for one in rows)
    )


def may_read_majeure(actor: Actor, event_id: UUID) -> bool:
    """Whether the actor sees the event, and so its files."""
    return bool(MajeureEvent.objects.visible_to(actor).filter(pk=event_id).exists())


def _row(
    one: MajeureEvent, rule: ForceMajeure | None, zone: str, titles: dict[str, str], kept: tuple[AttachedFile, ...]
) -> MajeureRow:
    return MajeureRow(
        id=one.pk,
        side=Side(one.side),
        kind=one.kind,
        words=one.words,
        milestones=tuple(titles[key] for key in one.milestone_ids if key in titles),
        began_on=one.began_on,
        learned_on=one.learned_on,
        report_until=one.report_until,
        in_time=one.in_time,
        expected_on=one.expected_on,
        state=MajeureState(one.state),
        by=one.author.name,
        at=one.at,
        updated_at=one.updated_at,
        answered_at=one.answered_at,
        answered_by=one.answerer.name if one.answerer else "",
        answer=one.answer,
        over_on=one.over_on,
        may_end_at=may_end_at(rule, one.began_on, zone) if rule and one.state in OPEN else None,
        files=kept,
    )
