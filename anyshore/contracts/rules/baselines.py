"""Service levels to begin with, out of what was measured before the work was handed over. Pure.

Told in docs/algorithms/baseline_levels.md, whose table a test reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

from anyshore.contracts.rules.clauses.frame import phrase
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.kit.money import is_currency

WHOLE: Final = 10_000
HALF: Final = WHOLE // 2
LEAST_BETWEEN: Final = 100
"""A minimum is at least one per cent below its target."""
IN_TIME, IN_TIME_AT_LEAST = 9_500, 9_000
"""How much is done within the time that was measured: as an average was measured, not all of it can be."""
MOST_LEVELS: Final = 20
NAME_LIMIT = 160
PER_CENT: Final = frozenset({"%", "percent", "per cent", "prozent", "pour cent", "por ciento"})
CYCLE_TIME: Final = "cycle_time"
AS_GOOD, AS_GOOD_AT_LEAST = 9_500, 9_000
"""How near to what was measured a score, an amount or a count stays: as an average was measured, it varies."""
TWICE: Final = 5_000
"""The minimum of a count of what goes wrong: twice as many as was measured."""
CODE: Final = re.compile(r"\b[A-Z]{3}\b|[€$£¥]")
SCORE: Final = re.compile(
    r"\b(?:points?|punkte?n?|puntos?|stars?|sterne?n?|[ée]toiles?|estrellas?|score|nps|csat|marks?|noten?)\b"
    r"|\b(?:of|out of|von|sur|de|aus)\s\d+|/\s?\d+$"
)
PERIOD: Final = re.compile(
    r"\b(?:an?|per|each|every|je|pro|par|por|al|[àa] l['’ea]|am|im)\s?"
    r"(?:hours?|days?|weeks?|months?|quarters?|years?|stunde|tag|woche|monat|quartal|jahr|heure|jour|semaine|mois"
    r"|trimestre|an|hora|d[ií]a|semana|mes|año)\b"
)
WRONG: Final = re.compile(
    r"error|defect|fault|bug|mistake|complain|incident|return|reject|rework|reopen|overdue|backlog|late\b|lost|missed"
    r"|unanswered|claim|escalat|outage|cost\b|costs\b|fehler|mangel|mängel|beschwerde|reklamation|störung|rückläufer"
    r"|verspätet|überfällig|rückstand|nacharbeit|ausfall|ausfälle|kosten|erreur|d[ée]faut|plainte|r[ée]clamation|retard"
    r"|retour|panne|rejet|co[ûu]t|fallo|defecto|queja|reclamaci|incidencia|devoluci|retras|rechaz|coste"
)
EARNED: Final = re.compile(
    r"revenue|sales|saving|saved|income|earned|recovered|umsatz|umsätze|erspar|einspar|einnahme|erlös|chiffre|recette"
    r"|[ée]conomi|[ée]conomis|ingreso|ventas|ahorr|recuperad"
)
"""What a score, a sum of money and a period look like in a unit; and words that say which direction is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure of the work as it was done before, of a baseline of the client's: ``value`` is a plain decimal with a
    point, ``kind`` quality or cycle_time, ``by`` who answers for the work, ``on`` the day that it was frozen."""

    kind: str
    name: str
    value: str
    unit: str
    how: str = ""
    by: str = ""
    on: date


@dataclass(frozen=True, slots=True)
class Level:
    """What a service level is proposed to be, in basis points."""

    measure: str
    target_bps: int
    minimum_bps: int
    looks_at: str


def level_of(one: Measured, language: Language) -> Level | None:
    """The level that a figure gives; None for one of which nothing says whether more or less of it is better.

    A share of half or more is what goes right, and is the target; a smaller one is what goes wrong, and the target is
    the rest. The minimum lets twice as much go wrong. A time is a limit within which most is done. Of a count, an
    amount of money or a score the level is how near it stays to what was measured.
    """
    if one.unit.strip().casefold() in PER_CENT:
        return _of_share(one, language)
    if one.kind != CYCLE_TIME:
        return _of_figure(one, language)
    if Fraction(one.value) <= 0:
        return None
    within = f"{one.name}: {phrase('drafting.within', language)} {_decimal(one.value, language)} {one.unit}"
    return Level(within[:NAME_LIMIT], IN_TIME, IN_TIME_AT_LEAST, "activity")


def less_is_better(one: Measured) -> bool | None:
    """Which direction is better for a count, an amount of money or a score, by its words; None where none says so.

    What goes wrong is better less, and so is what is spent; what is earned is better more, and so are scores and what
    is done in a period.
    """
    name, unit = one.name.casefold(), one.unit.casefold()
    if EARNED.search(f"{name} {unit}"):
        return False
    if WRONG.search(f"{name} {unit}") or _is_money(one):
        return True
    return False if SCORE.search(unit) or PERIOD.search(unit) else None


def levels_from(measured: Sequence[Measured], language: Language) -> list[list[str | int]]:
    """Rows of the clause on service levels, each of the same weight; the first bears what is left of the whole."""
    found = [level for one in measured if (level := level_of(one, language))][:MOST_LEVELS]
    if not found:
        return []
    each, left = divmod(WHOLE, len(found))
    return [
        [one.measure, one.target_bps, one.minimum_bps, each + (0 if place else left), "entered", one.looks_at]
        for place, one in enumerate(found)
    ]


def _of_share(one: Measured, language: Language) -> Level | None:
    share = floor(Fraction(one.value) * 100 + Fraction(1, 2))
    if not 0 <= share <= WHOLE:
        return None
    wrong = share < HALF
    target = WHOLE - share if wrong else share
    name = f"{phrase('drafting.without', language)} {one.name}" if wrong else one.name
    minimum = max(min(WHOLE - 2 * (WHOLE - target), target - LEAST_BETWEEN), 0)
    return Level(name[:NAME_LIMIT], target, minimum, "activity" if one.kind == CYCLE_TIME else "outcome")


def _is_money(one: Measured) -> bool:
    return any(code in "€$£¥" or is_currency(code) for code in CODE.findall(one.unit))


def _of_figure(one: Measured, language: Language) -> Level | None:
    value, less = Fraction(one.value), less_is_better(one)
    if less is None or value < 0 or (value == 0 and not less):
        return None
    said = phrase("drafting.at_most" if less else "drafting.at_least", language)
    given = {"value": _decimal(one.value, language), "unit": one.unit}
    room = NAME_LIMIT - len(said.format(name="", **given))
    counts_wrong = less and not _is_money(one)
    return Level(
        said.format(name=one.name[: max(room, 0)].rstrip(), **given)[:NAME_LIMIT],
        AS_GOOD,
        TWICE if counts_wrong else AS_GOOD_AT_LEAST,
        "outcome",
    )


def _decimal(value: str, language: Language) -> str:
    return value if language is Language.EN else value.replace(".", ",")
