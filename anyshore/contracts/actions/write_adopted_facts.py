"""Write the facts of an adopted contract that runs, and start the clock that they have."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.queries.adopted import columns_of, facts_of, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules.adopted import ADOPTED, AdoptedFacts, AdoptedState, as_of, checked
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def write_adopted_facts(
    *, actor: Actor, found: AdoptedContract, said: AdoptedFacts, confirmed: bool, at: datetime
) -> tuple[str, ...]:
    """The names of the facts that are others now. Terms that went on before are counted. No correction waits any more;
    ``confirmed`` says whether both sides have said these facts.

    For verbs that have locked the contract and permitted the actor. Refused: facts that no running contract has
    (Invalid), a contract whose notice was given or that is over (NotAllowed).
    """
    ADOPTED.after(AdoptedState(found.state), "give_notice")
    zone = calendar(found.organisation_id).zone
    today = at.astimezone(ZoneInfo(zone)).date()
    before, given = facts_of(found), checked(said, today)
    facts = as_of(given, today)
    for name, value in columns_of(facts, AdoptedState.RUNNING, zone).items():
        setattr(found, name, value)
    found.correction, found.confirmed_at, found.signed_until = None, at if confirmed else None, given.ends_on
    found.save(
        update_fields=["facts", "activity", "ends_on", "notice_until", "correction", "confirmed_at", "signed_until"]
    )
    start_clock(found, zone, at)
    write_duties(actor=actor, of=found, plans=elsewhere(found), at=at)
    return before.changes(facts)
