"""Forms of reviews. The review itself stands on the contract's page too (``web.contracts.review_form``)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.web.forms import Form, LongText


class Reply(Form):
    """An answer to a review, once."""

    text = LongText(
        _("Your reply"),
        max_length=5_000,
        rows=4,
        hint=_("It stands under the review for everybody, once and unchanged."),
    )
