"""Where a comment points, in words and in an address: ``412,233``, ``1:23``, ``4``."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from anyshore.delivery.rules.comments import Place, PlaceKind

CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})|(\d{1,6})", re.ASCII)


def place_words(place: Place) -> str:
    """Where it is; nothing for the whole."""
    given = {
        "n": place.n,
        "time": clock_text(place.n),
        "path": place.path,
        "x": round(place.x / 10),
        "y": round(place.y / 10),
    }
    words = {
        PlaceKind.WHOLE: "",
        PlaceKind.PIN: _("%(x)s %% from the left, %(y)s %% from the top"),
        PlaceKind.TIME: _("at %(time)s"),
        PlaceKind.PARAGRAPH: _("paragraph %(n)s"),
        PlaceKind.SEGMENT: _("segment %(n)s"),
        PlaceKind.LINE: _("line %(n)s of %(path)s") if place.path else _("line %(n)s"),
    }[place.kind]
    return words % given if words else ""


def clock_text(seconds: int) -> str:
    """A second of a film as its player shows it: ``1:23``, ``1:02:03``."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def clock_seconds(text: str) -> int | None:
    """The second that somebody wrote as ``mm:ss``, ``h:mm:ss`` or seconds; None for anything else."""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    if found[4]:
        return int(found[4])
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    return None if seconds > 59 or (found[1] and minutes > 59) else hours * 3600 + minutes * 60 + seconds


def anchor(place: Place) -> str:
    """The id of the place on its page."""
    return f"at-{place.n}"
