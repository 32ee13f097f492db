"""The steps of a defect's history in words. Its states and refusals stand with those of the work."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STEPS = {
    "report": pgettext_lazy("defect", "Reported"),
    "put_right": _("Said to be put right"),
    "keep": _("Still there: the time begins again"),
    "deny": _("Said not to be covered"),
    "maintain": pgettext_lazy("defect", "Maintained"),
    "fail": _("Not put right: the client need not wait any more"),
    "strike": _("Struck off"),
}
"""The steps of the history."""
