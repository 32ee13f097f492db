"""Correct the facts of an adopted contract."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_adopted_facts import write_adopted_facts
from anyshore.contracts.events import AdoptedCorrected
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries.adopted import facts_of, locked_adopted
from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def correct_adopted(
    *, actor: Actor, adopted_id: UUID, seen: str, facts: AdoptedFacts, at: datetime
) -> AdoptedContract:
    """The facts are these, and the clock is that of these facts. ``seen`` is the mark of those that were corrected.
    The supplier that joined is told, and asked whether they are right.

    Whoever may commit the organisation that keeps the contract. Refused: others (Forbidden, NotFound), where somebody
    changed the facts meanwhile (Stale), facts that no running contract has (Invalid), once notice was given or it is
    over (NotAllowed).
    """
    found = locked_adopted(actor, adopted_id)
    if not may_keep(actor, found.organisation_id):
        raise Forbidden()
    if facts_of(found).mark != seen:
        raise Stale()
    changed = write_adopted_facts(actor=actor, found=found, said=facts, confirmed=False, at=at)
    tell(AdoptedCorrected(adopted_id=found.id, changed=changed, at=at), actor=actor)
    return found
