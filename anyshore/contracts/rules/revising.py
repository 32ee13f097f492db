"""The content that follows from another one and from what was changed in it, as an agreement may have it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from anyshore.contracts.rules.clauses.chosen import checked_clauses
from anyshore.contracts.rules.clauses.frame import WORDING
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, checked_milestones, checked_title, checked_words
from anyshore.contracts.rules.defaults import agreed, ending
from anyshore.contracts.rules.lines import checked_lines, terms_with
from anyshore.contracts.rules.terms import Terms

WORDED: Final = frozenset({"terms", "clauses", "language"})
"""What is read together: a clause may say something instead of a term, and words that one starts from follow the
language."""


def changed(before: Content, given: Mapping[str, Any], on: date) -> Content:
    """``before`` with the fields of ``given`` (title, brief, milestones, lines, terms, clauses, language) in it, on
    the day ``on``; what is not given stays as it was. Equal to ``before`` where nothing differs, else with the number
    of the version after it. Invalid for what no agreement may have."""
    changes = _read(given) | (_worded(before, given) if WORDED & given.keys() else {})
    if all(getattr(before, name) == value for name, value in changes.items()):
        return before
    found = before.next_version(**changes)
    if found.lines.priced:
        found = replace(found, wording=WORDING)
    parts = checked_milestones(found.milestones, found.lines, found.clauses)
    terms = (
        ending(terms_with(found.lines, found.terms), offered_on=on, known=None) if found.lines.runs else found.terms
    )
    return replace(found, milestones=parts, terms=terms)


def _read(given: Mapping[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "milestones" in given:
        changes["milestones"] = tuple(given["milestones"])
    if "lines" in given:
        changes["lines"] = checked_lines(given["lines"])
    if "title" in given:
        changes["title"] = checked_title(given["title"])
    if "brief" in given:
        changes["brief"] = checked_words("brief", given["brief"])
    return changes


def _worded(before: Content, given: Mapping[str, Any]) -> dict[str, Any]:
    """The clauses, the language, and the terms that agree with both."""
    spoken: Language = given.get("language", before.language)
    terms = Terms.from_json(given["terms"].to_json()) if "terms" in given else before.terms
    beside = checked_clauses(given.get("clauses", before.clauses), terms)
    return {"terms": agreed(terms, beside, spoken), "clauses": beside, "language": spoken}
