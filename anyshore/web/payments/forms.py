"""Forms of money."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.kit.money import CURRENCIES
from anyshore.web.contracts.effects import LookedAt
from anyshore.web.forms import Amount, Choice, Day, Files, Form, Hidden, Integer, LongText, Text
from anyshore.web.payments.words import EXPENSES


class Sure(Form):
    """A question with one button."""


class Warn(Form):
    """What to say with the notice that work will stop."""

    words = LongText(
        _("What you want to say with it"), required=False, max_length=2_000, rows=3, hint=_("Both sides read it.")
    )


class Dispute(Form):
    """Why it is not owed."""

    words = LongText(_("Why is it not owed?"), max_length=2_000, rows=4, hint=_("Both sides read it."))


class Part(LookedAt):
    """A part of what is held."""

    amount = Amount(_("How much"))


class Bonus(LookedAt):
    """More than the price."""

    amount = Amount(_("How much"))
    words = Text(_("What for"), required=False, max_length=300)


class Waive(Form):
    """So much of what comes off for late delivery is let pass."""

    amount = Amount(_("How much"))
    words = Text(_("Why?"), max_length=300, hint=_("Both sides read it."))


class Defect(Form):
    """What is wrong with accepted work, and what is asked back for it."""

    defect = LongText(_("What is the defect?"), max_length=2_000, rows=4, hint=_("Both sides read it."))
    claim = Amount(_("What you ask back for it"), hint=_("At most what is kept back"))


class RuleOnKept(Form):
    """The operator's division of what is kept back."""

    to_client = Amount(_("Back to the client"), min_minor=0, hint=_("0 or more; the rest goes to the provider"))
    reasons = LongText(_("Reasons"), max_length=2_000, rows=5, hint=_("Both sides read them."))


class Claimed(Form):
    """An agreement to the very claim that was looked at."""

    minor = Hidden(Integer(min=1))


class AskExpense(Form):
    """An expense, before it is made."""

    kind = Choice(_("What kind"), options=lambda: list(EXPENSES.items()))
    words = Text(_("What for"), max_length=300, hint=_("The client decides by it."))
    most = Amount(_("At most"))


class Receipt(Form):
    """What was spent, with its receipt: in the contract's currency, or in the one it says."""

    spent_on = Day(_("Spent on"))
    currency = Choice(_("Currency of the receipt"), options=[(code, code) for code in sorted(CURRENCIES)])
    amount = Amount(_("What it cost"), currency_from="currency", hint=_("As the receipt says"))
    charged = Amount(
        _("What you were charged"), required=False, hint=_("Only where the receipt is in another currency and no reference rate is recorded here. Add the statement that shows it."),
    )  # fmt: skip
    files = Files(_("Receipt"))

    def check(self, values: dict[str, Any]) -> None:
        """A receipt in the contract's currency says itself what is paid."""
        paid, charged = values.pop("amount"), values.pop("charged")
        own = values.pop("currency") == self.currencies["charged"]
        values |= {"amount": paid, "receipt": None} if own else {"amount": charged, "receipt": paid}


class Record(Form):
    """A payment that was made outside."""

    amount = Amount(_("How much"))
    paid_on = Day(_("Paid on"))
    words = Text(_("Reference"), required=False, max_length=300, hint=_("So that the other side finds it"))
    files = Files(_("Evidence"), required=False, hint=_("A statement or a receipt"))


class Reason(Form):
    """Why, for both sides to read."""

    reason = LongText(_("Why?"), max_length=2_000, rows=3, hint=_("Both sides read it."))


class Payout(LookedAt):
    """Money out of the balance."""

    amount = Amount(_("How much"))
    destination = Text(
        _("To which account"), required=False, max_length=120, hint=_("An account of your own, by its number")
    )
