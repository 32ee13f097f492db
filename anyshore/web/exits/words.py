"""Words of the ways out: states of their offers, and what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "refund_offer": {
        "offered": (_("Waiting for answer"), "wait", "hourglass"),
        "agreed": (pgettext_lazy("offer", "Agreed"), "good", "signature"),
        "declined": (_("Declined"), "", "circle-x"),
        "withdrawn": (_("Withdrawn"), "", "undo-2"),
        "lapsed": (_("Lapsed"), "", "circle-slash"),
    },
}

REFUSALS = {
    "work_submitted": _(
        "Work was handed in, so this can no longer be cancelled. Accept it, agree to divide what is held, or give notice."
    ),
    "no_notice_in_terms": _(
        "These terms have no notice. Cancel before the first hand-in, or agree to divide what is held."
    ),
    "not_unpaid_long_enough": _("The work has not stood still long enough to end the contract for it."),
    "notice_running": _("A notice runs already. It can be withdrawn by the side that gave it."),
    "notice_over": _("The notice has taken effect. It cannot be withdrawn any more."),
    "more_than_held": _("Less than that is held. Write at most %(held)s."),
    "offer_open": _("An offer for this milestone waits for its answer. Withdraw it before you make another."),
    "offer_outdated": _("What is held has changed since this offer. Make a new one."),
}
