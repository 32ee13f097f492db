"""The core matrix: how important work is to the strategy, and how capable its people are, each from 0 to 100.

"Do what you can do best and outsource the rest": the idea is Peter Drucker's ("Sell the Mailroom", The Wall Street
Journal, 25 July 1989; Management Challenges for the 21st Century, 1999). The questions and the arithmetic are ours,
told with a worked table in docs/algorithms/core_matrix.md. Everything is an exact fraction until it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from anyshore.kit.errors import Invalid
from anyshore.kit.refusals import OutOfRange

HIGHEST: Final = 4
"""The best answer to a question; the worst is 0."""
MIDDLE: Final = 50
"""From here on a side is high."""


class Axis(StrEnum):
    """The two sides of the matrix: strategic importance, and capability relative to what the market offers."""

    IMPORTANCE = "importance"
    CAPABILITY = "capability"


class Field(StrEnum):
    """The four fields, and so what the picture suggests. It is a suggestion; a person decides."""

    KEEP = "keep"
    BUILD_UP = "build_up"
    SHARE = "share"
    OUTSOURCE = "outsource"


QUESTIONS: Final[dict[str, tuple[str, ...]]] = {
    Axis.IMPORTANCE: ("chosen", "imitated", "products", "stops", "changes", "knowledge"),
    Axis.CAPABILITY: ("cost", "quality", "speed", "skills", "tools", "peaks"),
}
"""Six questions a side, by the names under which the doors keep their words."""

Answers = tuple[int | None, ...]


class AnswersIncomplete(Invalid):
    """Nobody answered a single question."""

    code = "answers_incomplete"


@dataclass(frozen=True, slots=True)
class Side:
    """Where an activity stands on one side: ``points`` from 0 to 100, and the ``lowest`` and ``highest`` of the
    people.

    ``people`` is how many have answered; ``agreed`` says whether the points are those of an agreed answer.
    """

    points: Fraction
    lowest: Fraction
    highest: Fraction
    people: int
    agreed: bool

    @property
    def is_high(self) -> bool:
        """Whether it stands in the upper half; the middle counts as high."""
        return self.points >= MIDDLE

    @property
    def shown(self) -> int:
        """The points as a page shows them."""
        return whole(self.points)

    @property
    def spread(self) -> int:
        """How far the people are apart, as a page shows it."""
        return whole(self.highest - self.lowest)


@dataclass(frozen=True, slots=True)
class QuestionSide:
    """One question over all people: their mean and how far they are apart; None where nobody knows."""

    mean: Fraction | None
    lowest: int | None
    highest: int | None
    agreed: int | None


def whole(number: Fraction) -> int:
    """A number of zero or more without its fraction, halves rounded up."""
    return int(number + Fraction(1, 2))


def checked(answers: Sequence[int | None]) -> Answers:
    """Six answers of 0 to 4, None where somebody does not know. Raises OutOfRange, and AnswersIncomplete if none is
    given."""
    done = tuple(answers)
    if len(done) != len(QUESTIONS[Axis.IMPORTANCE]):
        raise OutOfRange(field="answers", low=6, high=6)
    if any(one is not None and not 0 <= one <= HIGHEST for one in done):
        raise OutOfRange(field="answers", low=0, high=HIGHEST)
    if all(one is None for one in done):
        raise AnswersIncomplete(field="answers")
    return done


def points(answers: Sequence[int | None]) -> Fraction:
    """One person's points: the mean of the questions that they answered, times 25."""
    given = [one for one in answers if one is not None]
    return Fraction(sum(given) * 100, len(given) * HIGHEST)


def side(people: Sequence[Answers], agreed: Answers | None = None) -> Side | None:
    """Where the people's answers put an activity: the agreed points if there are any, else the mean of all
    people's."""
    each = [points(answers) for answers in people]
    if agreed is not None:
        found = points(agreed)
        return Side(found, min(each, default=found), max(each, default=found), len(each), agreed=True)
    if not each:
        return None
    return Side(sum(each, Fraction()) / len(each), min(each), max(each), len(each), agreed=False)


def by_question(people: Sequence[Answers], agreed: Answers | None = None) -> list[QuestionSide]:
    """The six questions of one side over all people."""
    return [_question([answers[at] for answers in people], agreed[at] if agreed else None) for at in range(6)]


def _question(given: Sequence[int | None], agreed: int | None) -> QuestionSide:
    known = [one for one in given if one is not None]
    if not known:
        return QuestionSide(None, None, None, agreed)
    return QuestionSide(Fraction(sum(known), len(known)), min(known), max(known), agreed)


def field(importance: Side | None, capability: Side | None) -> Field | None:
    """The field in which an activity stands; None until both sides are known."""
    if importance is None or capability is None:
        return None
    if importance.is_high:
        return Field.KEEP if capability.is_high else Field.BUILD_UP
    return Field.SHARE if capability.is_high else Field.OUTSOURCE
