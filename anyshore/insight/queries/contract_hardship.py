"""The talks because of hardship of one agreement in short, for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.queries.hardship import OPEN
from anyshore.contracts.rules.clauses.acting.changing import Hardship
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.hardship import OpenTalks, TalksState


@dataclass(frozen=True, slots=True)
class TalksInShort:
    """Talks that run or have failed; ``settled_by`` is the side that says what both have agreed, empty where none
    does."""

    side: str
    state: TalksState
    until: datetime
    end_days: int
    settled_by: str

    def has_failed(self, at: datetime) -> bool:
        """Whether either side may end the agreement for it."""
        return at >= self.until


@dataclass(frozen=True, slots=True)
class HardshipInShort:
    """The talks that run or have failed; ``any``: some were asked for once."""

    talks: TalksInShort | None
    any: bool

    @property
    def open(self) -> list[OpenTalks]:
        """Those that run, as silence sees them."""
        found = self.talks
        return [OpenTalks(found.until, found.end_days)] if found and found.state is TalksState.TALKING else []

    def failed(self, at: datetime) -> TalksInShort | None:
        """Those for which either side may end the agreement now."""
        return self.talks if self.talks and self.talks.has_failed(at) else None


def hardship_of(found: Any, clauses: Sequence[Chosen]) -> HardshipInShort | None:
    """Those of an agreement that the reader was found to see; None where it has no such clause and nobody asked. One
    query where somebody did."""
    if rule_in(clauses, Hardship) is None and not found.has_talks:
        return None
    row = None
    if found.has_talks:
        row = HardshipTalks.objects.filter(agreement_id=found.pk, state__in=OPEN).order_by("-at").first()
    talks = TalksInShort(row.side, TalksState(row.state), row.until, row.end_days, row.settled_by) if row else None
    return HardshipInShort(talks, bool(found.has_talks))
