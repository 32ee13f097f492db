"""Time worked, as people write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from anyshore.delivery.rules.imports import minutes_of
from anyshore.web.forms.field import Field, Mistake, Sent


class Hours(Field):
    """Hours of one day -> minutes: ``7:30``, ``7.5`` or ``7,5``."""

    def parsed(self, text: str, form: Sent) -> int:
        try:
            return minutes_of(text)
        except ValueError:
            raise Mistake(_("Write hours like 7:30")) from None

    def shown(self, value: Any) -> Sequence[str]:
        return [] if not value else [f"{value // 60}:{value % 60:02}"]
