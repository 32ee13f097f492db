"""Forms of the sandbox."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.web.forms import Choice, Form

FORWARD = [
    ("0", pgettext_lazy("clock", "Stay")),
    ("1", _("1 hour")),
    ("4", _("4 hours")),
    ("24", _("1 day")),
    ("72", _("3 days")),
    ("168", _("1 week")),
    ("336", _("2 weeks")),
    ("720", _("30 days")),
]
RATES = [
    ("1", _("As in life")),
    ("60", _("A minute a second")),
    ("3600", _("An hour a second")),
]


class MoveClock(Form):
    """How far forward, and how fast from then on."""

    hours = Choice(_("Move forward by"), options=FORWARD, initial="24")
    rate = Choice(_("Then let it run"), options=RATES, initial="1")
