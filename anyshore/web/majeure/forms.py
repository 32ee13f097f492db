"""Forms of force majeure."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.majeure import WORDS_MOST
from anyshore.web.contracts.majeure_words import KINDS
from anyshore.web.forms import Choice, Choices, Day, Files, Form, LongText

READ = _("Both sides read it.")


class Update(Form):
    """What is expected now."""

    words = LongText(_("What happened, and what do you expect?"), max_length=WORDS_MOST, rows=4, hint=READ)
    expected_on = Day(
        _("Until when do you expect it to last?"), required=False, hint=_("Leave it empty if nobody can say.")
    )
    files = Files(_("Files that show it"), required=False)


class Report(Form):
    """What keeps a side from its duty."""

    kind = Choice(_("What is it?"), options=[(str(kind), word) for kind, word in KINDS.items()], look="radio")
    words = Update.fields["words"]
    began_on = Day(_("Since which day does it keep you from your duty?"))
    learned_on = Day(_("When did you learn of it?"))
    expected_on = Update.fields["expected_on"]
    files = Update.fields["files"]


class ReportWork(Report):
    """The same of the provider, which can say what work it concerns."""

    milestones = Choices(
        _("Which work does it concern?"),
        required=False,
        hint=_("Tick none if it keeps you from all work under this contract."),
    )


class Accept(Form):
    """A yes, with words or without."""

    words = LongText(_("What you want to say with it"), required=False, max_length=WORDS_MOST, rows=3, hint=READ)


class Object(Form):
    """A no needs its reason."""

    words = LongText(_("Why?"), max_length=WORDS_MOST, rows=3, hint=READ)


class Over(Form):
    """The first day without it."""

    over_on = Day(_("Since which day is it over?"), hint=_("The first day on which it kept you from nothing"))


class Withdraw(Form):
    """A question with one button."""
