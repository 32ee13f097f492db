"""Words of adopted contracts: their states, what to do when an action refuses, their facts, duties and clocks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "adopted": {
        "running": (_("Running"), "active", "circle-dot"),
        "ending": (_("Notice given"), "wait", "calendar"),
        "ended": (pgettext_lazy("contract", "Ended"), "", "circle-check"),
    }
}

REFUSALS = {
    "no_pdf": _("Upload the signed contract as a PDF."),
    "notice_not_needed": _("This contract ends by itself on its last day. No notice is needed."),
    "adopted_over": _(
        "This last day is past, and without renewal the contract is over. Write when its present term ends, or for how many months it goes on."
    ),
    "notice_day_off": _("Notice was given on a day from %(first)s, when the contract began, to %(last)s."),
    "own_contract": _("This is a contract of your own organisation. Send the link to the supplier."),
}

FACTS = {
    "other": _("The other party"),
    "activity": _("What they do"),
    "value_minor": _("Value of a term"),
    "currency": _("Currency"),
    "starts_on": _("Start"),
    "ends_on": _("Last day"),
    "notice_days": _("Days of notice"),
    "renewal_months": _("Goes on for so many months without notice"),
    "knows": _("Who knows what"),
}
