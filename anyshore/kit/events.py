"""Facts in the past tense: what an action tells the rest of the house."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of every event. ``subject`` names the kind of thing it is about; ``<subject>_id`` is a field."""

    subject: ClassVar[str]
    at: datetime

    @property
    def subject_id(self) -> UUID:
        """The id of the thing that the event is about."""
        found = getattr(self, f"{self.subject}_id")
        if not isinstance(found, UUID):
            raise TypeError(f"{type(self).__name__}.{self.subject}_id is not a UUID")
        return found

    @property
    def name(self) -> str:
        """The event's name as stored, such as ``contracts.AgreementSigned``."""
        return f"{type(self).__module__.split('.')[1]}.{type(self).__name__}"

    def facts(self) -> dict[str, object]:
        """The event's own fields, without ``at``, as plain JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self) if field.name != "at"}


def _plain(value: object) -> object:
    if isinstance(value, date):  # an instant, too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
