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
    """Both sides of one activity, and the field in which it stands; None where nobody has answered.

    ``hidden`` are the sides that others have answered and that the reader has to answer first.
    """

    importance: Side | None = None
    capability: Side | None = None
    hidden: tuple[str, ...] = ()

    @property
    def field(self) -> Field | None:
        """One of the four fields, once both sides are known."""
        return field(self.importance, self.capability)


@dataclass(frozen=True, slots=True)
class AxisView:
    """One side of an activity as one reader sees it.

    ``mine`` are the reader's own answers. ``side`` and ``questions`` are those of all people: open to who has
    answered, to who only reads, and to everybody once the people have agreed. ``people`` is how many have answered.
    """

    axis: str
    people: int
    side: Side | None
    mine: Answers | None
    agreed: Answers | None
    questions: list[QuestionSide] | None


def sides_of(activity_ids: Iterable[UUID], *, rater: UUID | None = None) -> dict[UUID, Sides]:
    """Both sides of each activity; every one asked for has an entry.

    For a ``rater``, who is to answer alone, a side without their answer and without an agreed one is hidden.
    """
    wanted = list(activity_ids)
    given: dict[tuple[UUID, str], dict[UUID | None, Answers]] = defaultdict(dict)
    rows = Rating.objects.filter(activity_id__in=wanted).order_by("at", "id")
    for activity_id, axis, person_id, answers in rows.values_list("activity_id", "axis", "person_id", "answers"):
        given[activity_id, axis][person_id] = tuple(answers)
    return {one: _sides({axis: given[one, axis] for axis in Axis}, rater) for one in wanted}


def _sides(given: dict[Axis, dict[UUID | None, Answers]], rater: UUID | None) -> Sides:
    closed = tuple(axis for axis in Axis if given[axis] and not _is_open(given[axis], rater))
    importance, capability = (
        None if axis in closed else _side(given[axis]) for axis in (Axis.IMPORTANCE, Axis.CAPABILITY)
    )
    return Sides(importance, capability, closed)


def _is_open(given: dict[UUID | None, Answers], rater: UUID | None) -> bool:
    """Whether others' answers may be read: by who need not answer, has answered, or once all agreed."""
    return rater is None or rater in given or None in given


def _side(given: dict[UUID | None, Answers]) -> Side | None:
    return side([answers for person_id, answers in given.items() if person_id], given.get(None))


def axis_view(actor: Actor, activity_id: UUID, axis: str, *, rater: UUID | None) -> AxisView:
    """One side of an activity for one reader, who was found to see it; ``rater`` as in ``sides_of``."""
    rows = Rating.objects.filter(activity_id=activity_id, axis=axis).order_by("at", "id")
    given: dict[UUID | None, Answers] = {
        one: tuple(answers) for one, answers in rows.values_list("person_id", "answers")
    }
    agreed = given.get(None)
    mine = given.get(actor.person_id) if actor.person_id else None
    people = [answers for person_id, answers in given.items() if person_id]
    is_open = bool(given) and _is_open(given, rater)
    questions = by_question(people, agreed) if is_open else None
    return AxisView(axis, len(people), _side(given) if is_open else None, mine, agreed, questions)


def field_of(activity_id: UUID) -> str:
    """The field of the core matrix in which an activity stands; "" until both sides are known."""
    return str(sides_of([activity_id])[activity_id].field or "")
