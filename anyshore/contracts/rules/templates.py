"""Template agreements: which clauses an agreement of a kind of work usually has, beside the terms of its unit.

A task has none. A template is a start: every clause can be changed or taken out before anybody signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language


@dataclass(frozen=True, slots=True)
class Template:
    """A template by its key. ``categories`` are those it is meant for, all where there are none. ``clauses`` are keys
    of the library, ``set`` the values that differ from the usual ones, as ``clause.parameter``."""

    key: str
    unit: Unit
    categories: tuple[str, ...]
    clauses: tuple[str, ...]
    set: Mapping[str, Any] = field(default_factory=dict)

    def chosen(self, language: Language) -> tuple[Chosen, ...]:
        """The clauses, with their values."""
        return tuple(self._one(key, language) for key in self.clauses)

    def _one(self, key: str, language: Language) -> Chosen:
        one = usual(key, language)
        own = {name.partition(".")[2]: value for name, value in self.set.items() if name.partition(".")[0] == key}
        return replace(one, values={**one.values, **own})


_PROTECTION = ("confidentiality", "data_processing", "liability_cap", "insurance", "audit")
_SERVICE = (
    "volume_bands", "indexation", "suspension", "late_interest", "service_levels", "subcontracting", "key_people",
    *_PROTECTION, "force_majeure", "hardship", "sweep", "termination_assistance", "insolvency", "governance",
)  # fmt: skip

TEMPLATES: Final[tuple[Template, ...]] = (
    Template(
        "software", Unit.PROJECT, ("programming", "web-development"),
        ("late_penalty", "warranty", "rights_on_payment", "machine_made", "subcontracting", "confidentiality",
         "liability_cap", "force_majeure"),
    ),
    Template(
        "design", Unit.PROJECT, ("web-design", "multimedia-production", "logo-design"),
        ("rights_on_payment", "machine_made", "subcontracting"),
        {"rights_on_payment.portfolio": "always"},
    ),
    Template(
        "words", Unit.PROJECT, ("translation", "editorial", "research"),
        ("late_penalty", "rights_on_payment", "machine_made", "confidentiality"),
        {"machine_made.allowed": "none", "rights_on_payment.portfolio": "never", "late_penalty.period": "day"},
    ),
    Template(
        "search", Unit.PROJECT, ("seo",),
        ("machine_made", "confidentiality", "subcontracting", "suspension"),
        {"suspension.warning_days": 14},
    ),
    Template(
        "person", Unit.PROJECT, (),
        ("worker_classification", "rights_on_payment", "confidentiality", "expenses", "late_interest"),
    ),
    Template("process", Unit.PROCESS, (), _SERVICE, {"suspension.warning_days": 30}),
    Template(
        "department", Unit.DEPARTMENT, (),
        ("master_agreement", "retained_organisation", "raci", "transition", "staff_transfer", *_SERVICE,
         "retention", "emergency_change", "benchmarking", "step_in", "forum"),
        {"liability_cap.floor_minor": 10_000_000, "service_levels.bedding_in_months": 3, "suspension.warning_days": 10},
    ),
)  # fmt: skip
"""Every template, from the smallest unit to the largest."""


def templates_for(unit: str) -> tuple[Template, ...]:
    """The templates of a unit of outsourcing: none for a task."""
    return tuple(one for one in TEMPLATES if one.unit == unit)


def template(key: str) -> Template | None:
    """The template of that key, if there is one."""
    return next((one for one in TEMPLATES if one.key == key), None)
