"""The clauses in the forms of offers: added from the library, each with fields for its parameters, removed again.

Everything is posted with the form it stands in. Its buttons ask the server for the same page with one clause more or
less; what was written stays. So it works without scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from anyshore.contracts.queries.own_clauses import own_clauses
from anyshore.contracts.rules.clauses.acting import rule_of
from anyshore.contracts.rules.clauses.acting.cases import Case
from anyshore.contracts.rules.clauses.chosen import OWN, Chosen, own_words, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Kind, Param, Values
from anyshore.contracts.rules.clauses.writing import Written
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar
from anyshore.web.access import actor_of
from anyshore.web.contracts.clause_fields import OwnWords, form_of, initial_of, outline_form_of, posted_values
from anyshore.web.contracts.clause_library import Entry, groups, language_of
from anyshore.web.contracts.clause_words import LANGUAGES, Words, contradiction_text, effect_text
from anyshore.web.forms import Form
from anyshore.web.forms.form import ADD
from anyshore.web.rendering import now_of

LIST, SEARCH, PICK = "clauses", "clause_search", "clause_pick"
"""The names of what is posted: the clauses in order, the words that one searches, the clause to add."""


DECIDED: Final[Mapping[str, tuple[str, Callable[[Values], object]]]] = {
    "forum": ("governing_law", lambda values: values["law"]),
    "warranty": ("warranty_days", lambda _values: 0),
    "confidentiality": ("confidential", lambda _values: True),
}
"""The term in whose place a clause stands, and what that is beside the clause."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clause in the form. ``text`` and ``effects`` are what it says and does as it stands, once it can be read."""

    slot: str
    key: str
    heading: str
    says: str
    form: Form
    text: Written | None
    effects: tuple[str, ...]


class ClauseEditor:
    """The clauses of one form: as posted, or as they stand. ``at`` and ``price`` are what effects are shown with."""

    form_of = staticmethod(form_of)

    def __init__(
        self,
        request: HttpRequest,
        standing: Sequence[Chosen],
        *,
        language: Language,
        price: Money,
        at: datetime,
        offered: Mapping[str, Chosen] | None = None,
    ) -> None:
        self.request, self.language, self.price, self.at = request, language, price, at
        self.reader, self.languages, self.library = language_of(""), LANGUAGES, LIBRARY
        self.standing = {_slot(place, one): one for place, one in enumerate(standing)}
        self.offered = offered or {}
        self.command = request.POST.get(ADD, "")
        self.search = request.POST.get(SEARCH, "")[:80]
        self.rows = [self._row(slot, base) for slot, base in self._bases()]

    @property
    def listed(self) -> str:
        """The clauses in order, as the page carries them along."""
        return " ".join(row.slot for row in self.rows)

    @property
    def keys(self) -> frozenset[str]:
        """The clauses of the library that are there."""
        return frozenset(row.key for row in self.rows)

    @property
    def choices(self) -> list[tuple[Words, list[Entry]]]:
        """What can be added, by group: what the search finds, without what is there."""
        found = groups(self.search, self.reader)
        left = [(word, [one for one in entries if one.key not in self.keys]) for word, entries in found]
        own = [(key, one.heading(self.reader)) for key, one in self.offered.items() if key not in self.keys]
        entries = [Entry(key, heading, "", acts=False) for key, heading in own]
        return [part for part in [*left, (_("Of one’s own"), entries)] if part[1]]

    @property
    def is_open(self) -> bool:
        """Whether somebody is at work on the clauses."""
        return bool(self.command) or any(row.form.errors for row in self.rows)

    def accepts(self, form: Form) -> bool:
        """Whether the form and every clause can be taken, and no term was changed that a clause decides."""
        form.beside = [(row.heading, row.form) for row in self.rows]
        if not (form.accepted() and all(row.form.accepted() for row in self.rows)):
            return False
        for name, clause in self._decided(form):
            words = _("The clause “%(clause)s” decides this. Change it there, or take the clause out.")
            form.error(name, words % {"clause": clause})
        return form.accepted()

    def _decided(self, form: Form) -> Iterator[tuple[str, str]]:
        """The terms that were changed to something else than what a clause says in their place, with its name."""
        for one in self.clauses:
            name, says = DECIDED.get(one.key, ("", None))
            said = says(one.values) if says else None
            if name in form.fields and form.was_changed(name) and form.values[name] != said:
                yield name, one.heading(self.reader)

    @property
    def clauses(self) -> tuple[Chosen, ...]:
        """The clauses as posted."""
        bases = dict(self._bases())
        return tuple(_chosen(bases[row.slot], row.form) for row in self.rows)

    def _bases(self) -> Iterator[tuple[str, Chosen]]:
        """Each clause with what it stands on: as it stands, or as the library has it."""
        if self.request.method != "POST":
            yield from self.standing.items()
            return
        slots = list(dict.fromkeys(self.request.POST.get(LIST, "").split()))[:60]
        if self.command == "clause:add":
            slots.append(self._picked(slots))
        for slot in slots:
            base = self._base(slot)
            if base is not None and self.command != f"clause:remove:{slot}":
                yield slot, base

    def _picked(self, slots: Sequence[str]) -> str:
        pick = self.request.POST.get(PICK, "")
        if pick == OWN:
            return next(f"{OWN}~{n}" for n in range(1, 100) if f"{OWN}~{n}" not in slots)
        return pick if pick not in slots else ""

    def _base(self, slot: str) -> Chosen | None:
        if slot in self.standing:
            return self.standing[slot]
        if slot.startswith(f"{OWN}~"):
            return own_words("", "")
        if slot in LIBRARY:
            return usual(slot, self.language)
        return self.offered.get(slot)

    def _row(self, slot: str, base: Chosen) -> Row:
        version = base.version
        if version is None:
            form: Form = OwnWords(self.request, initial=base.own, prefix=f"c-{slot}")
            return Row(slot, base.key, base.heading(self.reader) or _("In your own words"), "", form, None, ())
        made = self.form_of(version.params, self.reader, self.price.currency)
        form = made(self.request, initial=self.first_of(version.params, base.values), prefix=f"c-{slot}")
        if self._is_new(slot):
            form.sent = False
        says = (version.words.get(self.reader) or next(iter(version.words.values()))).says
        now = _chosen(base, form) if form.accepted() else base
        text, effects = self._read(now, form)
        return Row(slot, base.key, base.heading(self.reader), says, form, text, effects)

    def first_of(self, params: Mapping[str, Param], values: Values) -> dict[str, Any]:
        """What the fields of a clause show first."""
        return initial_of(params, values, self.price.currency)

    def _is_new(self, slot: str) -> bool:
        """Whether the clause was only just added, so that nothing of it can have been posted."""
        return self.command == "clause:add" and not any(name.startswith(f"c-{slot}-") for name in self.request.POST)

    def _read(self, clause: Chosen, form: Form) -> tuple[Written | None, tuple[str, ...]]:
        """What the clause says and does; what contradicts itself is said beside the parameter."""
        try:
            rule = rule_of(clause.key, clause.values)
        except Invalid as refused:
            name = str(refused.params["field"]).partition(".")[2]
            if form.sent and name in form.fields:
                form.error(name, contradiction_text(refused))
            return None, ()
        if clause.unfilled:
            return None, ()
        case = Case(self.price, self.at, Calendar(timezone.get_current_timezone_name()))
        effects = rule.effects(case) if rule and self.price else ()
        return clause.written(self.language, self.price.currency), tuple(effect_text(one) for one in effects)


class OutlineEditor(ClauseEditor):
    """The clauses of a template: what each contract must say may stay unsaid."""

    form_of = staticmethod(outline_form_of)

    def first_of(self, params: Mapping[str, Param], values: Values) -> dict[str, Any]:
        """Rows that nobody wrote are no rows."""
        empty: dict[str, Any] = {
            name: [] for name, one in params.items() if one.kind is Kind.ROWS and not values[name]
        }
        return super().first_of(params, values) | empty


def editor_of(
    request: HttpRequest,
    standing: Sequence[Chosen],
    price: Money,
    usual_language: Language,
    made: type[ClauseEditor] = ClauseEditor,
) -> ClauseEditor:
    """The clauses of a form, in the language that it is being written in; those of one's own can be added too."""
    language = language_of(request.POST.get("language", "") or usual_language)
    offered = {row.slot: row.chosen(language) for row in own_clauses(actor_of(request))}
    return made(request, standing, language=language, price=price, at=now_of(request), offered=offered)


def _slot(place: int, clause: Chosen) -> str:
    return f"{OWN}~{place + 1}" if clause.key == OWN else clause.key


def _chosen(base: Chosen, form: Form) -> Chosen:
    version = base.version
    if version is None:
        return own_words(form.values["heading"], form.values["text"])
    return Chosen(base.key, base.number, posted_values(base, version, form.values), base.own)
