"""Where the people's answers put each activity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.strategy.models import Rating
from anyshore.strategy.rules.matrix import Answers, Axis, Field, QuestionSide, Side, by_question, field, side


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of one activity, and the field in which it stands; None where nobody has answered."""

    importance: Side | None = None
    capability: Side | None = None

    @property
    def field(self) -> Field | None:
        """One of the four fields, once both sides are known."""
        return field(self.importance, self.capability)


@dataclass(frozen=True, slots=True)
class AxisView:
    """One side of an activity as one reader sees it.

    ``mine`` are the reader's own answers. ``questions`` are those of all people: open to who has answered, to who only
    reads, and to everybody once the people have agreed.
    """

    axis: str
    side: Side | None
    mine: Answers | None
    agreed: Answers | None
    questions: list[QuestionSide] | None


def sides_of(activity_ids: Iterable[UUID]) -> dict[UUID, Sides]:
    """Both sides of each activity; every one asked for has an entry."""
    wanted = list(activity_ids)
    people: dict[tuple[UUID, str], list[Answers]] = defaultdict(list)
    agreed: dict[tuple[UUID, str], Answers] = {}
    rows = Rating.objects.filter(activity_id__in=wanted).order_by("at", "id")
    for activity_id, axis, person_id, answers in rows.values_list("activity_id", "axis", "person_id", "answers"):
        if person_id is None:
            agreed[activity_id, axis] = tuple(answers)
        else:
            people[activity_id, axis].append(tuple(answers))
    return {
        one: Sides(*(side(people[one, axis], agreed.get((one, axis))) for axis in (Axis.IMPORTANCE, Axis.CAPABILITY)))
        for one in wanted
    }


def axis_view(actor: Actor, activity_id: UUID, axis: str, *, reads_only: bool) -> AxisView:
    """One side of an activity for one reader, who was found to see it."""
    rows = Rating.objects.filter(activity_id=activity_id, axis=axis).order_by("at", "id")
    given: dict[UUID | None, Answers] = {
        one: tuple(answers) for one, answers in rows.values_list("person_id", "answers")
    }
    agreed = given.pop(None, None)
    mine = given.get(actor.person_id) if actor.person_id else None
    people = list(given.values())
    is_open = (bool(people) and (reads_only or mine is not None)) or agreed is not None
    return AxisView(axis, side(people, agreed), mine, agreed, by_question(people, agreed) if is_open else None)


def field_of(activity_id: UUID) -> str:
    """The field of the core matrix in which an activity stands; "" until both sides are known."""
    return str(sides_of([activity_id])[activity_id].field or "")
