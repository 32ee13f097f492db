"""What is still open in a contract that is being drafted, and a default for each. Pure.

What is known already is carried over: the parties, the work, the price, the milestones with their days, the activities
behind it. Open is what must have a value before anybody signs and has none, and the few terms that every contract of
its size should look at. Everything else stands as its template and its unit have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules.baselines import Measured, levels_from
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.frame import phrase
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.terms import EndRule, Payment, Terms
from anyshore.kit.errors import Invalid

MOST_POINTS: Final = 20
"""What a drafting page asks at most, also of a department."""
LARGE: Final = frozenset({Unit.PROCESS, Unit.DEPARTMENT})
WAVE_MONTHS: Final = 3
"""How long a wave takes unless somebody says so."""
LOOKED_AT: Final = (("liability_cap", "share_bps"),)
"""Parameters with a usual value that every large contract should look at all the same."""
LEFT_OUT: Final = frozenset({"staff_transfer"})
"""Clauses of a template that hold only for some: without a word about it, they are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a contract before it is drafted. ``law`` and ``place`` are of the client, in the contract's
    language; ``activities`` are those whose work is handed over, ``measured`` how good and fast it was before."""

    law: str
    place: str
    title: str
    on: date
    starts_on: date | None = None
    parts: Sequence[MilestoneDraft] = ()
    activities: Sequence[str] = ()
    measured: Sequence[Measured] = ()
    language: Language = Language.EN

    @property
    def begins_on(self) -> date:
        """The first day of the work: the one that is known, else the first of the month after next."""
        return self.starts_on or months_after(self.on.replace(day=1), 2)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is open: of the terms (``clause`` empty) or of a clause. ``needed``: nobody signs without it."""

    clause: str
    name: str
    needed: bool


def drafted(clauses: Sequence[Chosen], facts: Facts) -> tuple[Chosen, ...]:
    """The clauses of a template with a default for everything that has no value yet, as far as one is known."""
    return tuple(_filled(one, facts) for one in clauses if one.key not in LEFT_OUT or not one.unfilled)


def open_points(before: Sequence[Chosen], terms: Terms, unit: str) -> tuple[Point, ...]:
    """What is open in a contract of this unit with these clauses, as they stood before any default was filled in."""
    found = [Point("", name, needed=name in terms.missing()) for name in _of_terms(terms, before, unit)]
    for one in before:
        if one.key in LEFT_OUT:
            continue
        unfilled = one.unfilled
        looked = tuple(name for key, name in LOOKED_AT if key == one.key and name in one.values and unit in LARGE)
        found += [Point(one.key, name, needed=name in unfilled) for name in (*unfilled, *looked)]
    return tuple(found)


def _of_terms(terms: Terms, clauses: Sequence[Chosen], unit: str) -> list[str]:
    """The terms to look at: those that are missing, and of a large contract the end, the notice, the payment, the
    law."""
    found = list(terms.missing())
    if unit not in LARGE:
        return found
    names = {
        "end_on": terms.end_rule is EndRule.ON_DATE,
        "notice_days": True,
        "payment_days": terms.payment is Payment.INVOICE,
        "governing_law": all(one.key != "forum" for one in clauses),
    }
    return found + [name for name, here in names.items() if here and name not in found]


def _filled(one: Chosen, facts: Facts) -> Chosen:
    version = one.version
    if version is None or one.own is not None:
        return one
    values = dict(one.values)
    for name in one.unfilled:
        make = _SUGGESTED.get((one.key, name))
        if make is not None:
            try:
                values[name] = version.params[name].read(name, make(facts))
            except Invalid:
                continue
    return replace(one, values=values)


def _statements(facts: Facts) -> Value:
    first = facts.begins_on.isoformat()
    rows = [[one.title, first, one.amount_minor] for one in facts.parts]
    return rows[:40] or [[facts.title or _said(facts)("wave"), first, 0]]


def _roles(facts: Facts) -> Value:
    said = _said(facts)
    return [[said("owner"), 1, said("owner_task")], [said("manager"), 1, said("manager_task")]]


def _activities(facts: Facts) -> Value:
    said = _said(facts)
    named = [*facts.activities] or [one.title for one in facts.parts] or [facts.title or said("wave")]
    return [[one[:160], said("provider"), said("client"), "", ""] for one in named[:40]]


def _waves(facts: Facts) -> Value:
    said = _said(facts)
    named = [*facts.activities][:30] or [said("wave")]
    days = (facts.begins_on.isoformat(), months_after(facts.begins_on, WAVE_MONTHS).isoformat())
    return [[one[:120], *days, said("gate")] for one in named]


def _levels(facts: Facts) -> Value:
    said = _said(facts)
    if before := levels_from(facts.measured, facts.language):
        return before
    return [
        [said("in_time"), 9_500, 9_000, 6_000, "entered", "activity", "more"],
        [said("right"), 9_800, 9_500, 4_000, "entered", "outcome", "more"],
    ]


def _people(facts: Facts) -> Value:
    said = _said(facts)
    return [[said("to_name"), said("lead")]]


def _meetings(facts: Facts) -> Value:
    said = _said(facts)
    return [[said("operations"), "month", said("leads_meet")], [said("steering"), "quarter", said("sponsors_meet")]]


_SUGGESTED: Final[Mapping[tuple[str, str], Callable[[Facts], Value]]] = {
    ("master_agreement", "statements"): _statements,
    ("retained_organisation", "roles"): _roles,
    ("raci", "activities"): _activities,
    ("transition", "waves"): _waves,
    ("service_levels", "levels"): _levels,
    ("key_people", "people"): _people,
    ("governance", "meetings"): _meetings,
    ("indexation", "index"): lambda facts: _said(facts)("index"),
    ("indexation", "base_on"): lambda facts: facts.on.replace(day=1).isoformat(),
    ("data_processing", "purpose"): lambda facts: _said(facts)("purpose"),
    ("data_processing", "categories"): lambda facts: [_said(facts)("whose_data")],
    ("forum", "law"): lambda facts: facts.law,
    ("forum", "place"): lambda facts: facts.place,
}


def _said(facts: Facts) -> Callable[[str], str]:
    return lambda name: phrase(f"drafting.{name}", facts.language)
