"""The plan of a transition as data, its templates by unit, the lifecycles, and how far it lags behind. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from anyshore.contracts.rules import Side, reading
from anyshore.contracts.rules.clauses.frame import phrase
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle

MOST_WAVES, MOST_ITEMS, MOST_LINES = 30, 40, 20
UNITS: Final = ("project", "process", "department")
"""Units whose work moves: a task has no transition."""


class TransitionState(StrEnum):
    """Where a transition stands."""

    DRAFT = "draft"
    """Both write the plan; nothing of it binds."""
    AGREED = "agreed"
    ACCEPTED = "accepted"
    """A person of the client said that the service is taken over."""
    CLOSED = "closed"
    """The contract ended before."""


TRANSITION = Lifecycle(
    "transition",
    {
        (TransitionState.DRAFT, "agree"): TransitionState.AGREED,
        (TransitionState.AGREED, "accept"): TransitionState.ACCEPTED,
        (TransitionState.DRAFT, "close"): TransitionState.CLOSED,
        (TransitionState.AGREED, "close"): TransitionState.CLOSED,
    },
)


class WaveState(StrEnum):
    """Where a wave stands."""

    TO_COME = "to_come"
    RUNNING = "running"
    SHOWN = "shown"
    """The provider says that it is ready to be taken over; its gate is closed until a person opens it."""
    ACCEPTED = "accepted"


WAVE = Lifecycle(
    "wave",
    {
        (WaveState.TO_COME, "begin"): WaveState.RUNNING,
        (WaveState.RUNNING, "show"): WaveState.SHOWN,
        (WaveState.SHOWN, "return"): WaveState.RUNNING,
        (WaveState.SHOWN, "accept"): WaveState.ACCEPTED,
    },
)


class KnowledgeKind(StrEnum):
    """How knowledge reaches the provider."""

    SESSION = "session"
    DOCUMENT = "document"


class NotAgreed(Refused):
    """The plan is not agreed by both sides, or the transition is over."""

    code = "plan_not_agreed"


class GateClosed(Refused):
    """The wave before is not accepted, so this one cannot begin; or waves are left."""

    code = "gate_closed"


class WaveStands(Refused):
    """A wave that is accepted does not change, and one that has begun is not taken out."""

    code = "wave_stands"


class PlanIncomplete(Refused):
    """A plan without waves cannot be agreed, where the unit moves in waves."""

    code = "plan_incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePlan:
    """One wave: what is done in it, what moves with it, its days, what must be true before it begins and before its
    gate opens. ``accepts_id`` is the person of the client who opens the gate; None: whoever may commit it."""

    name: str
    from_on: date
    to_on: date
    activities: tuple[str, ...] = ()
    moves: str = ""
    entry: tuple[str, ...] = ()
    exit: tuple[str, ...] = ()
    accepts_id: UUID | None = None

    def to_json(self) -> dict[str, object]:
        """The wave as plain JSON values."""
        return {
            "name": self.name,
            "from_on": self.from_on.isoformat(),
            "to_on": self.to_on.isoformat(),
            "activities": list(self.activities),
            "moves": self.moves,
            "entry": list(self.entry),
            "exit": list(self.exit),
            "accepts_id": str(self.accepts_id) if self.accepts_id else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> WavePlan:
        """Read what ``to_json`` wrote."""
        return cls(
            name=data["name"],
            from_on=date.fromisoformat(data["from_on"]),
            to_on=date.fromisoformat(data["to_on"]),
            activities=tuple(data["activities"]),
            moves=data["moves"],
            entry=tuple(data["entry"]),
            exit=tuple(data["exit"]),
            accepts_id=UUID(data["accepts_id"]) if data["accepts_id"] else None,
        )


@dataclass(frozen=True, slots=True)
class KickOff:
    """One thing to do at the start, and whose it is."""

    what: str
    side: Side


_name, _moves, _what = reading.text(120), reading.text(500), reading.text(300)
_lines = reading.lines(MOST_LINES, 300)


def checked_waves(waves: Sequence[WavePlan]) -> tuple[WavePlan, ...]:
    """The waves as a plan may have them: at most thirty, each named, none ending before it begins or beginning before
    the one in front of it; Invalid otherwise."""
    if len(waves) > MOST_WAVES:
        raise Invalid(field="waves", reason="length", longest=MOST_WAVES)
    before: WavePlan | None = None
    for one in waves:
        if not one.name.strip():
            raise Invalid(field="waves", reason="empty")
        if one.to_on < one.from_on or (before is not None and one.from_on < before.from_on):
            raise Invalid(field="waves", reason="order", name=one.name)
        _name("waves", one.name)
        _moves("waves", one.moves)
        for lines in (one.activities, one.entry, one.exit):
            _lines("waves", lines)
        before = one
    return tuple(waves)


def checked_items(items: Sequence[KickOff]) -> tuple[KickOff, ...]:
    """The kick-off list as a plan may have it: at most forty, none empty; Invalid otherwise."""
    if len(items) > MOST_ITEMS:
        raise Invalid(field="items", reason="length", longest=MOST_ITEMS)
    if any(not _what("items", one.what).strip() for one in items):
        raise Invalid(field="items", reason="empty")
    return tuple(items)


_WEEKS: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    "process": (("learn", 3), ("together", 3), ("alone", 2)),
    "department": (("prepare", 4), ("learn", 8), ("together", 8), ("alone", 4)),
}
"""The waves that a unit usually has, each with its weeks."""
_ITEMS: Final = (
    ("leads", Side.CLIENT), ("team", Side.PROVIDER), ("access", Side.CLIENT), ("documents", Side.CLIENT),
    ("talk", Side.PROVIDER), ("risks", Side.PROVIDER),
)  # fmt: skip


def usual_waves(content: Content, starts_on: date) -> tuple[WavePlan, ...]:
    """The waves that a plan starts from: those of the contract's clause, else those of the unit; none for a
    project."""
    clause = next((one for one in content.clauses if one.key == "transition"), None)
    if clause is not None:
        rows = [(name, _day(from_on), _day(to_on), gate) for name, from_on, to_on, gate in clause.values["waves"]]
        found = [
            WavePlan(name=name, from_on=begins, to_on=max(begins, ends), exit=(gate,) if gate else ())
            for name, begins, ends, gate in rows
            if begins and ends
        ]
        return tuple(sorted(found, key=lambda one: one.from_on))
    return tuple(_usual(content.unit, content.language, starts_on))


def usual_items(content: Content) -> tuple[KickOff, ...]:
    """The kick-off list that a plan starts from."""
    return tuple(KickOff(phrase(f"kickoff.{name}", content.language), side) for name, side in _ITEMS)


def _usual(unit: str, language: Language, starts_on: date) -> Iterable[WavePlan]:
    for name, weeks in _WEEKS.get(unit, ()):
        ends = starts_on + timedelta(weeks=weeks)
        yield WavePlan(
            name=phrase(f"wave.{name}", language),
            from_on=starts_on,
            to_on=ends - timedelta(days=1),
            exit=(phrase(f"gate.{name}", language),),
        )
        starts_on = ends


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def days_late(to_on: date, over_on: date) -> int:
    """By how many days a wave ended, or will end, behind its last day; 0 where it is not."""
    return max((over_on - to_on).days, 0)


def expected(waves: Sequence[tuple[date, date, date | None]], today: date, begun: int) -> list[date]:
    """When each wave will be over if nothing is caught up: (first day, last day, day of acceptance or None), in order;
    the first ``begun`` of them have begun. A wave that is late moves those after it by as much, and none is over
    sooner than its own days after the one before, or after today where it has not begun."""
    found: list[date] = []
    late = 0
    for place, (from_on, to_on, done_on) in enumerate(waves):
        own = to_on - from_on
        ends = [today, to_on + timedelta(days=late), *(one + own for one in found[-1:])]
        ends += [max(today, from_on) + own] if place >= begun else []
        found.append(done_on or max(ends))
        late = days_late(to_on, found[-1])
    return found


def days_behind(waves: Sequence[tuple[date, date, date | None]], ends: Sequence[date]) -> int:
    """By how many days the waves that are not accepted will be over behind what their plan allows at best: where it
    has waves overlap, they still follow one another."""
    best = expected([(from_on, to_on, None) for from_on, to_on, _ in waves], waves[0][0], 0) if waves else []
    rows = zip(waves, best, ends, strict=True)
    return max((days_late(at_best, end) for (_, _, done_on), at_best, end in rows if done_on is None), default=0)
