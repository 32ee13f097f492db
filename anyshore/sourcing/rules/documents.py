"""Documents of suppliers: what a client may ask for, and how one that was shared stands on a day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from anyshore.kit.errors import Invalid, Refused

NAME_LIMIT, REASON_LIMIT, MOST_ASKED = 120, 1_000, 10
SOON: Final = timedelta(days=30)
REMINDERS: Final = (SOON, timedelta(days=7))
"""How long before its end the owner of a document is reminded, besides half time."""


class DocumentKind(StrEnum):
    """The library of what clients ask for; what it lacks is ``other``, by name."""

    REGISTRATION = "registration"
    LIABILITY = "liability"
    CERTIFICATE = "certificate"
    TAX = "tax"
    BANK = "bank"
    REFERENCE = "reference"
    OTHER = "other"


class Verdict(StrEnum):
    """What the client says of a document that was shared."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Shown(StrEnum):
    """How a document that was asked for stands."""

    MISSING = "missing"
    EXPIRED = "expired"
    REFUSED = "refused"
    SOON = "soon"
    SHARED = "shared"
    ACCEPTED = "accepted"


class FileMissing(Invalid):
    """A document is a file: none was given."""

    code = "file_missing"


class NotThisKind(Refused):
    """The document is of another kind than the one asked for."""

    code = "not_this_kind"


class DocumentExpired(Refused):
    """The document was valid until ``valid_until``."""

    code = "document_expired"


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """A document that every proposal should come with; ``words`` say which, where the kind does not."""

    kind: str
    words: str = ""


def shown(verdict: str | None, valid_until: date | None, on: date) -> Shown:
    """How a shared document (``verdict`` is None where none was shared) stands on a day."""
    if verdict is None:
        return Shown.MISSING
    if valid_until is not None and valid_until < on:
        return Shown.EXPIRED
    if verdict == Verdict.REFUSED:
        return Shown.REFUSED
    if valid_until is not None and valid_until - on <= SOON:
        return Shown.SOON
    return Shown.ACCEPTED if verdict == Verdict.ACCEPTED else Shown.SHARED


def ends_at(valid_until: date, at: datetime) -> datetime:
    """The instant at which a document has expired: when its last day is over everywhere on earth."""
    midnight = at.replace(year=valid_until.year, month=valid_until.month, day=valid_until.day, hour=12, minute=0)
    return midnight.replace(second=0, microsecond=0) + timedelta(days=1)
