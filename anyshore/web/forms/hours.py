"""Time worked, as people write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from anyshore.web.forms.field import Field, Mistake, Sent

CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)
PARTS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?", re.ASCII)


class Hours(Field):
    """Hours of one day -> minutes: ``7:30``, ``7.5`` or ``7,5``."""

    def parsed(self, text: str, form: Sent) -> int:
        clock, parts = CLOCK.fullmatch(text), PARTS.fullmatch(text)
        if clock:
            return int(clock[1]) * 60 + int(clock[2])
        if parts is None:
            raise Mistake(_("Write hours like 7:30"))
        hundredths = int((parts[2] or "0").ljust(2, "0")) * 60
        if hundredths % 100:
            raise Mistake(_("Write hours like 7:30"))
        return int(parts[1]) * 60 + hundredths // 100

    def shown(self, value: Any) -> Sequence[str]:
        return [] if not value else [f"{value // 60}:{value % 60:02}"]
