"""The whole result of an assessment, and how it is kept: plain JSON of whole numbers, read back as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from anyshore.strategy.rules.advice import Advice, Reason, Stays, Strategy, advise
from anyshore.strategy.rules.estimates import Case
from anyshore.strategy.rules.simulation import BreakEven, OptionOutcome, Span, Swing, simulate
from anyshore.strategy.rules.weighing import Scale


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one option by criterion and in all, in tenths."""

    by_criterion: Mapping[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that is worked out, by option key where it belongs to one."""

    outcomes: Mapping[str, OptionOutcome]
    points: Mapping[str, Points]
    advice: Advice


def work_out(case: Case, weigh: Mapping[str, int], strategy: Strategy) -> Result:
    """Simulate the case, weigh its options and recommend one."""
    outcomes = simulate(case)
    points = {
        one.key: Points({name: round(10 * value) for name, value in one.points.items()}, round(10 * one.total))
        for one in Scale(case, weigh).weighed()
    }
    return Result({one.key: one for one in outcomes}, points, advise(case, outcomes, weigh, strategy))


def plain(result: Result) -> dict[str, Any]:
    """The result as JSON keeps it."""
    kept: dict[str, Any] = asdict(result)
    return kept


def read(kept: Mapping[str, Any]) -> Result:
    """What ``plain`` wrote."""
    advice = kept["advice"]
    told = {
        "reasons": tuple(Reason(**one) for one in advice["reasons"]),
        "stays": Stays(**advice["stays"]),
        "ranking": tuple(advice["ranking"]),
    }
    return Result(
        {key: _outcome(one) for key, one in kept["outcomes"].items()},
        {key: Points(**one) for key, one in kept["points"].items()},
        Advice(**{**advice, **told}),
    )


def _outcome(kept: Mapping[str, Any]) -> OptionOutcome:
    return OptionOutcome(
        key=kept["key"],
        cost=Span(**kept["cost"]),
        saves=Span(**kept["saves"]),
        curve=_spans(kept["curve"]),
        break_even=BreakEven(**kept["break_even"]),
        swings=tuple(Swing(**one) for one in kept["swings"]),
    )


def _spans(kept: Sequence[Mapping[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(**one) for one in kept)
