"""Words of approvals."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.approvals.rules import Kind, Order

HELD = {
    "held": (_("Waits for your own people"), "wait", "hourglass"),
    "back": (_("Came back to you"), "bad", "undo-2"),
    "free": (_("May go out"), "active", "send"),
    "sent": (pgettext_lazy("offer", "Sent"), "good", "check"),
    "dropped": (_("Given up"), "", "circle-x"),
    "overtaken": (_("Overtaken"), "", "circle-slash"),
}
"""Where an offer or a proposal that waits for one's own people stands."""

STATES = {
    "approval": {
        "asked": (_("Asked"), "wait", "hourglass"),
        "approved": (_("Approved"), "good", "check"),
        "declined": (_("Declined"), "bad", "circle-x"),
        "withdrawn": (_("Withdrawn"), "", "undo-2"),
        "lapsed": (_("Lapsed"), "", "circle-slash"),
    },
    "approval_seat": {
        "waiting": (_("No answer yet"), "wait", "hourglass"),
        "approved": (pgettext_lazy("vote", "Agreed"), "good", "check"),
        "declined": (pgettext_lazy("vote", "Declined"), "bad", "circle-x"),
    },
}

REFUSALS = {
    "group_too_small": _("%(needed)s people must agree, and the group has %(people)s."),
    "group_name_taken": _("Another group has this name. Choose a different one."),
    "approval_rule_exists": _("A rule for more than this sum holds already. Retire that one first."),
    "away_already": _("Somebody stands in on some of these days already. End that first."),
    "no_approval_needed": _("Nobody need be asked about this: no rule of your organisation holds for it."),
    "too_few_approvers": _(
        "Nobody approves what they asked for themselves. Without you the group has %(people)s people, and %(needed)s"
        " must agree. Let somebody else ask, or ask an owner to add people to the group."
    ),
    "approval_missing": _("%(needed)s of your people must agree to exactly this first. Ask them, then go on."),
    "not_your_turn": _("You are not asked now: you have answered, or somebody is asked before you."),
    "content_changed": _("What is asked about has changed since you read it. Read the page again before you answer."),
    "decline_words_missing": _("Say why: whoever asked needs it to go on."),
}

KINDS = {
    Kind.DECISION: _("A decision to outsource"),
    Kind.AWARD: _("As the client: an award, a purchase, an offer, a signature without an award"),
    Kind.CONTRACT: _("As the provider: an offer, a signature"),
    Kind.PAYMENT: _("A payment"),
    Kind.LIMIT: _("Going beyond a limit"),
}

OFFERED = (Kind.AWARD, Kind.CONTRACT, Kind.DECISION, Kind.LIMIT)
"""The kinds that something here asks for: a rule of another kind would bind nobody."""

ORDERS = [
    (str(Order.TOGETHER), _("All at once"), _("Enough answers decide it.")),
    (str(Order.IN_TURN), _("One after the other"), _("In the order of the group; the next is asked after an answer.")),
]
