"""The assessments of an organisation as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.strategy.models import Assessment, Option
from anyshore.strategy.rules.assessments import AssessmentState


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment in the list. ``advised`` is the kind of option that is recommended, ``saves`` against in-house."""

    number: int
    title: str
    state: str
    author: str
    created_at: datetime
    advised: str
    place: str
    saves: Money | None
    low: Money | None
    high: Money | None


def assessments(actor: Actor) -> list[AssessmentRow]:
    """The assessments of the actor's organisation, the newest first; those put away are left out."""
    rows = Assessment.objects.visible_to(actor).exclude(state=AssessmentState.DISCARDED)
    found = list(rows.select_related("author").order_by("-created_at", "-number")[:200])
    kinds = {row.id: row for row in Option.objects.filter(assessment__in=found)}
    return [_row(one, kinds) for one in found]


def _row(one: Assessment, options: Mapping[UUID, Option]) -> AssessmentRow:
    facts = (one.number, one.title, one.state, one.author.name, one.created_at)
    if not one.result:
        return AssessmentRow(*facts, "", "", None, None, None)
    key = one.result["advice"]["key"]
    option, saves = options[UUID(key)], one.result["outcomes"][key]["saves"]
    sums = (Money(saves[name], one.currency) for name in ("mean", "low", "high"))
    return AssessmentRow(*facts, option.kind, option.place, *sums)
