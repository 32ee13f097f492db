"""Words of conversations."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PAGES = {
    "package": _("Package"),
    "request": _("Request"),
    "proposal": _("Proposal"),
    "agreement": _("Contract"),
    "team_offer": pgettext_lazy("providers", "Team"),
}
"""What a thread is about, by the kind of its subject."""
