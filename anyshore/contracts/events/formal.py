"""What becomes true about formal notices."""

from __future__ import annotations

from dataclasses import dataclass

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class _OfFormalNotice(AgreementEvent):
    """A fact about one formal notice of an agreement: its ``number``, its ``kind`` (rules.formal.Kind) and which
    ``side`` gave it."""

    number: int
    kind: str
    side: str


@dataclass(frozen=True, kw_only=True)
class FormalNoticeGiven(_OfFormalNotice):
    """It was given; ``words`` are its own, ``person`` who leaves and ``successor`` who follows, where it says so."""

    words: str
    person: str
    successor: str


@dataclass(frozen=True, kw_only=True)
class FormalNoticeReceived(_OfFormalNotice):
    """The other side confirmed that it came."""

    words: str


@dataclass(frozen=True, kw_only=True)
class FormalNoticeWithdrawn(_OfFormalNotice):
    """Who gave it holds to it no more."""

    words: str


@dataclass(frozen=True, kw_only=True)
class SuccessorRefused(_OfFormalNotice):
    """The client refused who was to follow (``successor``), with a reason."""

    words: str
    successor: str
