"""Give a service that the client ran back to the provider."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import ServiceGivenBack
from anyshore.contracts.models import StepIn
from anyshore.contracts.policies import may_step_in
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.step_in import NoStepIn, must_be_run
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def give_service_back(*, actor: Actor, step_in_id: UUID, at: datetime) -> StepIn:
    """The provider runs the service again, and its price is owed from the day after this one where the client sits.

    The client's people who bind it. Refused: others (Forbidden), an agreement that does not run (NoStepIn), a service
    that the client does not run (NotBegun), that went back (ServiceWentBackAlready, NotAllowed).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if not may_step_in(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NoStepIn()
    zone = calendar(agreement.client_id).zone
    must_be_run(found.state, found.last_on, zone, at)
    facts = {"back_on": local_day(at, zone), "giver_id": actor.acting_person, "over_at": at}
    move(found, "give_back", actor=actor, at=at, write=facts)
    deadlines.stop(subject=("step_in", step_in_id), at=at)
    told = ServiceGivenBack(
        agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, back_on=local_day(at, zone), at=at
    )
    tell(told, actor=actor)
    return found
