"""Words of service levels: states of periods, readings, results and credits, and what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "level_period": {
        "running": (_("Running"), "active", "circle-dot"),
        "reading": (_("Being read"), "wait", "clock"),
        "closed": (pgettext_lazy("period", "Closed"), "", "circle-check"),
        "void": (_("Not measured"), "", "circle-slash"),
    },
    "level_reading": {
        "missing": (_("No reading"), "", "circle-dashed"),
        "entered": (pgettext_lazy("reading", "Entered"), "active", "circle-dot"),
        "confirmed": (pgettext_lazy("reading", "Confirmed"), "good", "check"),
        "disputed": (pgettext_lazy("reading", "Disputed"), "bad", "scale"),
        "upheld": (_("Upheld"), "wait", "scale"),
        "met": (_("Met"), "good", "check"),
        "below_target": (_("Target missed"), "wait", "triangle-alert"),
        "below_minimum": (_("Limit missed"), "bad", "triangle-alert"),
        "not_counted": (_("Not counted"), "", "circle-slash"),
    },
    "level_exclusion": {
        "proposed": (_("Asked"), "wait", "hourglass"),
        "agreed": (pgettext_lazy("exclusion", "Agreed"), "good", "check"),
        "declined": (_("Declined"), "", "circle-x"),
    },
    "service_credit": {
        "waiting": (_("Can be earned back"), "wait", "hourglass"),
        "open": (_("Comes off the next payment"), "active", "circle-dot"),
        "used": (_("Taken off"), "good", "circle-check"),
        "earned_back": (_("Earned back"), "", "undo-2"),
        "lapsed": (pgettext_lazy("credit", "Lapsed"), "", "circle-slash"),
        "owed": (_("Owed by the provider"), "wait", "hourglass"),
    },
}

REFUSALS = {
    "no_levels": _("This contract has no service levels, or does not run yet."),
    "period_closed": _("The time for this is over, or the period has not begun. Open it again and see how it stands."),
    "reading_replaced": _("The reading was changed since this page was shown. Nothing was done: look at it again."),
    "level_not_entered": _("“%(measure)s” is computed here or sent by a system: nobody enters it."),
    "nothing_disputed": _("Nothing of this reading waits for an answer any more."),
    "nothing_to_report": _("This level was not missed, or its cause is reported already."),
    "nothing_failed": _("No service level has failed chronically, so the contract cannot be ended for that."),
}
