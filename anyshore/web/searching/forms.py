"""Forms of saved searches."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.sourcing.rules.searches import NAME_LIMIT
from anyshore.web.forms import Choice, Form, Text
from anyshore.web.searching.words import EVERY


class KeptSearch(Form):
    """What a search is called, and how often it looks."""

    name = Text(_("Name"), max_length=NAME_LIMIT)
    every = Choice(
        _("Mail me what is new"),
        options=list(EVERY.items()),
        look="radio",
        initial="day",
        hint=_("Nothing is mailed when nothing is new. Each mail has a link that stops it."),
    )


class Empty(Form):
    """A question with one button."""
