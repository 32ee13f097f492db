"""Forms of renewals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.web.contracts.clause_fields import Hundredths
from anyshore.web.contracts.forms import ASKED, Asking
from anyshore.web.forms import Day, Form, Hidden, LongText, Text

HIGHEST_INDEX = 10_000_000
LAST_DAY, AGAIN = _("New last day"), _("As long again as it was agreed for, unless you choose another day.")
WORDS, HINT = _("What you want to say with it"), _("Both sides read it.")


class Words(Form):
    """What to say with it."""

    words = LongText(WORDS, required=False, max_length=2_000, rows=3, hint=HINT)


class Refuse(Words):
    """No to what comes after the very term that was read."""

    term_on = Hidden(Day())


class Sign(Form):
    """The very version that was read."""

    version_hash = Hidden(Text(max_length=64))


class Offer(Form):
    """A new last day."""

    ends_on = Day(LAST_DAY, hint=AGAIN)
    words = LongText(WORDS, required=False, max_length=2_000, rows=3, hint=HINT)
    asked = Asking.fields[ASKED]


class IndexedOffer(Form):
    """The same where prices follow an index."""

    ends_on = Day(LAST_DAY, hint=AGAIN)
    index_now = Hundredths(
        _("Index now"),
        required=False,
        low=1,
        high=HIGHEST_INDEX,
        hint=_("Prices of hours and months follow it by the clause, from the signature on. Leave empty to keep them."),
    )
    words = LongText(WORDS, required=False, max_length=2_000, rows=3, hint=HINT)
    asked = Asking.fields[ASKED]
