"""An assessment's lifecycle, its words and limits, and the gates that a decision passes."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from anyshore.kit.lifecycle import Lifecycle
from anyshore.strategy.rules.estimates import LineKind, OptionKind


class AssessmentState(StrEnum):
    """Where an assessment stands."""

    DRAFT = "draft"
    COMPARED = "compared"
    PUT_UP = "put_up"
    DECIDED = "decided"
    KEPT = "kept"
    SUPERSEDED = "superseded"
    DISCARDED = "discarded"


ASSESSMENT = Lifecycle(
    "assessment",
    {
        (AssessmentState.DRAFT, "compare"): AssessmentState.COMPARED,
        (AssessmentState.DRAFT, "discard"): AssessmentState.DISCARDED,
        (AssessmentState.COMPARED, "revise"): AssessmentState.DRAFT,
        (AssessmentState.COMPARED, "discard"): AssessmentState.DISCARDED,
        (AssessmentState.COMPARED, "put_up"): AssessmentState.PUT_UP,
        (AssessmentState.PUT_UP, "take_back"): AssessmentState.COMPARED,
        (AssessmentState.PUT_UP, "decide"): AssessmentState.DECIDED,
        (AssessmentState.PUT_UP, "keep"): AssessmentState.KEPT,
        (AssessmentState.COMPARED, "keep"): AssessmentState.KEPT,
        (AssessmentState.DECIDED, "supersede"): AssessmentState.SUPERSEDED,
        (AssessmentState.KEPT, "supersede"): AssessmentState.SUPERSEDED,
    },
)

OPEN: Final = (AssessmentState.DRAFT, AssessmentState.COMPARED, AssessmentState.PUT_UP)
"""Nothing is decided yet."""


class Driver(StrEnum):
    """Why an organisation outsources."""

    SAVE_COST = "save_cost"
    FOCUS_ON_CORE = "focus_on_core"
    SOLVE_CAPACITY = "solve_capacity"
    IMPROVE_QUALITY = "improve_quality"
    ACCESS_SKILLS = "access_skills"
    SPEED = "speed"
    OTHER = "other"


class Gate(StrEnum):
    """The five gates, in their order."""

    BUSINESS_CASE = "business_case"
    STRATEGY = "strategy"
    SELECTION = "selection"
    CONTRACT = "contract"
    ACCEPTANCE = "acceptance"


GATES: Final = tuple(Gate)


class GateOutcome(StrEnum):
    """A gate is passed on evidence, or waived for a reason."""

    PASSED = "passed"
    WAIVED = "waived"


class Origin(StrEnum):
    """Where a line's figures come from."""

    BASELINE = "baseline"
    ENTERED = "entered"
    DEFAULT = "default"
    RATE_CARD = "rate_card"


REVIEW_MONTHS: Final = 6
HORIZONS: Final = range(3, 121)
OPTION_LIMIT: Final = 9
LINE_LIMIT: Final = 40
EVIDENCE_LIMIT: Final = 12
RISKS: Final = {
    OptionKind.IN_HOUSE: 9,
    OptionKind.IMPROVED: 7,
    OptionKind.ONSHORE: 6,
    OptionKind.NEARSHORE: 8,
    OptionKind.OFFSHORE: 14,
    OptionKind.HOMESHORE: 10,
    OptionKind.CAPTIVE: 12,
}
"""Chance times effect, 1 to 25, before anybody has looked closer: a start that every assessment shows and may
change."""

AROUND_PRICE: Final = (90, 125)
"""Where one price is all that is known: at the least and at the most so many per cent of it."""

SHARES: Final = {
    LineKind.TRANSITION: (15, 25, 40),
    LineKind.GOVERNANCE: (4, 6, 10),
    LineKind.RISK: (2, 5, 10),
    LineKind.EXIT: (10, 15, 25),
}
"""The usual extra costs as per cent of a year's price (least, likely, most); transition and exit once, the others a
year.

They are our own starting values, to be replaced by what one knows; every page that uses them says so.
"""
