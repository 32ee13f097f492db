"""Words of deciding."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "activity": {
        "live": (_("In the inventory"), "active", "circle-dot"),
        "archived": (_("Archived"), "", "archive"),
    },
}

REFUSALS = {
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
