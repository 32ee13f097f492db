"""The form of a review, which stands on the contract's page and on one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.web.forms import Choice, Form, Integer, LongText
from anyshore.web.forms.field import Sent

STEPS = [
    ("100", _("100, excellent")),
    ("80", _("80, good")),
    ("60", _("60, fair")),
    ("40", _("40, poor")),
    ("20", _("20, bad")),
]


class Step(Choice):
    """One of the steps; the exact number may stand instead, so that the form asks for one of the two."""

    def take(self, posted: Sequence[str], form: Sent) -> Any:
        return super().take(posted, form) if posted and posted[0] else self.empty()


class WriteReview(Form):
    """One score from 0 to 100, as a step or as a number of one's own, and words if one likes."""

    step = Step(_("Your score"), options=STEPS, look="radio")
    exact = Integer(_("An exact score instead, from 0 to 100"), min=0, max=100, required=False)
    words = LongText(_("In words"), required=False, max_length=5_000, rows=3)

    def check(self, values: dict[str, Any]) -> None:
        """One of the two ways to give the score is needed; the exact number wins."""
        if not values["step"] and values["exact"] is None:
            self.error("step", _now("Choose a score"))

    @property
    def score(self) -> int:
        """The score that was given."""
        exact = self.values["exact"]
        return int(self.values["step"]) if exact is None else int(exact)
