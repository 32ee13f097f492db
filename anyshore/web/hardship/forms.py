"""Forms of hardship."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.majeure import WORDS_MOST
from anyshore.web.forms import Amount, Choice, Day, Form, Hidden, LongText, Text

READ = _("Both sides read it.")


class Ask(Form):
    """What has changed."""

    cost_side = Choice(_("Whose cost of performing has changed?"), look="radio")
    words = LongText(_("What changed, that nobody could foresee?"), max_length=WORDS_MOST, rows=4, hint=READ)
    cost_before = Amount(
        _("What it cost when both last signed"), hint=_("For the same time or the same work as the cost now")
    )
    cost_now = Amount(_("What it costs now"), min_minor=0)
    since_on = Day(_("Since which day?"))


class Settle(Form):
    """What both have agreed."""

    words = LongText(_("What have you two agreed?"), max_length=WORDS_MOST, rows=4, hint=READ)


class Confirm(Form):
    """A yes to the very words that were shown."""

    settlement = Hidden(Text(max_length=WORDS_MOST))


class Withdraw(Form):
    """A question with one button."""
