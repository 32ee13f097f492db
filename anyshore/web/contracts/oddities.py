"""What is odd about a clause and what is missing in it, in words, before anybody signs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.oddities import oddities
from anyshore.plumbing import formats
from anyshore.web.agreed import readers_language
from anyshore.web.contracts.words import MISSING
from anyshore.web.rendering import now_of

WORDS = {
    "nothing_counted": _("Does nothing as it stands: no line counts “%(unit)s” by the month."),
    "no_transition": _("Does nothing here: a task has no transition."),
    "no_day": _("Does nothing as it stands: no milestone has a day."),
    "index_after_end": _("Look at it again: the value to start from is of %(on)s, after the last day, %(ends)s."),
    "moved_before": _("Look at it again: people move on %(on)s, and that day is past."),
}


def odd_clauses(request: HttpRequest, content: Content) -> Mapping[str, str]:
    """What is odd about each clause on the reader's day, by the clause; nothing for those that are not."""
    today = formats.local(now_of(request)).date()
    return {one.key: str(WORDS[one.code]) % _told(one.told) for one in oddities(content, today)}


def missing_words(content: Content) -> list[str]:
    """What must still be written before anybody signs, in the reader's words: terms, and parameters of clauses."""
    clauses = {one.key: one for one in content.clauses}
    return [
        _parameter(clauses[key], name) if name else str(MISSING.get(key, key))
        for key, _dot, name in (one.partition(".") for one in content.missing)
    ]


def _parameter(clause: Chosen, name: str) -> str:
    read, version = readers_language(), clause.version
    labels = version.params[name].labels if version else {}
    label = labels.get(read) or next(iter(labels.values()), name)
    return f"{clause.heading(read)} – {label}"


def _told(given: Mapping[str, object]) -> dict[str, object]:
    return {name: formats.day_text(one) if isinstance(one, date) else one for name, one in given.items()}
