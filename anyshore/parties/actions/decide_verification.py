"""Verify an organisation, or refuse to, with evidence."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.parties.events import VerificationDecided
from anyshore.parties.models import Organisation, Verification
from anyshore.parties.policies import may_verify
from anyshore.parties.rules import ORGANISATION, VerificationState
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch
from anyshore.plumbing.state import lock_root

OUTCOMES = (VerificationState.VERIFIED, VerificationState.REFUSED, VerificationState.UNVERIFIED)


@action
def decide_verification(
    *, actor: Actor, organisation_id: UUID, outcome: str, evidence: str, at: datetime
) -> Verification:
    """The organisation is verified, refused, or no longer verified, and the evidence is on record.

    The operator may. Refused: everybody else (NotFound), an unknown outcome or no evidence (Invalid).
    """
    if not may_verify(actor):
        raise NotFound()
    organisation = lock_root(Organisation.objects.visible_to(actor), organisation_id)
    if outcome not in OUTCOMES:
        raise Invalid(field="outcome", reason="unknown")
    if not evidence.strip():
        raise Invalid(field="evidence", reason="empty")
    organisation.verification = outcome
    organisation.save(update_fields=["verification"])
    decided = Verification.objects.create(
        organisation=organisation, outcome=outcome, evidence=evidence.strip(), decided_by_id=actor.person_id, at=at
    )
    touch(ORGANISATION.kind, organisation.id)
    tell(VerificationDecided(organisation_id=organisation.id, outcome=outcome, at=at), actor=actor)
    return decided
