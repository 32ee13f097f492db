"""Facts about the months of retainers, and about what is counted and what falls due on fixed days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class _OfMonth(OfAgreement):
    """A fact about one month of a retainer; or, with what a ``line`` is called, about its period from ``month`` to
    ``last_on``, or its day."""

    month: date
    line: str = ""
    last_on: date | None = None


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
    """Money of a month went to the provider: ``amount_minor`` in all, ``fee_minor`` of it to the operator;
    ``due_minor`` of it is still to be paid by the client."""

    amount_minor: int
    fee_minor: int
    due_minor: int


@dataclass(frozen=True, kw_only=True)
class MonthReturned(_OfMonth):
    """What was held for a month and not owed went back to the client."""

    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class CountAwaited(_OfMonth):
    """A period is over: its count is reported until ``report_until``."""

    report_until: datetime


@dataclass(frozen=True, kw_only=True)
class CountReported(_OfMonth):
    """The provider reported ``count``, and ``corrected`` of periods before; no answer by ``review_until`` approves
    it."""

    count: int
    corrected: int
    price_minor: int
    words: str
    review_until: datetime


@dataclass(frozen=True, kw_only=True)
class AmountComes(_OfMonth):
    """An amount falls due at ``review_until``; until then the client may object."""

    amount_minor: int
    review_until: datetime
