"""Writing a clause of one's own: its text in one language or more, and its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.contracts.queries.own_clauses import OwnClauseRow
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import COUNTED, Kind, Param
from anyshore.contracts.rules.own_clauses import KINDS
from anyshore.web.contracts.clause_words import KINDS as KIND_WORDS
from anyshore.web.contracts.clause_words import LANGUAGES, spoken
from anyshore.web.forms import Choice, Form, Group, Integer, LongText, Text

MOST = 10**12
NAME = r"[a-z][a-z_]{0,39}"


class TextLine(Form):
    """The clause in one language."""

    language = Choice(_("Language"), options=list(LANGUAGES.items()), initial="en")
    heading = Text(_("Heading"), max_length=160)
    says = Text(_("What it does, in one line"), max_length=300, required=False)
    text = LongText(
        _("The text"), rows=5, max_length=20_000,
        hint=_("One sentence a line. {days} writes a parameter, {days|day|days} its word, [[days: …]] words that stand only if it is set."),
    )  # fmt: skip


class ParamLine(Form):
    """One parameter of the clause."""

    name = Text(_("Name in the text"), max_length=40, hint=_("Small letters and “_”"), attributes={"pattern": NAME})
    label = Text(_("Label"), max_length=120)
    kind = Choice(_("Type"), options=lambda: [(str(one), KIND_WORDS[one]) for one in KINDS], initial="days")
    low = Integer(
        _("At least"), max=MOST, required=False, hint=_("Percentages in hundredths: 150 is 1.5 %. Amounts in cents.")
    )
    high = Integer(_("At most"), max=MOST, required=False)
    usual = Integer(pgettext_lazy("value", "Usual"), max=MOST, required=False)


class WriteClause(Form):
    """A clause of one's own."""

    texts = Group(TextLine, label=_("Texts"), min=1, max=4, add_words=_("Add a language"))
    params = Group(ParamLine, label=_("Parameters"), min=0, max=20, required=False, add_words=_("Add a parameter"))

    def check(self, values: dict[str, Any]) -> None:
        """A language or a name stands once."""
        languages, names = (
            [row[key] for row in values[part]] for part, key in (("texts", "language"), ("params", "name"))
        )
        if len(languages) != len(set(languages)):
            self.error("texts", _now("Write each language once."))
        if len(names) != len(set(names)):
            self.error("params", _now("Give each parameter a name of its own."))


def texts_from(values: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The posted texts as the action takes them."""
    rows = values["texts"]
    return {one["language"]: {name: one[name] or "" for name in ("heading", "says", "text")} for one in rows}


def params_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """The posted parameters as the action takes them."""
    return {row["name"]: _param(row) for row in values["params"]}


def _param(row: Mapping[str, Any]) -> dict[str, Any]:
    kind, found = Kind(row["kind"]), {"kind": row["kind"], "label": [row["label"]]}
    if kind in COUNTED or kind in (Kind.BPS, Kind.MONEY):
        low, high = row["low"] or 0, row["high"] if row["high"] is not None else 10_000
        return {**found, "low": low, "high": high, "default": low if row["usual"] is None else row["usual"]}
    if kind is Kind.TEXT:
        return {**found, "low": 1, "high": 200}
    return {**found, "default": False} if kind is Kind.YES_NO else found


def initial_of_clause(row: OwnClauseRow) -> dict[str, Any]:
    """A clause as the form shows it first."""
    texts = [{"language": code, **row.content[code]} for code in Language if code in row.content]
    return {"texts": texts, "params": [_line(one) for one in row.version.params.values()]}


def _line(one: Param) -> dict[str, Any]:
    usual = one.default if isinstance(one.default, int) and not isinstance(one.default, bool) else None
    label = spoken(one.labels, Language.EN)
    return {"name": one.name, "label": label, "kind": one.kind, "low": one.low, "high": one.high, "usual": usual}
