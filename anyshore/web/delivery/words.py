"""Words of the work: its states, and what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "defect": {
        "reported": (_("To be put right"), "wait", "hourglass"),
        "put_right": (_("Put right, to be looked at"), "active", "clock"),
        "denied": (_("Not covered, says the provider"), "bad", "scale"),
        "failed": (_("Not put right"), "bad", "triangle-alert"),
        "struck": (_("Struck off"), "good", "circle-check"),
    },
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
        "accepted": (pgettext_lazy("submission", "Accepted"), "good", "check"),
        "withdrawn": (_("Taken back"), "", "undo-2"),
        "closed": (_("Closed"), "", "circle-x"),
    },
    "sheet": {
        "open": (_("Being written"), "active", "circle-dot"),
        "submitted": (_("In review"), "wait", "clock"),
        "approved": (_("Approved"), "good", "check"),
        "empty": (_("Nothing worked"), "", "circle-dashed"),
    },
}

REFUSALS = {
    "not_warranted": _(
        "Defects can be reported once the milestone is accepted, and where the contract has a warranty. Nothing was reported."
    ),
    "warranty_over": _(
        "The last day to report defects of this milestone was %(last_on)s. Write to the other side about it."
    ),
    "cure_runs": _("The time to put this defect right runs until %(until)s."),
    "cure_over": _("The time to put this defect right was over on %(since)s. Load the page again in a moment."),
    "denied_before": _(
        "You said before that this is not covered, and the client maintains it. Put it right, or write to the client."
    ),
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
    "sheet_closed": _(
        "The sheet of this week is closed for changes: it could be written until %(until)s. Take back or add minutes in this "
        "week’s sheet, with a reason."
    ),
    "correction_note_missing": _("Write why they are taken back. Both sides read it."),
    "correction_too_long": _("Take back at least one minute and at most %(high)s: no more are counted of this entry."),
    "sheet_review_over": _("The review of this week ended at the stated instant, and silence has approved the hours."),
    "sheet_review_runs": _("The review of this week still runs. Silence approves only when its time is over."),
    "no_hours": _("This contract pays no hours: it has milestones alone."),
    "retainer_used_up": _("The retainer includes no more hours in this month, and the contract pays no others."),
    "day_to_come": _("%(day)s has not begun in UTC yet. Enter hours once they were worked."),
    "day_outside": _("The contract pays no hours on %(day)s."),
    "day_too_long": _("More than 24 hours would stand on %(day)s, over all contracts together. Enter fewer."),
    "other_person": _("This line pays the hours of %(person)s alone."),
    "week_changed": _(
        "Somebody wrote into this week while you did. Nothing was saved. Open the week again and enter what is missing."
    ),
    "timer_runs": _("Your timer runs already. Stop or discard it before you start another."),
    "timer_too_long": _(
        "The timer ran for more than 24 hours. Discard it, and enter by hand what you have really worked."
    ),
}
