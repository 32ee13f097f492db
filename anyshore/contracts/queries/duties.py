"""Reads of duties: of one contract, of an organisation, one whole with its record, those that wait, those a mail
tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from anyshore.contracts.models import AdoptedContract, Agreement, Duty
from anyshore.contracts.policies import may_answer_duty, may_mark_duty, may_waive_duty
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import DUTY, ON_TODAY, SOON, DutyState, stands
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.plumbing import files
from anyshore.plumbing.state import moves_of

WITH = ("series", "agreement__client", "agreement__provider", "adopted", "organisation", "owner", "doer", "answerer")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One occurrence of a duty for one reader. ``party`` is whose it is, ``other`` to whom it is owed (empty where
    nobody is here for the other side). ``code`` names it for the words at the door; ``words`` are the parties' own,
    ``given`` what is quoted. ``stands`` is its state as it is shown. A date that another page keeps (a milestone, a
    wave, a notice) has no ``id`` and leads to ``path``. ``may`` holds the reader's verbs."""

    id: UUID | None
    series_id: UUID | None
    contract: int
    title: str
    elsewhere: bool
    side: Side
    party: str
    other: str
    is_ours: bool
    code: str
    words: str
    given: Mapping[str, Any]
    weeks: int = 0
    months: int = 0
    source: str
    clause: int = 0
    version: int = 0
    owed: bool
    due_on: date | None
    due_at: datetime | None
    state: DutyState
    stands: str
    owner_id: UUID | None = None
    owner: str = ""
    done_at: datetime | None = None
    doer: str = ""
    note: str = ""
    answered_at: datetime | None = None
    answerer: str = ""
    answer: str = ""
    at: datetime
    changed_at: datetime
    sequence: int = 0
    number: int = 1
    path: str = ""
    may: frozenset[str] = frozenset()

    @property
    def is_late(self) -> bool:
        """Whether it was marked done after its instant."""
        return self.done_at is not None and self.due_at is not None and self.done_at >= self.due_at


@dataclass(frozen=True, slots=True)
class DutyMove:
    """One step in the record of a duty."""

    verb: str
    at: datetime
    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    """A duty whole: its row, the evidence, and its record, the oldest first."""

    row: DutyRow
    files: tuple[files.AttachedFile, ...]
    record: tuple[DutyMove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFilter:
    """What a list is narrowed to. ``whose``: ours, theirs, mine (the reader's own), or all. ``when``: open, late, soon
    (30 days), or all. ``contract``: the number of one."""

    whose: str = ""
    when: str = ""
    contract: int = 0


def duties_of(
    actor: Actor, *, at: datetime, agreement_id: UUID | None = None, adopted_id: UUID | None = None
) -> list[DutyRow]:
    """The duties of both sides of one contract, or all that the actor sees, soonest first."""
    rows = Duty.objects.visible_to(actor)
    if agreement_id:
        rows = rows.filter(agreement_id=agreement_id)
    if adopted_id:
        rows = rows.filter(adopted_id=adopted_id)
    return [_row(actor, row, at) for row in _ordered(rows)]


def duties_waiting(actor: Actor, *, at: datetime) -> list[DutyRow]:
    """What the actor's organisation has to do within a week, or missed within two; and what the other side disputes.
    Those that another person looks after are theirs."""
    if actor.organisation_id is None:
        return []
    due = Q(state=DutyState.OPEN, due_at__lte=at + SOON) | Q(state=DutyState.DISPUTED)
    missed = Q(state=DutyState.MISSED, series__owed=True, due_at__gt=at - ON_TODAY)
    rows = Duty.objects.visible_to(actor).filter(due | missed, organisation_id=actor.organisation_id)
    mine = rows.filter(Q(owner=None) | Q(owner_id=actor.person_id))
    return [_row(actor, row, at) for row in _ordered(mine)]


def duty_page(actor: Actor, duty_id: UUID, *, at: datetime) -> DutyPage:
    """The duty; NotFound if it is not the actor's to see."""
    found = Duty.objects.visible_to(actor).filter(pk=duty_id).select_related(*WITH).first()
    if found is None:
        raise NotFound()
    subject = ("duty", found.id)
    moves = moves_of(subject)
    names = dict(User.objects.filter(pk__in=[person for _, _, person, _ in moves]).values_list("id", "name"))
    record = tuple(DutyMove(verb, on, names[person] if person else "", why) for verb, on, person, why in moves)
    return DutyPage(row=_row(actor, found, at), files=tuple(files.of(subject)[subject]), record=record)


def may_read_duty(actor: Actor, duty_id: UUID) -> bool:
    """Whether the actor sees the duty, and so its evidence."""
    return bool(Duty.objects.visible_to(actor).filter(pk=duty_id).exists())


def contract_named(actor: Actor, number: int) -> Agreement | AdoptedContract:
    """The agreement, or the contract made elsewhere, of that number; NotFound if it is not the actor's to see."""
    agreement = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider").first()
    found = agreement or AdoptedContract.objects.visible_to(actor).filter(number=number).first()
    if found is None:
        raise NotFound()
    return found


def narrowed(rows: Iterable[DutyRow], wanted: DutyFilter, actor: Actor, at: datetime) -> list[DutyRow]:
    """Those of ``rows`` that a filter keeps."""
    when = WHEN.get(wanted.when, WHEN["open"])
    return [
        row
        for row in rows
        if _is_of(row, wanted.whose, actor)
        and when(row, at)
        and (not wanted.contract or row.contract == wanted.contract)
    ]


def _is_of(row: DutyRow, whose: str, actor: Actor) -> bool:
    if whose == "mine":
        return row.is_ours and row.owner_id == actor.person_id
    return whose not in ("ours", "theirs") or row.is_ours is (whose == "ours")


def _is_late(row: DutyRow, _at: datetime) -> bool:
    return row.state is DutyState.MISSED and row.owed


WHEN: Mapping[str, Any] = {
    "open": lambda row, at: row.state in (DutyState.OPEN, DutyState.DISPUTED) or _is_late(row, at),
    "late": _is_late,
    "soon": lambda row, at: row.state is DutyState.OPEN and row.due_at is not None and (row.due_at - at).days < 30,
    "all": lambda row, at: True,
}
"""What a list can be narrowed to by time."""


def _ordered(rows: Any) -> list[Duty]:
    return list(rows.select_related(*WITH).order_by("due_at", "at", "id"))


def _row(actor: Actor, row: Duty, at: datetime) -> DutyRow:
    series, state = row.series, DutyState(row.state)
    other = _other(row)
    of = row.agreement or row.adopted
    assert of is not None
    return DutyRow(
        id=row.id,
        series_id=series.id,
        contract=of.number,
        title=row.agreement.title if row.agreement else row.adopted.activity if row.adopted else "",
        elsewhere=row.adopted is not None,
        side=Side(series.side),
        party=row.organisation.name,
        other=other,
        is_ours=row.organisation_id == actor.organisation_id,
        owed=series.owed,
        stands=stands(state, row.due_at, at),
        owner=row.owner.name or row.owner.email if row.owner else "",
        doer=row.doer.name if row.doer else "",
        answerer=row.answerer.name if row.answerer else "",
        state=state,
        may=_may(actor, row, state),
        **{name: getattr(series, name) for name in OF_SERIES},
        **{name: getattr(row, name) for name in OF_ROW},
    )


OF_SERIES = ("code", "words", "given", "weeks", "months", "source", "clause", "version")
OF_ROW = (
    "due_on", "due_at", "owner_id", "done_at", "note", "answered_at", "answer", "at", "changed_at", "sequence",
    "number",
)  # fmt: skip


def _other(row: Duty) -> str:
    if row.agreement is None:
        return ""
    sides = {
        row.agreement.client_id: row.agreement.provider.name,
        row.agreement.provider_id: row.agreement.client.name,
    }
    return sides[row.organisation_id]


def _may(actor: Actor, row: Duty, state: DutyState) -> frozenset[str]:
    party, owed = row.organisation_id, row.series.owed
    allowed = {
        "mark": may_mark_duty(actor, party),
        "confirm": may_answer_duty(actor, party, owed=owed),
        "dispute": may_answer_duty(actor, party, owed=owed),
        "waive": may_waive_duty(actor, party, owed=owed),
    }
    found = {verb for verb, may in allowed.items() if may and DUTY.allows(state, verb)}
    if allowed["mark"] and state in (DutyState.OPEN, DutyState.MISSED, DutyState.DISPUTED):
        found.add("assign")
    return frozenset(found)
