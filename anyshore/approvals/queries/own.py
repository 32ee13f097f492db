"""What was signed and waits for one's own people: under which rule, and for whom it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.approvals.queries.needed import Needed, Standing, standing_of
from anyshore.approvals.rules import Kind
from anyshore.kit.actor import Actor, ActorKind
from anyshore.parties.queries import memberships_of
from anyshore.plumbing.deadlines import Subject


@dataclass(frozen=True, slots=True)
class OwnApproval:
    """The rule under which an organisation's own people must agree, if any, and what became of the question."""

    needed: Needed | None
    standing: Standing | None

    @property
    def missing(self) -> bool:
        """Whether it cannot go out yet."""
        return self.needed is not None and not (self.standing and self.standing.holds)


def own_approval(needed: Needed | None, organisation_id: UUID, subject: Subject, signed: str) -> OwnApproval:
    """What became of the question whether what was ``signed`` (its hash) may go out; nobody asked where none is
    needed."""
    return OwnApproval(needed, standing_of(organisation_id, Kind.CONTRACT, subject, signed) if needed else None)


def acting_for(person_id: UUID, organisation_id: UUID) -> Actor:
    """A person who signed, acting for the organisation with the role they have there now; none if they left."""
    own = memberships_of(person_id)
    role = next((one.role for one in own if one.organisation_id == organisation_id), "")
    return Actor(ActorKind.PERSON, person_id, organisation_id, role)
