"""What becomes true while an agreement is negotiated."""

from __future__ import annotations

from dataclasses import dataclass

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class SuggestionsMade(AgreementEvent):
    """One side suggested changes of single places."""

    side: str
    numbers: tuple[int, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class _SuggestionAnswered(AgreementEvent):
    """A fact about one suggestion, by ``side``."""

    side: str
    numbers: tuple[int, ...]
    reason: str


class SuggestionAccepted(_SuggestionAnswered):
    """The other side accepted a suggestion: it may come into the next version."""


class SuggestionRefused(_SuggestionAnswered):
    """The other side refused a suggestion."""


class SuggestionReconsidered(_SuggestionAnswered):
    """The side that had answered a suggestion took its answer back: it is open again."""


@dataclass(frozen=True, kw_only=True)
class SuggestionWithdrawn(AgreementEvent):
    """Its own side took a suggestion back."""

    side: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestionsOvertaken(AgreementEvent):
    """What suggestions stood on was changed, or the offer is over."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestionsWritten(AgreementEvent):
    """Accepted suggestions stand in a version."""

    side: str
    numbers: tuple[int, ...]
    version: int


@dataclass(frozen=True, kw_only=True)
class NegotiationTold(AgreementEvent):
    """An hour of suggestions and answers is over: so many of each did each side write."""

    by_client: dict[str, int]
    by_provider: dict[str, int]
