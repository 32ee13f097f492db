"""Take back the notice that was written down on an adopted contract."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import AdoptedNoticeTakenBack
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries.adopted import columns_of, locked_adopted, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules.adopted import ADOPTED, AdoptedFacts, AdoptedState, as_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def take_back_adopted_notice(*, actor: Actor, adopted_id: UUID, at: datetime) -> AdoptedContract:
    """The notice was written down by mistake, or both sides agreed that the contract goes on: it runs again with the
    facts that it had, in the term for which notice can be given now. The supplier that joined is told.

    Whoever may commit the organisation that keeps it. Refused: others (Forbidden, NotFound), a contract without a
    notice or that is over (NotAllowed), whose facts before it are not known (NotFound).
    """
    found = locked_adopted(actor, adopted_id)
    if not may_keep(actor, found.organisation_id):
        raise Forbidden()
    ADOPTED.after(AdoptedState(found.state), "take_back")
    if found.before_notice is None:
        raise NotFound()
    zone = calendar(found.organisation_id).zone
    facts = as_of(AdoptedFacts.from_json(found.before_notice), at.astimezone(ZoneInfo(zone)).date())
    runs = columns_of(facts, AdoptedState.RUNNING, zone)
    none = {"noticed_on": None, "noticed_by": "", "before_notice": None}
    move(found, "take_back", actor=actor, at=at, write=runs | none)
    start_clock(found, zone, at)
    write_duties(actor=actor, of=found, plans=elsewhere(found), at=at)
    ends = facts.ends_on.isoformat() if facts.ends_on else ""
    tell(AdoptedNoticeTakenBack(adopted_id=found.id, ends_on=ends, at=at), actor=actor)
    return found
