"""Begin to run a service for a while, as the client."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from anyshore.contracts.events import StepInBegun
from anyshore.contracts.models import StepIn
from anyshore.contracts.policies import may_step_in
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.step_in import STEP_IN, NoStepIn, StepInState, back_at, checked_begin
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def begin_step_in(*, actor: Actor, step_in_id: UUID, on: date, at: datetime) -> StepIn:
    """The client runs the service since ``on``, where it sits; for that time its price is not owed. At the end of the
    last day of the clause it goes back by itself.

    The client's people who bind it. Refused: others (Forbidden), an agreement that does not run (NoStepIn), what was
    begun or withdrawn (NotAllowed), before the days of the announcement are over (TooEarlyToBegin), a day before them,
    after today or too long ago (BeginOutOfRange).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if not may_step_in(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NoStepIn()
    STEP_IN.after(StepInState(found.state), "begin")
    zone = calendar(agreement.client_id).zone
    begun_on = checked_begin(on, found.begins_on, local_day(at, zone), found.most_days)
    last_on = begun_on + timedelta(days=found.most_days)
    facts = {"begun_on": begun_on, "begun_at": at, "last_on": last_on}
    move(found, "begin", actor=actor, at=at, write=facts)
    deadlines.start(
        verb="contracts.close_step_in",
        subject=("step_in", step_in_id),
        due_at=back_at(last_on, zone),
        at=at,
        args={"step_in_id": step_in_id},
    )
    told = StepInBegun(
        agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, begun_on=begun_on, last_on=last_on,
        last_at=back_at(last_on, zone), of_month=found.of_month, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
