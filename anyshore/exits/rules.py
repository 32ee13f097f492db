"""The lifecycles of notices and refund offers, the ways to end, and what silence ends. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from anyshore.kit.consequences import Consequence
from anyshore.kit.lifecycle import Lifecycle

REFUND_ANSWER_DAYS = 5
"""The other side answers an offer to divide held money within so many of its working days; silence declines."""


class EndKind(StrEnum):
    """How an agreement ended."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NOTICE = "notice"
    EXPIRED = "expired"
    CONSENT = "consent"
    RULING = "ruling"


END_VERBS = {
    EndKind.COMPLETED: "complete",
    EndKind.CANCELLED: "cancel",
    EndKind.NOTICE: "end",
    EndKind.EXPIRED: "end",
    EndKind.CONSENT: "end",
    EndKind.RULING: "end",
}
"""The agreement's own move for each way to end."""


class NoticeState(StrEnum):
    """Where a notice stands."""

    RUNNING = "running"
    WITHDRAWN = "withdrawn"
    EFFECTIVE = "effective"
    OVERTAKEN = "overtaken"
    """The agreement ended in another way first."""


NOTICE = Lifecycle(
    "notice",
    {
        (NoticeState.RUNNING, "withdraw"): NoticeState.WITHDRAWN,
        (NoticeState.RUNNING, "take_effect"): NoticeState.EFFECTIVE,
        (NoticeState.RUNNING, "overtake"): NoticeState.OVERTAKEN,
    },
)


class RefundState(StrEnum):
    """Where an offer to divide one milestone's held money stands. Silence declines."""

    OFFERED = "offered"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


REFUND = Lifecycle(
    "refund_offer",
    {
        (RefundState.OFFERED, "agree"): RefundState.AGREED,
        (RefundState.OFFERED, "decline"): RefundState.DECLINED,
        (RefundState.OFFERED, "withdraw"): RefundState.WITHDRAWN,
        (RefundState.OFFERED, "lapse"): RefundState.LAPSED,
    },
)


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An offer to divide held money, as silence sees it. ``side`` is the side that offered."""

    side: str
    title: str
    answer_until: datetime


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """The ends that an agreement is heading for: a notice's, or its own last day's. ``side`` gave the notice."""

    notice_ends_at: datetime | None = None
    notice_side: str = ""
    expires_at: datetime | None = None

    @property
    def at(self) -> datetime | None:
        """The instant of the end that stands: the first of them; None where there is none."""
        return min((one for one in (self.notice_ends_at, self.expires_at) if one), default=None)


def silence(end: OpenEnd, offers: tuple[OpenOffer, ...] = ()) -> list[Consequence]:
    """A notice that nobody withdraws ends the agreement, so does its last day; an offer unanswered is declined.

    At either end work in review stays in review to its own instant; what was not submitted goes back to the client.
    """
    told = [
        Consequence(
            at=offer.answer_until,
            code="exits.refund_declined",
            side="provider" if offer.side == "client" else "client",
            params={"title": offer.title},
        )
        for offer in offers
    ]
    if end.notice_ends_at is not None:
        told.append(Consequence(at=end.notice_ends_at, code="exits.ended_by_notice", side=end.notice_side))
    if end.expires_at is not None:
        told.append(Consequence(at=end.expires_at, code="exits.expired"))
    return sorted(told, key=lambda one: one.at)
