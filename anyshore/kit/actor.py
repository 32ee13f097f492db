"""Who acts: a person for an organisation, the operator, the clock, or nobody known."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """The four kinds of actor."""

    PERSON = "person"
    OPERATOR = "operator"
    CLOCK = "clock"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Proof:
    """How a person last showed that they are who they say: ``method`` (parties.rules.ProofMethod), and how many
    ``seconds`` ago by the machine's clock, which a sandbox does not move; from which network ``address`` and with
    which program (``agent``) they act now, as far as the door saw."""

    method: str
    seconds: int
    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the audit trail keeps it: ids only, never rows.

    ``role`` is the person's role in ``organisation_id`` (parties.rules.Role), empty where there is none. ``proof`` is
    what a door asked for because the act needs it (parties.rules.proved): who acts is the same with and without it.
    """

    kind: ActorKind
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    role: str = ""
    proof: Proof | None = field(default=None, compare=False)

    @property
    def scope(self) -> str:
        """Whose idempotency keys these are: one name for each person, and one each for clock and operator."""
        return f"{self.kind}:{self.person_id or ''}:{self.organisation_id or ''}"

    @property
    def acting_person(self) -> UUID:
        """The person's id, in a verb whose policy admits persons only."""
        if self.person_id is None:
            raise TypeError(f"{self.kind} is no person")
        return self.person_id

    @property
    def acting_organisation(self) -> UUID:
        """The organisation's id, in a verb whose policy admits members only."""
        if self.organisation_id is None:
            raise TypeError(f"{self.kind} acts for no organisation")
        return self.organisation_id
