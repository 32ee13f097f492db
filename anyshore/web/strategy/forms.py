"""Forms of deciding."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.kit.money import CURRENCIES
from anyshore.plumbing import locales
from anyshore.strategy.rules import facts, measures
from anyshore.strategy.rules.capacity import MONTHS
from anyshore.strategy.rules.costs import MOST_COSTS, CostKind, CostLine
from anyshore.strategy.rules.costs import NAME_LIMIT as COST_NAME_LIMIT
from anyshore.strategy.rules.facts import MOST_VOLUME, ActivityTerms
from anyshore.strategy.rules.matrix import HIGHEST, QUESTIONS, Answers, Axis
from anyshore.strategy.rules.measures import MOST_MEASURES, MeasureLine
from anyshore.web.forms import Amount, Choice, Field, Files, Form, Group, Hidden, Integer, LongText, Text
from anyshore.web.strategy.fields import Decimals, People, Rate, Volume
from anyshore.web.strategy.questions import WORDS
from anyshore.web.strategy.words import COST_KINDS, DIRECTIONS, LEVELS, MARKS, MEASURE_KINDS


class Versioned(Form):
    """A form about an activity as it was looked at."""

    version = Hidden(Integer())


class NewActivity(Form):
    """An activity in three fields; the rest is folded."""

    name = Text(
        _("What is done?"), max_length=facts.NAME_LIMIT, hint=_("Such as accounts payable, or photo and video")
    )
    cost = Amount(
        _("What does it cost a year?"),
        required=False,
        min_minor=0,
        hint=_("People, tools and the rest together. An estimate will do."),
    )
    volume = Volume(_("How much of it a year?"), required=False, hint=_("A number and a word: 27,400 invoices"))
    parent = Choice(_("Part of"), required=False)
    level = Choice(pgettext_lazy("activity", "Level"), required=False, options=list(LEVELS.items()))
    code = Text(
        _("Code"),
        required=False,
        max_length=facts.CODE_LIMIT,
        hint=_("Your own, for spreadsheets. Made from the name if empty."),
    )
    about = LongText(_("About it"), required=False, max_length=facts.ABOUT_LIMIT, rows=3)


class EditActivity(Versioned):
    """What an activity says of itself."""

    name = Text(_("What is done?"), max_length=facts.NAME_LIMIT)
    volume = Volume(_("How much of it a year?"), required=False, hint=_("A number and a word: 27,400 invoices"))
    level = Choice(pgettext_lazy("activity", "Level"), options=list(LEVELS.items()))
    code = Text(_("Code"), max_length=facts.CODE_LIMIT, hint=_("A spreadsheet that names it updates this activity."))
    about = LongText(_("About it"), required=False, max_length=facts.ABOUT_LIMIT, rows=4)


def terms(values: dict[str, Any]) -> ActivityTerms:
    """The posted form as the action takes it."""
    number, unit = values["volume"] or (None, "")
    return ActivityTerms(
        name=values["name"],
        code=values["code"] or "",
        level=values["level"],
        about=values["about"] or "",
        volume=number,
        volume_unit=unit,
    )


def one_cost(values: dict[str, Any]) -> tuple[CostLine, ...]:
    """The year's cost of the short form as one line, which its author may divide later."""
    cost = values["cost"]
    if not cost:
        return ()
    words = _now("All of it, estimated")
    return (CostLine(kind=CostKind.OTHER, name=words, amount_minor=cost.minor, currency=cost.currency),)


class Owner(Versioned):
    """Who owns an activity: a member, or somebody by name."""

    person = Choice(_("A member"), required=False, hint=_("They are told by mail."))
    name = Text(_("Or a name"), required=False, max_length=facts.NAME_LIMIT, hint=_("Somebody who is no member here"))

    def check(self, values: dict[str, Any]) -> None:
        """One of the two."""
        if values["person"] and values["name"]:
            self.error("name", _now("Choose a member or write a name, not both"))


class Move(Versioned):
    """Another place in the tree."""

    parent = Choice(_("Part of"), required=False, hint=_("None: it stands by itself."))
    level = Choice(pgettext_lazy("activity", "Level"), options=list(LEVELS.items()))


class CostRow(Form):
    """One line of a year's cost."""

    kind = Choice(_("Kind"), options=list(COST_KINDS.items()), initial=CostKind.PEOPLE)
    name = Text(_("What"), max_length=COST_NAME_LIMIT)
    people = People(_("People"), required=False, attributes={"placeholder": "2.6"})
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)])
    amount = Amount(_("A year"), currency_from="currency", min_minor=0)
    rate = Rate(pgettext_lazy("exchange", "Rate"), required=False)


class Costs(Versioned):
    """What an activity costs in a year, line by line."""

    lines = Group(CostRow, label=_("Lines of cost"), min=0, max=MOST_COSTS, required=False, add_words=_("Add a line"))
    currency: ClassVar[str] = ""

    def check(self, values: dict[str, Any]) -> None:
        """A line in another currency says its rate."""
        own = self.currencies.get("own", "")
        for line in values["lines"]:
            if line["currency"] != own and not line["rate"]:
                words = _now("Write how much %(own)s one %(currency)s is, in the line of %(name)s")
                self.error("lines", words % {"own": own, "currency": line["currency"], "name": line["name"]})


def cost_lines(rows: list[dict[str, Any]]) -> tuple[CostLine, ...]:
    """The posted lines as the action takes them."""
    return tuple(
        CostLine(
            kind=row["kind"],
            name=row["name"],
            amount_minor=row["amount"].minor,
            currency=row["currency"],
            rate=row["rate"] or "1",
            fte_milli=row["people"] or 0,
        )
        for row in rows
    )


class MeasureRow(Form):
    """One measure."""

    kind = Choice(_("Kind"), options=list(MEASURE_KINDS.items()), initial="quality")
    name = Text(_("Measure"), max_length=measures.NAME_LIMIT)
    value = Decimals(_("Value"))
    unit = Text(_("Unit"), max_length=measures.UNIT_LIMIT)
    how = Text(_("How measured"), required=False, max_length=measures.HOW_LIMIT)
    better = Choice(_("Which is better?"), required=False, options=list(DIRECTIONS.items()))


class Measures(Versioned):
    """How good and how fast an activity is."""

    lines = Group(
        MeasureRow, label=_("Measures"), min=0, max=MOST_MEASURES, required=False, add_words=_("Add a measure")
    )


def measure_lines(rows: list[dict[str, Any]]) -> tuple[MeasureLine, ...]:
    """The posted measures as the action takes them."""
    return tuple(MeasureLine(**{**row, "how": row["how"] or "", "better": row["better"] or ""}) for row in rows)


class _Months(Versioned):
    """Twelve months of what is needed and what can be done; what is the same in each month is written once."""

    def check(self, values: dict[str, Any]) -> None:
        """All twelve months or none."""
        for what in ("needed", "available"):
            missing = [n for n in range(1, MONTHS + 1) if values[f"{what}_{n}"] is None]
            if missing and len(missing) < MONTHS and values[f"{what}_each"] is None:
                self.error(f"{what}_{missing[0]}", _now("Fill in all twelve months, or none"))


def _month_fields() -> dict[str, Field]:
    found: dict[str, Field] = {
        f"{what}_each": Integer(label, required=False, max=MOST_VOLUME)
        for what, label in (("needed", _("Needed in each month")), ("available", _("Can be done in each month")))
    }
    for what in ("needed", "available"):
        found |= {f"{what}_{n}": Integer(required=False, max=MOST_VOLUME) for n in range(1, MONTHS + 1)}
    return found


Months = type("Months", (_Months,), {"__doc__": _Months.__doc__, "__module__": __name__, **_month_fields()})


def months(values: dict[str, Any], what: str) -> tuple[int, ...]:
    """The posted months as the action takes them."""
    each = values[f"{what}_each"]
    found = [values[f"{what}_{n}"] for n in range(1, MONTHS + 1)]
    if each is None and None in found:
        return ()
    return tuple(each if one is None else one for one in found)


def _questionnaire(axis: str) -> type[Form]:
    fields: dict[str, Field] = {}
    for key in QUESTIONS[axis]:
        text, answers = WORDS[axis][key]
        options = [*((str(value), words) for value, words in enumerate(answers)), ("", _("I do not know"))]
        fields[key] = Choice(text, options=options, look="radio", required=False)
    return type(f"Questions{axis.title()}", (Form,), {"__doc__": "Six questions.", "__module__": __name__, **fields})


QUESTIONNAIRES: dict[str, type[Form]] = {axis: _questionnaire(axis) for axis in Axis}
"""The form of each side's six questions."""


def answers(axis: str, values: dict[str, Any]) -> Answers:
    """The posted answers as the action takes them."""
    return tuple(int(values[key]) if values[key] in map(str, range(HIGHEST + 1)) else None for key in QUESTIONS[axis])


def answered(axis: str, given: Answers | None) -> dict[str, str]:
    """Answers as the form shows them."""
    return {key: "" if one is None else str(one) for key, one in zip(QUESTIONS[axis], given or (), strict=False)}


class Freeze(Form):
    """Why a baseline is kept."""

    why = Text(_("Why"), required=False, max_length=200, hint=_("Such as: before the new scanner"))


class Sheet(Form):
    """A spreadsheet."""

    file = Files(
        _("Spreadsheet"), max_files=1, whole=True, accept=".csv,.xlsx,.txt", hint=_("CSV or XLSX, at most 2,000 rows")
    )
    mark = Choice(
        _("Decimals in the file"),
        options=list(MARKS.items()),
        look="radio",
        hint=_("Real numbers of an XLSX file are understood either way."),
    )


class Confirm(Form):
    """The version of the inventory on which a preview was shown."""

    seen = Hidden(Integer())


def decimal_mark() -> str:
    """What the reader's language writes before decimals."""
    return "," if locales.decimal_mark() == "," else "."
