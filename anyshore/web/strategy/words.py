"""Words of deciding."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "activity": {
        "live": (_("In the inventory"), "active", "circle-dot"),
        "archived": (_("Archived"), "", "archive"),
    },
    "assessment": {
        "draft": (_("Draft"), "", "pencil"),
        "compared": (_("Compared"), "active", "scale"),
        "put_up": (_("Ready for a decision"), "wait", "hourglass"),
        "decided": (_("Decided"), "good", "check"),
        "kept": (_("Kept in house"), "good", "check"),
        "superseded": (_("Superseded"), "", "circle-slash"),
        "discarded": (_("Put away"), "", "circle-x"),
    },
}

REFUSALS = {
    "activity_without_cost": _("The inventory does not say what this activity costs. Write its cost first."),
    "as_now_stays": _("In house, as now stays: everything else is compared with it."),
    "decision_other_way": _("By this option the work would not go where you decide it goes. Choose another option."),
    "driver_missing": _("Choose at least one reason why."),
    "estimate_out_of_order": _("Let the three amounts of each line rise: least, likely, most. Look at row %(row)s."),
    "gate_behind": _("This gate was recorded already."),
    "gate_too_early": _("Record the gates in their order: an earlier one is still open."),
    "nothing_to_compare": _("Add at least one other way of doing it."),
    "option_without_price": _("Write a price a year, or at least one line of cost."),
    "weights_locked": _("The weights were set before the figures were known, and are locked. Keep them as they are."),
    "level_too_high": _("Choose a level that is below the one it belongs to."),
    "activity_code_taken": _("Another activity has the code “%(code)s”. Choose another code."),
    "activity_code_malformed": _("Begin the code with a letter or a digit, and use letters, digits, - . and / only."),
    "inventory_full": _("The inventory is full: it holds at most %(limit)s activities. Archive some first."),
}

LEVELS = {
    "department": _("Department"),
    "process": _("Process"),
    "activity": _("Activity"),
    "task": _("Task"),
}
