"""Forms of the operator."""

from django.utils.translation import gettext_lazy as _

from anyshore.web.forms import Choice, Form, LongText

OUTCOMES = [
    ("verified", _("Verified"), _("their pages say so")),
    ("refused", _("Not verified"), _("they may ask again")),
]


class Verify(Form):
    """What was checked, and what came of it."""

    outcome = Choice(_("Outcome"), options=OUTCOMES, look="radio")
    evidence = LongText(
        _("Evidence"),
        max_length=2000,
        rows=3,
        hint=_("Which register or document, with its date. The organisation reads it."),
    )
