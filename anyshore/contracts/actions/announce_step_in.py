"""Say that the client runs a service itself for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import StepInAnnounced
from anyshore.contracts.models import StepIn
from anyshore.contracts.policies import may_step_in
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.step_ins import must_be_new, must_be_of_month, step_in_rule_of
from anyshore.contracts.rules.content import checked_needed
from anyshore.contracts.rules.step_in import checked_by, checked_dangers, checked_what
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def announce_step_in(
    *,
    actor: Actor,
    agreement_id: UUID,
    dangers: Sequence[str],
    failure: str,
    what: str,
    by: str = "",
    bound: bool = False,
    urgent: bool = False,
    of_month: bool = False,
    at: datetime,
) -> StepIn:
    """The client has said in writing that it runs ``what`` itself, or through ``by``, once the days of the clause are
    over; at once where the danger does not wait. The provider may say something to it, which stops nothing.

    The client's people who bind it. Refused: others (Forbidden), an agreement that does not run or has no such clause
    (NoStepIn), a service for which it is announced or that the client runs (AnnouncedAlready), no danger, no failure
    or no service in words, a month where nothing is paid by the month (Invalid), somebody who is not bound to secrecy
    (SecrecyMissing).
    """
    agreement = locked_agreement(actor, agreement_id)
    if actor.person_id is None or not may_step_in(actor, agreement):
        raise Forbidden()
    rule = step_in_rule_of(agreement)
    service = checked_what(what)
    must_be_new(agreement, service)
    must_be_of_month(agreement, of_month=of_month)
    today = local_day(at, calendar(agreement.client_id).zone)
    made = StepIn.objects.create(
        agreement=agreement,
        dangers=checked_dangers(dangers),
        failure=checked_needed("failure", failure),
        what=service,
        by=checked_by(by, bound=bound),
        bound=bound and bool(by.strip()),
        urgent=urgent,
        of_month=of_month,
        begins_on=today if urgent else rule.begins_on(today),
        most_days=rule.most_days,
        author_id=actor.person_id,
        at=at,
    )
    told = StepInAnnounced(
        agreement_id=agreement_id, step_in_id=made.pk, what=made.what, words=made.failure, by=made.by,
        begins_on=made.begins_on, urgent=urgent, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return made
