"""Whether the client's own people must agree before a proposal is awarded, and whether they have."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from anyshore.approvals.queries import Needed, approval_needed, standing_of
from anyshore.approvals.queries.needed import Standing
from anyshore.approvals.rules import Kind, fingerprint
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.plumbing.deadlines import Subject
from anyshore.sourcing.queries.offered import OfferedWork

MOVES_ALONE = ("sent_at", "expires_at")
"""What may move without another approval: the same offer that stands for longer."""


@dataclass(frozen=True, slots=True)
class AwardApproval:
    """The rule that holds for an award, if any, and what became of the question about this very offer."""

    subject: Subject
    amount: Money
    fingerprint: str
    needed: Needed | None
    standing: Standing | None

    @property
    def missing(self) -> bool:
        """Whether the award cannot be made yet."""
        return self.needed is not None and not (self.standing and self.standing.holds)


def award_approval(actor: Actor, offered: OfferedWork) -> AwardApproval:
    """What the client's rules say about awarding this offer; the one who would ask is the actor."""
    subject = ("proposal", offered.proposal_id)
    amount = Money(offered.price_minor, offered.currency)
    content = fingerprint({name: value for name, value in asdict(offered).items() if name not in MOVES_ALONE})
    needed = approval_needed(offered.client_id, Kind.AWARD, amount, asked_by_id=actor.person_id)
    standing = standing_of(offered.client_id, Kind.AWARD, subject, content) if needed else None
    return AwardApproval(subject, amount, content, needed, standing)


def award_path(number: int) -> str:
    """Where those who are asked read the offer: the page of the award itself is for those who may award."""
    return f"/proposals/{number}/"
