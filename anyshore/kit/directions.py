"""Whether less or more of what is measured is better, as far as its words say so, in four languages. Pure.

Told in docs/algorithms/baseline_levels.md, whose tables tests read.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import Final

from anyshore.kit.money import is_currency

HALF_PER_CENT: Final = 50
"""A share of half or more is what goes right."""
PER_CENT: Final = frozenset({"%", "percent", "per cent", "prozent", "pour cent", "por ciento"})
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
RIGHT: Final = re.compile(
    r"within|in time|on time|same day|first time|solved|resolved|fixed|answered|without|\bfree of|\bright\b|correct"
    r"|accura|complete|availab|uptime|satisf|kept|binnen|innerhalb|rechtzeitig|pünktlich|gelöst|behoben|beantwortet"
    r"|\bohne\b|richtig|fehlerfrei|korrekt|vollständig|verfügbar|zufrieden|eingehalten|\bsous\b|dans les|à temps"
    r"|à l['’]heure|r[ée]solu|corrig|r[ée]pondu|\bsans\b|exact|juste|complet|disponib|satisfa|respect|dentro de"
    r"|a tiempo|en plazo|puntual|resuelt|respondid|contestad|\bsin\b|cumplid"
)
"""Words of a share that say that it is of what goes right, whatever it is that was put right."""


class Better(StrEnum):
    """Which direction of a figure is better."""

    LESS = "less"
    MORE = "more"


NEITHER: Final = "neither"
"""Said of a figure that is only counted: no direction of it is better."""
DIRECTIONS: Final = frozenset({"", *Better, NEITHER})
"""What may be said of a figure; nothing leaves it to its words."""


def is_share(unit: str) -> bool:
    """Whether a figure in this unit is a share."""
    return unit.strip().casefold() in PER_CENT


def is_money(unit: str) -> bool:
    """Whether a figure in this unit is a sum of money."""
    return any(code in "€$£¥" or is_currency(code) for code in CODE.findall(unit))


def of_figure(name: str, unit: str) -> Better | None:
    """Which direction is better for a count, an amount of money or a score, by its words; None where none says so.

    What goes wrong is better less, and so is what is spent; what is earned is better more, and so are scores and what
    is done in a period.
    """
    said, small = f"{name} {unit}".casefold(), unit.casefold()
    if EARNED.search(said):
        return Better.MORE
    if WRONG.search(said) or is_money(unit):
        return Better.LESS
    return Better.MORE if SCORE.search(small) or PERIOD.search(small) else None


def of_measure(name: str, value: str, unit: str, *, is_time: bool) -> Better | None:
    """The same for anything that is measured. A time is better short; a share of half or more is what goes right."""
    if is_share(unit):
        return Better.MORE if Fraction(value) >= HALF_PER_CENT else Better.LESS
    return Better.LESS if is_time else of_figure(name, unit)


def direction(better: str, name: str, value: str, unit: str, *, is_time: bool) -> Better | None:
    """What was said of a figure, ``better``: less, more or neither; where nothing was, what its words say."""
    if better:
        return None if better == NEITHER else Better(better)
    return of_measure(name, value, unit, is_time=is_time)


def of_level(name: str, target: int, limit: int) -> Better | None:
    """The same for a share that is to reach ``target`` and to keep to ``limit``, by its words and by which of the two
    is higher; None where neither says it, or one says the opposite of the other."""
    by_figures = None if target == limit else Better.MORE if target > limit else Better.LESS
    said = name.casefold()
    by_words = Better.MORE if RIGHT.search(said) or EARNED.search(said) else None
    if by_words is None and WRONG.search(said):
        by_words = Better.LESS
    if by_words and by_figures and by_words is not by_figures:
        return None
    return by_words or by_figures
