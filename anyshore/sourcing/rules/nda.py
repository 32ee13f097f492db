"""Confidentiality before the brief: what a reader signs, and how far a signature lets them read. Pure."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

from anyshore.kit.errors import Invalid, Refused

NDA_LIMIT, SUMMARY_LIMIT = 20_000, 600


class NdaUnsigned(Refused):
    """The brief is confidential, and the reader's organisation has not signed the text in force."""

    code = "nda_unsigned"
    status = 403


class NdaChanged(Refused):
    """The text was changed meanwhile: ``version`` is in force now, not the one that was read."""

    code = "nda_changed"


class NdaSignedBefore(Refused):
    """The reader's organisation has signed the text in force."""

    code = "nda_signed_before"


class SummaryMissing(Invalid):
    """A confidential request says something that everybody may read."""

    code = "summary_missing"


class Clearance(StrEnum):
    """How far an organisation may read a request."""

    FULL = "full"
    EARLIER = "earlier"
    NONE = "none"


def nda_hash(request_number: int, version: int, text: str) -> str:
    """What stands beside every signature: SHA-256 over the request's number, the version and the whole text."""
    return sha256(f"R-{request_number}\n{version}\n{text}".encode()).hexdigest()


def clearance(version: int, signed: int) -> Clearance:
    """How far who signed version ``signed`` (0: none) reads when ``version`` is in force (0: not confidential)."""
    if version == signed or not version:
        return Clearance.FULL
    return Clearance.EARLIER if signed else Clearance.NONE
