"""Reads of an organisation's library of questions and criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.sourcing.models import LibrarySet
from anyshore.sourcing.rules.terms import CriterionTerms


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A set in the library."""

    id: UUID
    name: str
    questions: tuple[str, ...]
    criteria: tuple[CriterionTerms, ...]

    @property
    def pairs(self) -> list[tuple[str, int]]:
        """Each criterion with its weight."""
        return [(one.name, one.weight) for one in self.criteria]


def library(actor: Actor) -> list[LibraryRow]:
    """The sets of the actor's own organisation, by name."""
    return [_row(one) for one in LibrarySet.objects.visible_to(actor).order_by("name")]


def _row(one: LibrarySet) -> LibraryRow:
    content: dict[str, Any] = one.content
    criteria = (
        CriterionTerms(**{**given, "anchors": tuple(given.get("anchors", ()))}) for given in content["criteria"]
    )
    return LibraryRow(one.id, one.name, tuple(content["questions"]), tuple(criteria))
