"""Forms of the desk."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.comments import LONGEST
from anyshore.web.desk.places import clock_seconds
from anyshore.web.forms import Form, Hidden, Integer, LongText, Text


class Say(Form):
    """A comment on the whole."""

    words = LongText(_("Your comment"), max_length=LONGEST, rows=3)


class SayAt(Say):
    """A comment on the place that was chosen before: a paragraph, a segment, a line."""

    at = Hidden(Integer(required=False, min=1, max=10_000_000))


class SayPin(Say):
    """A comment on a point of a picture, or on the whole of it."""

    x = Integer(_("From the left, in thousandths"), required=False, min=0, max=1000)
    y = Integer(_("From the top, in thousandths"), required=False, min=0, max=1000)

    def check(self, values: dict[str, Any]) -> None:
        """Both or neither."""
        if (values["x"] is None) is not (values["y"] is None):
            self.error("x" if values["x"] is None else "y", _now("Write both, or leave both empty"))


class SayTime(Say):
    """A comment on a second of a film or a sound, or on the whole of it."""

    time = Text(_("At"), required=False, max_length=10, hint=_("Minutes and seconds, such as 1:23"))

    def check(self, values: dict[str, Any]) -> None:
        """A time as its player shows it."""
        if values["time"] and clock_seconds(values["time"]) is None:
            self.error("time", _now("Write minutes and seconds, such as 1:23"))


class Reply(Form):
    """A reply to a comment."""

    words = LongText(_("Your reply"), max_length=LONGEST, rows=3)
