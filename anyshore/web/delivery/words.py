"""Words of the work: its states, and what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "work": {
        "to_do": (_("In progress"), "active", "circle-dot"),
        "in_review": (_("In review"), "wait", "clock"),
        "changes_asked": (_("Changes asked"), "wait", "refresh-cw"),
        "accepted": (_("Accepted"), "good", "check"),
        "stopped": (_("Stopped"), "", "circle-x"),
    },
    "submission": {
        "in_review": (_("In review"), "wait", "clock"),
        "changes_asked": (_("Changes asked"), "wait", "refresh-cw"),
        "accepted": (_("Accepted"), "good", "check"),
        "withdrawn": (_("Taken back"), "", "undo-2"),
        "closed": (_("Closed"), "", "circle-x"),
    },
}

REFUSALS = {
    "agreement_not_live": _("The contract does not run, so no work can be handed in or answered now."),
    "review_over": _(
        "The review ended at the stated instant and silence has accepted the work. Write to the other side about what "
        "you found."
    ),
    "review_paused": _("The operator holds this money, so the review stands still. Wait until the hold is lifted."),
    "review_runs": _("The review still runs. Silence accepts only when its time is over."),
    "revisions_used_up": _(
        "All %(allowed)s rounds of changes that were agreed are used. Name the acceptance criterion that is not met, or "
        "agree a change with the other side."
    ),
    "already_extended": _("You have extended this review once. It cannot be extended again."),
}
