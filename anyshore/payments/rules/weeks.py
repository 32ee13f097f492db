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
class Approved:
    """What became of several sheets: those that are approved, and those that were refused with the refusal's code."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, str], ...]
