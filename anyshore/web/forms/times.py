"""Fields of time: a day, and an instant in the reader's zone; and the id of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.plumbing import formats
from anyshore.web.forms.field import Field, Mistake, Sent


class Day(Field):
    """A day -> datetime.date."""

    kind = "date"
    missing = gettext_lazy("Choose a day")

    def parsed(self, text: str, form: Sent) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise Mistake(_("Write the day as year-month-day, like 2026-12-18")) from None

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None else [value.isoformat()]


class Instant(Field):
    """A day and time in the reader's zone -> datetime in UTC."""

    kind = "datetime-local"
    missing = gettext_lazy("Choose a day and a time")

    def parsed(self, text: str, form: Sent) -> datetime:
        try:
            wall = datetime.fromisoformat(text)
        except ValueError:
            raise Mistake(_("Write day and time like 2026-12-18T17:00")) from None
        return wall.astimezone(UTC) if wall.tzinfo else formats.as_utc(wall)

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None else [formats.local(value).strftime("%Y-%m-%dT%H:%M")]


class Id(Field):
    """The id of a thing -> UUID."""

    def parsed(self, text: str, form: Sent) -> UUID:
        try:
            return UUID(text)
        except ValueError:
            raise Mistake(_("Open the page again: this form lost what it was about")) from None
