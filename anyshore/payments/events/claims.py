"""Facts about claims."""

from __future__ import annotations

from dataclasses import dataclass

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class _OfClaim(OfAgreement):
    """A fact about one claim of an agreement: its ``number``, its ``kind`` (rules.claims.ClaimKind), which ``side``
    made it, and the sum that the fact is about: what was claimed, unless it says otherwise."""

    number: int
    kind: str
    side: str
    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class ClaimMade(_OfClaim):
    """A side asks the other for so much."""

    words: str


@dataclass(frozen=True, kw_only=True)
class ClaimOffered(_OfClaim):
    """The other side would accept it for this sum, which is less than the ``claimed_minor``."""

    claimed_minor: int
    words: str


@dataclass(frozen=True, kw_only=True)
class ClaimAccepted(_OfClaim):
    """The other side accepted it in full; ``comes_off``: it comes off the next payment by itself."""

    words: str
    comes_off: bool


@dataclass(frozen=True, kw_only=True)
class LesserSumTaken(_OfClaim):
    """Who claimed takes this sum, less than the ``claimed_minor``; ``comes_off``: it comes off the next payment by
    itself."""

    claimed_minor: int
    comes_off: bool


@dataclass(frozen=True, kw_only=True)
class ClaimObjected(_OfClaim):
    """The other side objected, with reasons."""

    words: str


@dataclass(frozen=True, kw_only=True)
class ClaimMaintained(_OfClaim):
    """Who claimed does not take the lesser sum."""

    words: str


@dataclass(frozen=True, kw_only=True)
class ClaimWithdrawn(_OfClaim):
    """Who claimed asks for it no more, with the reason."""

    words: str


@dataclass(frozen=True, kw_only=True)
class ClaimWaits(_OfClaim):
    """It still waits for the side whose ``turn`` it is."""

    turn: str


@dataclass(frozen=True, kw_only=True)
class ClaimsSettled(OfAgreement):
    """The agreement ended before a payment was left for so much of what was accepted: the provider owes it."""

    amount_minor: int
