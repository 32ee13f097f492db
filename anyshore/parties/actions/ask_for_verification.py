"""Ask the operator to verify one's organisation."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.events import VerificationAsked
from anyshore.parties.models import Organisation
from anyshore.parties.policies import may_manage
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import VerificationState
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def ask_for_verification(*, actor: Actor, at: datetime) -> Organisation:
    """The organisation stands in the operator's queue.

    Its owners may. Refused: others (Forbidden), one that is verified or waits already (NotAllowed).
    """
    organisation = lock_own(actor)
    if not may_manage(actor, organisation):
        raise Forbidden()
    if organisation.verification in (VerificationState.VERIFIED, VerificationState.ASKED):
        raise NotAllowed(kind="verification", state=organisation.verification, verb="ask")
    organisation.verification = VerificationState.ASKED
    organisation.save(update_fields=["verification"])
    tell(VerificationAsked(organisation_id=organisation.id, at=at), actor=actor)
    return organisation
