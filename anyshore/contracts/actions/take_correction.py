"""Take over what the supplier of an adopted contract says its facts are."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_adopted_facts import write_adopted_facts
from anyshore.contracts.events import CorrectionTaken
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries.adopted import locked_adopted
from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def take_correction(*, actor: Actor, adopted_id: UUID, at: datetime) -> AdoptedContract:
    """The facts are those that the supplier said, and the clock is that of these facts.

    Whoever may commit the organisation that keeps the contract. Refused: others (Forbidden, NotFound), where there is
    nothing to take over (NotFound) or notice was given (NotAllowed), facts that are over meanwhile (Invalid).
    """
    found = locked_adopted(actor, adopted_id)
    if not may_keep(actor, found.organisation_id):
        raise Forbidden()
    if found.correction is None:
        raise NotFound()
    said = AdoptedFacts.from_json(found.correction)
    changed = write_adopted_facts(actor=actor, found=found, said=said, confirmed=True, at=at)
    tell(CorrectionTaken(adopted_id=found.id, changed=changed, at=at), actor=actor)
    return found
