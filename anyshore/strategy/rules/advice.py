"""The recommendation: which option, for which reasons, how sure, and what would change it. Rules, not free text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from anyshore.strategy.rules.capacity import BASIS, covered_bps, freed, gap
from anyshore.strategy.rules.estimates import INSIDE, Case, Option
from anyshore.strategy.rules.simulation import OptionOutcome
from anyshore.strategy.rules.weighing import Factors, Scale, Weighed, ranked

PRICE_SCAN: Final = range(1, 201)
VOLUME_SCAN: Final = range(1, 100)
"""How far, in whole per cent, a change is looked for that would change the recommendation."""

VOLUME_LEAST: Final = 100
"""Of fewer units a year no change of the volume is named: a per cent of them is no whole one."""


class Confidence(StrEnum):
    """How far the recommendation rests on what is known: at most a quarter, at most half, or more are estimates."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Strategy:
    """What the core matrix says of the activity: ``field`` is one of its four, or empty where nobody has answered."""

    field: str = ""
    keep: bool = False
    wanted_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact for (``good``) or against an option. The words stand at the door; amounts end in ``_minor``."""

    code: str
    good: bool
    params: Mapping[str, int | str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stays:
    """How far the first place holds: its own price up by so many per cent, the volume down or up to so much.

    None where no change that was looked at moves it: 200 per cent of price, 1 to 199 per cent of the volume.
    """

    price_percent: int | None = None
    volume_low: int | None = None
    volume_high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The recommended option with its reasons. ``first`` is the best by points, which core work may not follow."""

    key: str
    first: str
    reasons: tuple[Reason, ...]
    confidence: str
    estimated: int
    inputs: int
    stays: Stays
    ranking: tuple[str, ...]


def advise(case: Case, outcomes: Sequence[OptionOutcome], weigh: Mapping[str, int], strategy: Strategy) -> Advice:
    """The option with the most points; of core work, the best of those that one's own people do."""
    scale = Scale(case, weigh)
    allowed = [one.key for one in case.options if not strategy.keep or one.kind in INSIDE]
    order = scale.weighed()
    key = ranked(order, allowed)[0].key
    option = next(one for one in case.options if one.key == key)
    outcome = next(one for one in outcomes if one.key == key)
    estimated, inputs = inputs_of(case, option)
    return Advice(
        key=key,
        first=order[0].key,
        reasons=tuple(reasons(case, option, outcome, strategy)),
        confidence=confidence(estimated, inputs),
        estimated=estimated,
        inputs=inputs,
        stays=stays(scale, key, allowed),
        ranking=tuple(one.key for one in order),
    )


def inputs_of(case: Case, option: Option) -> tuple[int, int]:
    """How many of the inputs of an option and of in-house are estimates, and how many there are."""
    base = case.options[0]
    lines = option.lines if option.key == base.key else (*base.lines, *option.lines)
    volume = [not case.volume.is_certain] if case.volume.likely else []
    marks = [*(one.is_estimate for one in lines), *volume]
    return sum(marks), len(marks)


def confidence(estimated: int, inputs: int) -> Confidence:
    """By the share of inputs that are estimates."""
    if 4 * estimated <= inputs:
        return Confidence.HIGH
    return Confidence.MEDIUM if 2 * estimated <= inputs else Confidence.LOW


def reasons(case: Case, option: Option, outcome: OptionOutcome, strategy: Strategy) -> list[Reason]:
    """What speaks for and against ``option``, what speaks for it first."""
    base = case.options[0]
    found = [] if option.key == base.key else _money(outcome, case)
    found += _core(option, strategy)
    found += _capacity(case, option)
    if option.key != base.key:
        found += _place(option, base, strategy)
    return sorted(found, key=lambda one: not one.good)


def _money(outcome: OptionOutcome, case: Case) -> list[Reason]:
    saves = outcome.saves
    span: dict[str, int | str | None] = {
        "mean_minor": abs(saves.mean), "low_minor": saves.low, "high_minor": saves.high, "months": case.horizon,
    }  # fmt: skip
    found = [Reason("saves" if saves.mean > 0 else "costs_more", good=saves.mean > 0, params=span)]
    if saves.low < 0 < saves.mean:
        found.append(Reason("may_cost_more", good=False, params={"low_minor": -saves.low}))
    even = outcome.break_even
    if even.month is None:
        found.append(Reason("never_even", good=False, params={"months": case.horizon}))
    return found


def _core(option: Option, strategy: Strategy) -> list[Reason]:
    if not strategy.field:
        return [Reason("core_unknown", good=False)]
    inside = option.kind in INSIDE
    return [Reason(f"field_{strategy.field}", good=inside if strategy.keep else not inside)]


def _capacity(case: Case, option: Option) -> list[Reason]:
    found = []
    over = gap(case.need, case.have)
    if over and over.total:
        cover = covered_bps(case.need, case.have, option.capacity)
        full = cover == BASIS
        found.append(
            Reason("absorbs_peaks" if full else "leaves_peaks", full, {"late": over.total, "covered": cover // 100})
        )
    if (free := freed(case.people, option.kept)) > 0 and option.key != case.options[0].key:
        found.append(Reason("frees_people", good=True, params={"people": free}))
    return found


def _place(option: Option, base: Option, strategy: Strategy) -> list[Reason]:
    found = []
    if strategy.wanted_minutes and option.kind not in INSIDE:
        enough = option.shared_minutes >= strategy.wanted_minutes
        minutes = {"minutes": option.shared_minutes, "wanted": strategy.wanted_minutes}
        found.append(Reason("hours_enough" if enough else "hours_short", enough, minutes))
    if option.risk != base.risk:
        lower = option.risk < base.risk
        risks = {"risk": option.risk, "now": base.risk}
        found.append(Reason("risk_lower" if lower else "risk_higher", lower, risks))
    return found


def stays(scale: Scale, key: str, allowed: Sequence[str]) -> Stays:
    """How far price and volume may move before another option takes the first place."""

    def first(factors: Factors) -> bool:
        return _first(scale.weighed(factors), allowed) == key

    likely = scale.case.volume.likely
    volume = likely if likely >= VOLUME_LEAST else 0
    priced = scale.parts[key].price or scale.parts[key].price_by_volume
    dearer = next((up for up in PRICE_SCAN if not first(Factors(key, 1 + up / 100))), None) if priced else None
    less = next((down for down in VOLUME_SCAN if not first(Factors(volume=1 - down / 100))), None) if volume else None
    more = next((up for up in VOLUME_SCAN if not first(Factors(volume=1 + up / 100))), None) if volume else None
    return Stays(
        dearer - 1 if dearer is not None else None,
        volume * (101 - less) // 100 if less is not None else None,
        volume * (99 + more) // 100 if more is not None else None,
    )


def _first(order: Sequence[Weighed], allowed: Sequence[str]) -> str:
    return ranked(order, allowed)[0].key
