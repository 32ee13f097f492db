"""What a decision must say, and when it is looked at again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.refusals import ChoiceUnknown, TextMissing, TextTooLong
from anyshore.strategy.rules.assessments import GATES, REVIEW_MONTHS, AssessmentState, Driver, Gate, GateOutcome

REASON_LIMIT: Final = 2000
STAYS: Final = ("in_house", "improved")
"""The options by which the work stays where it is."""

GATED: Final = (AssessmentState.COMPARED, AssessmentState.PUT_UP, AssessmentState.DECIDED)
"""When gates are passed: from the first comparison on."""


class DriverMissing(Invalid):
    """A decision to outsource says why: at least one driver."""

    code = "driver_missing"


class NotThisWay(Refused):
    """The option stays in house and was decided as if it left, or the other way round."""

    code = "decision_other_way"
    status = 422


class GateTooEarly(Refused):
    """An earlier gate, ``gate``, is neither passed nor waived."""

    code = "gate_too_early"


class GateBehind(Refused):
    """The gate is passed or waived already."""

    code = "gate_behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTerms:
    """Why, and what those do who become free."""

    reason: str
    drivers: tuple[str, ...] = ()
    freed_for: str = ""


def checked_decision(terms: DecisionTerms, *, leaves: bool) -> DecisionTerms:
    """The terms, stripped, if they say what a decision must say."""
    for driver in terms.drivers:
        if driver not in set(Driver):
            raise ChoiceUnknown(field="drivers", value=driver)
    if leaves and not terms.drivers:
        raise DriverMissing(field="drivers")
    return DecisionTerms(
        reason=words("reason", terms.reason, needed=True),
        drivers=tuple(dict.fromkeys(terms.drivers)),
        freed_for=words("freed_for", terms.freed_for),
    )


def words(field: str, text: str, *, needed: bool = False) -> str:
    """The text without outer space, within the limit, and not empty where it is needed."""
    found = text.strip()
    if needed and not found:
        raise TextMissing(field=field, least=1)
    if len(found) > REASON_LIMIT:
        raise TextTooLong(field=field, limit=REASON_LIMIT)
    return found


def check_option(kind: str, *, leaves: bool) -> None:
    """Refuse (NotThisWay) an option that stays where the decision is to leave, and the other way round."""
    if (kind not in STAYS) != leaves:
        raise NotThisWay(field="option", kind=kind)


def check_gate(gate: str, outcome: str, behind: list[str]) -> None:
    """Refuse a gate that is unknown, behind already, or ahead of one that is not."""
    if gate not in set(Gate) or outcome not in set(GateOutcome):
        raise ChoiceUnknown(field="gate", value=gate)
    if gate in behind:
        raise GateBehind(gate=gate)
    ahead = next((one for one in GATES[: GATES.index(Gate(gate))] if one not in behind), None)
    if ahead is not None:
        raise GateTooEarly(gate=str(ahead))


def next_gate(behind: list[str]) -> Gate | None:
    """The first gate that is not behind."""
    return next((one for one in GATES if one not in behind), None)


def review_at(at: datetime) -> datetime:
    """Six months later, on the same day of the month or its last one."""
    years, month = divmod(at.month - 1 + REVIEW_MONTHS, 12)
    year = at.year + years
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
