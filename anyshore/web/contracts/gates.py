"""What one's own organisation wants before an award."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from anyshore.contracts.queries.approving import AwardApproval, award_approval
from anyshore.contracts.queries.limits import LimitCheck, limit_check
from anyshore.sourcing.queries.offered import OfferedWork
from anyshore.web.access import actor_of


@dataclass(frozen=True, slots=True)
class Gate:
    """What one's own organisation wants before this award: consent above a sum, and limits kept."""

    approval: AwardApproval
    limits: LimitCheck

    @property
    def asks(self) -> bool:
        """Whether the page's button asks somebody, instead of awarding."""
        return self.approval.missing or self.limits.stops

    @property
    def asked(self) -> AwardApproval | LimitCheck:
        """What is asked about first: the sum, then the limits."""
        return self.approval if self.approval.missing or not self.limits.stops else self.limits

    @property
    def open(self) -> bool:
        """Whether asking would reach somebody: people enough, and not asked already."""
        needed, standing = self.asked.needed, self.asked.standing
        return self.asks and needed is not None and not needed.short_of and not (standing and standing.waits)


def gate_of(request: HttpRequest, offered: OfferedWork, beside: Sequence[OfferedWork] = ()) -> Gate:
    """What must be agreed to before the reader may award this offer, with those ``beside`` it in the same decision."""
    actor = actor_of(request)
    return Gate(award_approval(actor, offered), limit_check(actor, offered, beside))
