"""Whether the client's own people must agree to a decision, and whether they have."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.approvals.queries import Needed, approval_needed, standing_of
from anyshore.approvals.queries.needed import Standing
from anyshore.approvals.rules import Kind, fingerprint
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.plumbing.deadlines import Subject


@dataclass(frozen=True, slots=True)
class DecisionApproval:
    """The rule that holds for a decision, if any, and what became of the question about this option and these
    inputs."""

    subject: Subject
    amount: Money
    fingerprint: str
    needed: Needed | None
    standing: Standing | None

    @property
    def missing(self) -> bool:
        """Whether the decision cannot be taken yet."""
        return self.needed is not None and not (self.standing and self.standing.holds)


def decision_approval(
    actor: Actor, *, assessment_id: UUID, inputs_hash: str, option_id: UUID, amount: Money
) -> DecisionApproval:
    """What the client's rules say about deciding for this option, which is expected to cost ``amount`` in all."""
    subject = ("assessment", assessment_id)
    content = fingerprint({"inputs": inputs_hash, "option": str(option_id)})
    needed = approval_needed(actor.acting_organisation, Kind.DECISION, amount, asked_by_id=actor.person_id)
    standing = standing_of(actor.acting_organisation, Kind.DECISION, subject, content) if needed else None
    return DecisionApproval(subject, amount, content, needed, standing)
