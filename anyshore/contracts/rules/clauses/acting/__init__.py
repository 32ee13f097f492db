"""The rules of the clauses that act: each is built from the same parameters as its text, and declares every number
that the text states (``facts``). ``effects`` shows what it does to a case, in numbers: the words stand at the doors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking, EmergencyChange, ForceMajeure, Hardship
from anyshore.contracts.rules.clauses.acting.ending import StepIn, TerminationAssistance
from anyshore.contracts.rules.clauses.acting.expenses import Expenses
from anyshore.contracts.rules.clauses.acting.indexation import Indexation
from anyshore.contracts.rules.clauses.acting.late_penalty import LatePenalty
from anyshore.contracts.rules.clauses.acting.people import Subcontracting, WorkerClassification
from anyshore.contracts.rules.clauses.acting.protection import Audit, LiabilityCap
from anyshore.contracts.rules.clauses.acting.renewal import Renewal
from anyshore.contracts.rules.clauses.acting.retention import Retention
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.clauses.acting.service_levels import said as said_levels
from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.clauses.acting.volume_bands import VolumeBands
from anyshore.contracts.rules.clauses.acting.warranty import Warranty
from anyshore.contracts.rules.clauses.shape import NUMBERS, Fact, Kind, Param, Value, Values, Version


class Rule(Protocol):
    """What a clause does, from its parameters."""

    def facts(self) -> Iterable[Fact]:
        """Every number and day that the text must state."""

    def effects(self, case: Case) -> Iterable[Effect]:
        """What it does to a case."""


class _Readable(Protocol):
    def of(self, values: Values) -> Rule: ...


ACTING: Final[Mapping[str, _Readable]] = {
    "late_penalty": LatePenalty,
    "retention": Retention,
    "expenses": Expenses,
    "indexation": Indexation,
    "volume_bands": VolumeBands,
    "suspension": Suspension,
    "service_levels": ServiceLevels,
    "warranty": Warranty,
    "subcontracting": Subcontracting,
    "worker_classification": WorkerClassification,
    "liability_cap": LiabilityCap,
    "audit": Audit,
    "force_majeure": ForceMajeure,
    "hardship": Hardship,
    "emergency_change": EmergencyChange,
    "benchmarking": Benchmarking,
    "renewal": Renewal,
    "termination_assistance": TerminationAssistance,
    "step_in": StepIn,
}
"""The clauses that act, each with its rule."""


_FILLED_IN: Final[Mapping[str, Callable[[Values], Values]]] = {"service_levels": said_levels}


def filled_in(key: str, values: Values) -> Values:
    """The values of a clause with what a form may leave open, as far as the rest says it."""
    fill = _FILLED_IN.get(key)
    return fill(values) if fill else values


def rule_of(key: str, values: Values) -> Rule | None:
    """The rule of a clause with these parameters; None where the clause only speaks. Invalid where the parameters
    contradict each other."""
    acting = ACTING.get(key)
    return acting.of(values) if acting else None


def facts_of(key: str, version: Version, values: Values) -> tuple[Fact, ...]:
    """Every number and day that the text of a clause states: those of its rule, or of all its parameters that are
    set."""
    rule = rule_of(key, values)
    if rule is not None:
        return tuple(rule.facts())
    return tuple(fact for name, one in version.params.items() for fact in _stated(one, values[name]))


def _stated(param: Param, value: Value) -> list[Fact]:
    if param.kind is Kind.ROWS:
        return [
            fact for row in value for one, cell in zip(param.columns, row, strict=True) for fact in _cell(one, cell)
        ]
    return _cell(param, value) if value else []


def _cell(param: Param, value: Value) -> list[Fact]:
    return [Fact(param.kind, value)] if param.kind in NUMBERS | {Kind.DATE} and value is not None else []
