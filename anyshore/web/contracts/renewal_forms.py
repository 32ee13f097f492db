"""Forms of renewals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.web.contracts.clause_fields import Hundredths
from anyshore.web.forms import Day, Form, Hidden, LongText, Text

HIGHEST_INDEX = 10_000_000


class Words(Form):
    """What to say with it."""

    words = LongText(
        _("What you want to say with it"), required=False, max_length=2_000, rows=3, hint=_("Both sides read it.")
    )


class Refuse(Words):
    """No to what comes after the very term that was read."""

    term_on = Hidden(Day())


class Sign(Form):
    """The very version that was read."""

    version_hash = Hidden(Text(max_length=64))


class Offer(Words):
    """A new last day."""

    ends_on = Day(_("New last day"))


class IndexedOffer(Offer):
    """The same where prices follow an index."""

    index_now = Hundredths(
        _("Index now"),
        required=False,
        low=1,
        high=HIGHEST_INDEX,
        hint=_("Prices of hours and months follow it by the clause, from the signature on. Leave empty to keep them."),
    )
