"""Join an adopted contract as its supplier, and say whether its facts are right."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from anyshore.contracts.events import AdoptedAnswered
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.adopted import adopted_by_link, facts_of
from anyshore.contracts.rules.adopted import AdoptedFacts, checked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class OwnContract(Invalid):
    """The organisation that keeps a contract is not its supplier too."""

    code = "own_contract"


@action
def answer_adopted(*, actor: Actor, token: str, facts: AdoptedFacts, at: datetime) -> AdoptedContract:
    """The actor's organisation is the supplier of this contract and sees it from now on; it confirmed the facts, or
    those that differ wait as a correction for the client to take over.

    Whoever may commit their organisation and has the link. The supplier may answer again. Refused: others
    (Forbidden), a link that is none, or whose contract another organisation joined (NotFound), the client itself
    (OwnContract), facts that no running contract has (Invalid).
    """
    found = adopted_by_link(actor, token, lock=True)
    if actor.organisation_id is None or not may_offer(actor):
        raise Forbidden()
    if actor.organisation_id == found.organisation_id:
        raise OwnContract()
    today = at.astimezone(ZoneInfo(calendar(found.organisation_id).zone)).date()
    said, known = checked(facts, today), facts_of(found)
    changed = known.changes(said)
    found.supplier_id = actor.organisation_id
    found.correction = said.to_json() if changed else None
    found.confirmed_at = None if changed else at
    found.save(update_fields=["supplier", "correction", "confirmed_at"])
    tell(AdoptedAnswered(adopted_id=found.id, changed=changed, at=at), actor=actor)
    return found
