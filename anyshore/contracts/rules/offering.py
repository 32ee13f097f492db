"""What somebody writes when they offer a contract, before it is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.lines import NO_LINES, Lines
from anyshore.contracts.rules.states import Side
from anyshore.contracts.rules.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offer to ``other_id`` by one's own organisation, which is the ``side`` in it. Without ``terms`` the unit's
    defaults stand; ``under_id`` is the master agreement, ``follows_id`` what it carries on after."""

    side: Side
    other_id: UUID
    title: str
    brief: str = ""
    offer: str = ""
    category: str = ""
    unit: str = Unit.TASK
    currency: str
    milestones: Sequence[MilestoneDraft] = ()
    lines: Lines = NO_LINES
    terms: Terms | None = None
    clauses: Sequence[Chosen] = ()
    language: Language = Language.EN
    request_id: UUID | None = None
    under_id: UUID | None = None
    follows_id: UUID | None = None
