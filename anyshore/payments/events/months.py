"""Facts about the months of retainers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class _OfMonth(OfAgreement):
    """A fact about one month of a retainer."""

    month: date


@dataclass(frozen=True, kw_only=True)
class MonthFunded(_OfMonth):
    """The price of a month is held (or promised)."""

    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class MonthEnded(_OfMonth):
    """A month is over: no answer by ``review_until`` approves it."""

    price_minor: int
    review_until: datetime


@dataclass(frozen=True, kw_only=True)
class MonthQuestioned(_OfMonth):
    """The client asks about a month: silence does not approve it."""

    words: str


@dataclass(frozen=True, kw_only=True)
class MonthAnswered(_OfMonth):
    """The provider answers; ``off_minor`` comes off the price."""

    words: str
    off_minor: int
    review_until: datetime


@dataclass(frozen=True, kw_only=True)
class MonthPaid(_OfMonth):
    """Money of a month went to the provider: ``amount_minor`` in all, ``fee_minor`` of it to the operator; ``due_minor``
    of it is still to be paid by the client."""

    amount_minor: int
    fee_minor: int
    due_minor: int


@dataclass(frozen=True, kw_only=True)
class MonthReturned(_OfMonth):
    """What was held for a month and not owed went back to the client."""

    amount_minor: int
