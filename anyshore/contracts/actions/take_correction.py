"""Take over what the supplier of an adopted contract says its facts are."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import CorrectionTaken
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries.adopted import columns_of, facts_of, locked_adopted, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules.adopted import ADOPTED, AdoptedFacts, AdoptedState, as_of, checked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import calendar
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
    ADOPTED.after(AdoptedState(found.state), "give_notice")
    zone = calendar(found.organisation_id).zone
    today = at.astimezone(ZoneInfo(zone)).date()
    before = facts_of(found)
    facts = as_of(checked(AdoptedFacts.from_json(found.correction), today), today)
    for name, value in columns_of(facts, AdoptedState.RUNNING, zone).items():
        setattr(found, name, value)
    found.correction, found.confirmed_at = None, at
    found.save(update_fields=["facts", "activity", "ends_on", "notice_until", "correction", "confirmed_at"])
    start_clock(found, zone, at)
    write_duties(actor=actor, of=found, plans=elsewhere(found), at=at)
    tell(CorrectionTaken(adopted_id=found.id, changed=before.changes(facts), at=at), actor=actor)
    return found
