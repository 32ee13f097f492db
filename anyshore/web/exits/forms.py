"""Forms of the ways out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.web.contracts.effects import LookedAt, Moving
from anyshore.web.forms import Amount, Form, LongText


class Sure(Form):
    """A question with one button."""


class Reason(Form):
    """Why, for both sides to read."""

    reason = LongText(_("Why?"), max_length=2_000, rows=3, hint=_("Both sides read it."))


class ReasonToMove(Moving):
    """Why, under the money that moves by it."""

    reason = Reason.fields["reason"]


class Declined(Form):
    """Why not, if one likes to say."""

    reason = LongText(_("Why not?"), required=False, max_length=2_000, rows=3, hint=_("The other side reads it."))


class Divide(Form):
    """So much back to the client, the rest to the provider."""

    to_client = Amount(_("Back to the client"), min_minor=0, hint=_("0 or more; the rest goes to the provider"))
    reason = LongText(_("Why?"), max_length=2_000, rows=3, hint=_("The other side decides by it."))


class Rule(LookedAt):
    """The operator's division, with reasons."""

    to_client = Amount(_("Back to the client"), min_minor=0, hint=_("0 or more; the rest goes to the provider"))
    reasons = LongText(
        _("Reasons"),
        max_length=20_000,
        rows=8,
        hint=_("Both sides read them. Name what was agreed, what was done, and why it weighs so."),
    )
