"""The events of force majeure of one agreement in short, for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.acting.changing import ForceMajeure
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.majeure import OPEN, MajeureState, OpenMajeure, may_end_at
from anyshore.parties.queries import calendar


@dataclass(frozen=True, slots=True)
class EventInShort:
    """An event that goes on, or that is over and not answered: ``ends_at`` is from when either side may end the
    agreement for it."""

    id: UUID
    side: Side
    kind: str
    began_on: date
    state: MajeureState
    ends_at: datetime | None

    def may_be_ended_by(self, side: Side | None, at: datetime) -> bool:
        """Whether that side may end the agreement for it now: who reported it only where the other has accepted."""
        if side is None or self.ends_at is None or at < self.ends_at:
            return False
        return side is not self.side or self.state is MajeureState.ACCEPTED


@dataclass(frozen=True, slots=True)
class MajeureInShort:
    """The ``events`` that go on or wait for an answer; ``any``: some was reported once."""

    events: tuple[EventInShort, ...]
    any: bool

    @property
    def open(self) -> list[OpenMajeure]:
        """Those that go on, as silence sees them."""
        return [OpenMajeure(one.side, one.ends_at) for one in self.events if one.ends_at]

    def ends_for(self, side: Side | None, at: datetime) -> EventInShort | None:
        """The event for which that side may end the agreement now."""
        return next((one for one in self.events if one.may_be_ended_by(side, at)), None)


def majeure_of(found: Any, clauses: Sequence[Chosen]) -> MajeureInShort | None:
    """Those of an agreement that the reader was found to see; None where it has no such clause and nothing was
    reported. One query where something was."""
    rule = rule_in(clauses, ForceMajeure)
    if rule is None and not found.has_majeure:
        return None
    rows = MajeureEvent.objects.filter(agreement_id=found.pk).order_by("at") if found.has_majeure else []
    zone = calendar(found.client_id).zone if found.has_majeure else ""
    events = tuple(
        EventInShort(
            row.pk,
            Side(row.side),
            row.kind,
            row.began_on,
            MajeureState(row.state),
            may_end_at(rule, row.began_on, zone) if rule and row.state in OPEN else None,
        )
        for row in rows
        if row.state in OPEN or (row.state == MajeureState.OVER and row.answered_at is None)
    )
    return MajeureInShort(events, bool(found.has_majeure))
