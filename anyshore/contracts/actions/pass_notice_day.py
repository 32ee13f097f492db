"""Let an adopted contract go on when the last day to give notice has passed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import AdoptedWentOn
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_run_adopted
from anyshore.contracts.queries.adopted import columns_of, facts_of, locked_adopted, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules.adopted import ADOPTED, AdoptedState, renewed
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def pass_notice_day(*, actor: Actor, adopted_id: UUID, at: datetime) -> AdoptedContract:
    """Nobody gave notice in time: the contract goes on for one more term, whose own day to give notice is the next
    clock. The clock alone. Refused: others (Forbidden), a contract whose notice was given or that is over
    (NotAllowed).
    """
    if not may_run_adopted(actor):
        raise Forbidden()
    found = locked_adopted(actor, adopted_id)
    ADOPTED.after(AdoptedState(found.state), "give_notice")
    zone = calendar(found.organisation_id).zone
    facts = renewed(facts_of(found))
    for name, value in columns_of(facts, AdoptedState.RUNNING, zone).items():
        setattr(found, name, value)
    found.save(update_fields=["facts", "activity", "ends_on", "notice_until"])
    start_clock(found, zone, at)
    write_duties(actor=actor, of=found, plans=elsewhere(found), at=at)
    tell(AdoptedWentOn(adopted_id=found.id, ends_on=str(facts.ends_on), at=at), actor=actor)
    return found
