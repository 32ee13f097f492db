"""Words of batches."""

from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.contracts.rules.batches import Left
from anyshore.kit.money import Money
from anyshore.plumbing import formats

STATES = {
    "batch": {
        "draft": (_("Draft"), "", "pencil"),
        "sent": (pgettext_lazy("batch", "Sent"), "good", "check"),
        "discarded": (_("Discarded"), "", "circle-x"),
    },
}

LEFT = {
    Left.NOBODY: _("No provider is chosen yet."),
    Left.FIT: _("None of those chosen has the skill, or is free in time."),
    Left.FORBIDDEN: _("You kept it from everybody who could do it."),
    Left.PRICE: _("Everybody who could do it costs more than the most you pay."),
    Left.FULL: _("Everybody who could do it has as many tasks as they take."),
}
"""Why nobody is proposed for a task."""


def _amount() -> str:
    example = formats.amount_text(Money(12_000, "EUR"))
    return _now("Write an amount such as %(amount)s, without the currency.") % {"amount": example}


COLUMNS = {
    "title": _("title"),
    "skill": _("skill"),
    "size": _("size"),
    "due": _("due"),
    "most": _("most to pay"),
    "request": _("draft request"),
}

BAD = {
    "empty": _("Write what is to be done."),
    "too_long": _("Shorten the title to 160 characters."),
    "too_many": _("A batch takes 200 tasks. Put the rest into another one."),
    "unknown": _("We do not know this skill. Use its usual name, or leave it empty."),
    "size": _("Write a whole number from 1 to 1,000,000."),
    "due": _("Write the day as 2027-01-31."),
    "most": lazy(_amount, str)(),
    "request": _("Write the number of one of your draft requests, such as R-1007, or leave it empty."),
}
"""Why a row cannot be taken: by reason, or by its column."""

REFUSED = {
    "not_found": _("Their organisation is not here any more."),
    "invalid": _("The offer could not be written as it is."),
    "same_party": _("It is your own organisation."),
}
"""Why an offer was refused, by code; whatever else is said with its code."""
