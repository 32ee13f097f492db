"""Forms about people in the work."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.worker_checks import INCOME, Answers, Outcome, Question
from anyshore.web.forms import Choice, Day, Flag, Form, Hidden, LongText, Percent, Text
from anyshore.web.parties.forms import country_options

YES, NO = "yes", "no"
YES_OR_NO = ((YES, _("Yes")), (NO, _("No")))
READ = _("Both sides read it.")


class AskSubcontractor(Form):
    """Whom the provider wants to let do what part of the work."""

    name = Text(_("Who it is"), max_length=160, hint=_("A company or a person, by name"))
    country = Choice(_("Country"), options=country_options, hint=_("From where they work"))
    part = Text(_("What part of the work"), max_length=300, hint=_("The client decides by it."))
    personal_data = Choice(
        _("Will they see personal data?"),
        options=YES_OR_NO,
        look="radio",
        hint=_("Names, addresses, anything about people that the client gives you"),
    )
    note = LongText(_("What else the client should know"), required=False, max_length=2_000, rows=3, hint=READ)

    def check(self, values: dict[str, Any]) -> None:
        """The answer as yes or no."""
        values["personal_data"] = values["personal_data"] == YES


class Agree(Form):
    """A yes, with words or without."""

    words = LongText(_("Why?"), required=False, max_length=2_000, rows=2, hint=READ)


class Refuse(Form):
    """A no needs its reason."""

    words = LongText(_("Why?"), max_length=2_000, rows=3, hint=READ)


class Withdraw(Form):
    """A question with one button."""


class Left(Form):
    """The last day on which they worked."""

    left_on = Day(_("Last day"))


LINE = _("Why, in one line")


def _question(label: Any, hint: Any) -> Choice:
    return Choice(label, options=YES_OR_NO, look="segmented", hint=hint)


def _note() -> Text:
    return Text(LINE, required=False, max_length=300)


class WorkerAnswers(Form):
    """The six questions, each with a line of its own."""

    own_hours = _question(_("Do they set their own hours?"), _("No, if you say when work begins and ends."))
    own_hours_note = _note()
    own_tools = _question(
        _("Do they use their own tools?"), _("No, if they work with your computers, programs or machines.")
    )
    own_tools_note = _note()
    own_place = _question(_("Do they choose where they work?"), _("No, if they have to be where you say."))
    own_place_note = _note()
    substitute = _question(_("May they send somebody equally able?"), _("No, if this very person has to do the work."))
    substitute_note = _note()
    other_clients = _question(_("Do they have other clients?"), _("No, if they work for you alone."))
    other_clients_note = _note()
    income = Percent(
        _("How much of their income over the last year comes from you?"),
        hint=_("An estimate is enough. If you do not know, ask them. They read it."),
    )
    income_note = _note()

    def answers(self) -> Answers:
        """The answers, once the form is accepted."""
        given = {str(one): self.values[one] == YES for one in Question}
        notes = {name: self.values[f"{name}_note"] for name in (*map(str, Question), INCOME)}
        return Answers(**given, income_bps=self.values[INCOME], notes=notes)


class Decide(Form):
    """What a person decided, and why."""

    outcome = Choice(
        _("What did you find?"),
        options=(
            (Outcome.INDEPENDENT, _("The work is independent")),
            (Outcome.NOT_INDEPENDENT, _("The work is not independent")),
            (Outcome.CHANGE, _("The way of working has to change")),
        ),
        look="radio",
    )
    reasons = LongText(_("Why?"), max_length=2_000, rows=4, hint=_("The person whom it is about reads it."))


class NameExaminer(Form):
    """Who looks."""

    name = Text(_("Who looks at it?"), max_length=160, hint=_("A person by name, whom the other side can trust too"))


class AgreeExaminer(Form):
    """A yes to the very person who was shown."""

    name = Hidden(Text(max_length=160))


class CommentOnCheck(Form):
    """What the person says whom it is about."""

    words = LongText(_("What you want to say to it"), max_length=2_000, rows=4, hint=READ)
    changed = Flag(_("An answer is not true, or no longer true: ask again"), required=False)
