"""The form that suggests another wording or number for one row: the fields of that row, as an offer asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.own_clauses import own_clauses
from anyshore.contracts.rules.clauses.chosen import OWN, Chosen, own_words, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.places import NEW, PLAIN_ROWS, TERM_ROWS, WHOLE, UnknownPlace, slots, values_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.web.access import actor_of
from anyshore.web.contracts.check_form import checks_from
from anyshore.web.contracts.clause_fields import OwnWords, checked_form_of, initial_of, posted_values
from anyshore.web.contracts.clause_library import Entry, groups, language_of
from anyshore.web.contracts.clause_words import LANGUAGES, Words
from anyshore.web.contracts.forms import MilestoneLine, lines
from anyshore.web.contracts.hours_form import DutyRow, HoursForm, TimeRow, first_of
from anyshore.web.contracts.priced_form import DatedRow, UnitRow, dated_values, unit_values
from anyshore.web.contracts.terms import TermsForm
from anyshore.web.contracts.terms import initial_of as first_terms
from anyshore.web.forms import Choice, Form, Hidden, LongText, Text

OUT = "out"
"""The button that suggests to leave the row out."""
Read = Callable[[dict[str, Any]], dict[str, Value]]


class Why(Form):
    """Why, and on which version."""

    reason = LongText(_("Why"), required=False, max_length=2000, rows=2, hint=_("The other side will read it."))
    version_hash = Hidden(Text(max_length=64))


class Title(Form):
    """Another title."""

    value = Text(_("Title"), max_length=160)


class Brief(Form):
    """Other words for what is wanted."""

    value = LongText(_("What is wanted"), required=False, rows=8, max_length=200_000)


class InLanguage(Form):
    """Another language of the contract."""

    value = Choice(_("Language of the contract"), options=list(LANGUAGES.items()))


PLAIN: Mapping[str, type[Form]] = {"title": Title, "brief": Brief, "language": InLanguage}


@dataclass(frozen=True, slots=True)
class RowForm:
    """The form of one row. ``read`` makes its posted values the fields of the change; ``can_go``: the row may be left
    out."""

    form: Form
    read: Read
    can_go: bool


def row_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    """The form of a row of ``content``, filled with what stands there; NotFound where there is none."""
    kind, _dot, key = row.partition(".")
    maker = _MAKERS.get("plain" if row in PLAIN_ROWS else kind)
    if maker is None:
        raise NotFound()
    try:
        there = values_at(content, row) is not None or key.endswith(NEW) or kind == "clauses"
    except UnknownPlace:
        raise NotFound() from None
    if not there:
        raise NotFound()
    return maker(request, content, row)


def _plain_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    form = PLAIN[row](request, initial={"value": getattr(content, row)})
    return RowForm(form, lambda values: {WHOLE: values["value"] or ""}, can_go=False)


def _terms_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    names = TERM_ROWS[row]
    made: type[Form] = type("TermsRow", (Form,), {name: TermsForm.fields[name] for name in names})
    form = made(request, initial=first_terms(content.terms))
    return RowForm(form, lambda values: {name: json_value(values[name]) for name in names}, can_go=False)


def _milestone_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    key = row.partition(".")[2]
    first = {} if key == NEW else lines(content.milestones, content.currency)[int(key) - 1]
    form = MilestoneLine(request, initial=first, currencies={"amount": content.currency})
    return RowForm(form, _whole_if(key, _milestone), can_go=key != NEW)


def _milestone(values: dict[str, Any]) -> dict[str, Value]:
    return {
        "title": values["title"],
        "amount_minor": values["amount"].minor,
        "due_on": json_value(values["due_on"]),
        "criteria": list(values["criteria"] or ()),
        "checks": [one.to_json() for one in checks_from(values)],
    }


def _time_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    key = row.partition(".")[2]
    first = {} if key == NEW else first_of(content.lines, content.currency)["time"][int(key) - 1]
    form = TimeRow(request, initial=first, currencies={"rate": content.currency})
    return RowForm(form, _whole_if(key, _time), can_go=key != NEW)


def _time(values: dict[str, Any]) -> dict[str, Value]:
    words = {name: values[name] or "" for name in ("role", "level", "place", "person")}
    return {**words, "rate_minor": values["rate"].minor, "cap_minutes": values["cap"] * 60}


def _unit_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    key = row.partition(".")[2]
    first = {} if key == NEW else first_of(content.lines, content.currency)["units"][int(key) - 1]
    form = UnitRow(request, initial=first, currencies={"price": content.currency})
    return RowForm(form, _whole_if(key, unit_values), can_go=key != NEW)


def _dated_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    key = row.partition(".")[2]
    first = {} if key == NEW else first_of(content.lines, content.currency)["dated"][int(key) - 1]
    form = DatedRow(request, initial=first, currencies={"amount": content.currency})
    return RowForm(form, _whole_if(key, dated_values), can_go=key != NEW)


def _duty_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    key = row.partition(".")[2]
    first = {} if key == NEW else first_of(content.lines, content.currency)["duties"][int(key) - 1]
    form = DutyRow(request, initial=first)
    return RowForm(form, _whole_if(key, lambda values: {name: values[name] for name in ("what", "every")}), key != NEW)


def _hours_form(request: HttpRequest, content: Content, _row: str) -> RowForm:
    made: type[Form] = type("HoursRow", (Form,), {name: HoursForm.fields[name] for name in ("starts_on", "rest")})
    form = made(request, initial=first_of(content.lines, content.currency))
    return RowForm(
        form, lambda values: {name: json_value(values[name]) for name in ("starts_on", "rest")}, can_go=False
    )


def _retainer_form(request: HttpRequest, content: Content, _row: str) -> RowForm:
    names = ("monthly", "retained", "unused")
    made: type[Form] = type("RetainerRow", (Form,), {name: HoursForm.fields[name] for name in names})
    form = made(request, initial=first_of(content.lines, content.currency), currencies={"monthly": content.currency})
    return RowForm(form, _retainer, can_go=True)


def _retainer(values: dict[str, Any]) -> dict[str, Value]:
    if not values["monthly"]:
        return {WHOLE: None}
    minutes = (values["retained"] or 0) * 60
    return {"amount_minor": values["monthly"].minor, "minutes": minutes, "unused": values["unused"] or "lapse"}


def _clause_form(request: HttpRequest, content: Content, row: str) -> RowForm:
    slot = row.partition(".")[2]
    there = dict(zip(slots(content.clauses), content.clauses, strict=True))
    base = there.get(slot) or offered_clause(actor_of(request), slot, content.language)
    version, is_there = base.version, slot in there
    if version is None:
        form: Form = OwnWords(request, initial=base.own)
        return RowForm(form, _own_words(is_there=is_there), can_go=is_there)
    currency = content.currency
    made = checked_form_of(base, version, language_of(""), currency)
    form = made(request, initial=initial_of(version.params, base.values, currency), prefix="c")

    def read(values: dict[str, Any]) -> dict[str, Value]:
        given = dict(posted_values(base, version, values))
        return given if is_there else {WHOLE: Chosen(base.key, base.number, given, base.own).to_json()}

    return RowForm(form, read, can_go=is_there)


def _own_words(*, is_there: bool) -> Read:
    def read(values: dict[str, Any]) -> dict[str, Value]:
        given = {"heading": values["heading"], "text": values["text"]}
        return given if is_there else {WHOLE: own_words(**given).to_json()}

    return read


def offered_clause(actor: Actor, slot: str, language: Language) -> Chosen:
    """A clause that can be added, as it usually is; NotFound where there is none."""
    if slot == f"{OWN}~{NEW}":
        return own_words("", "")
    if slot in LIBRARY:
        return usual(slot, language)
    for row in own_clauses(actor):
        if row.slot == slot:
            return row.chosen(language)
    raise NotFound()


def clauses_to_add(request: HttpRequest, content: Content) -> list[tuple[Words, list[Entry]]]:
    """The clauses of the library and of one's own that are not there, by group."""
    reader, there = language_of(""), set(slots(content.clauses))
    found = [(word, [one for one in entries if one.key not in there]) for word, entries in groups("", reader)]
    own = [
        Entry(row.slot, row.chosen(reader).heading(reader), "", acts=False)
        for row in own_clauses(actor_of(request))
        if row.slot not in there
    ]
    return [part for part in [*found, (_("Of one’s own"), own)] if part[1]]


def _whole_if(key: str, read: Read) -> Read:
    """A new line is a whole one."""
    return (lambda values: {WHOLE: read(values)}) if key == NEW else read


def json_value(value: Any) -> Value:
    """A posted value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return str(value) if isinstance(value, str) else value


_MAKERS: Mapping[str, Callable[[HttpRequest, Content, str], RowForm]] = {
    "plain": _plain_form,
    "terms": _terms_form,
    "milestones": _milestone_form,
    "time": _time_form,
    "units": _unit_form,
    "dated": _dated_form,
    "duties": _duty_form,
    "hours": _hours_form,
    "retainer": _retainer_form,
    "clauses": _clause_form,
}
