"""The money of weeks of hours: what is funded ahead, and what approval does with it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.kit.errors import Refused


class WeekOver(Refused):
    """The week has begun: what was not paid in before is paid once its sheet is approved."""

    code = "week_over"


class WeekFunded(Refused):
    """All that the week can cost is paid in already."""

    code = "week_funded"


class NothingDue(Refused):
    """Nothing of this sheet is left to be paid."""

    code = "nothing_due"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What approval does with what is held for a week: so much to the provider, so much back or on to the next week, and
    so much that is still due because too little was held."""

    released_minor: int
    rest_minor: int
    due_minor: int


@dataclass(frozen=True, slots=True)
class Approved:
    """What became of several sheets: those that are approved, and those that were refused with the refusal's code."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, str], ...]


def settlement(held_minor: int, payable_minor: int) -> Settlement:
    """Release what is payable as far as it is held; the parts add up to what was held and what is payable."""
    released = min(held_minor, payable_minor)
    return Settlement(released, held_minor - released, payable_minor - released)
