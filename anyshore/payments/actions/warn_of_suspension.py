"""Give notice that work will stop, because a payment is late."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.ids import new_id
from anyshore.kit.workdays import local_day
from anyshore.payments.events import SuspensionWarned
from anyshore.payments.models import Suspension
from anyshore.payments.policies import may_suspend
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.payments.queries.suspension import open_suspension, overdue
from anyshore.payments.rules.refusals import NotRunning
from anyshore.payments.rules.suspension import AwaitsAnswer, NoSuspension, NothingOverdue, cure_until
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def warn_of_suspension(*, actor: Actor, agreement_id: UUID, words: str = "", at: datetime) -> Suspension:
    """The client has the days of the clause to pay what is late; then work stops by itself or may be stopped, as the
    clause says. Its clock runs.

    The provider's people who bind it. Refused: others (Forbidden), an agreement that does not run (NotRunning) or has
    no such clause (NoSuspension), nothing that is late enough (NothingOverdue), payments that the provider has not
    answered and that cover it (AwaitsAnswer), a notice that stands (NotAllowed).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if actor.person_id is None or not may_suspend(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    there = open_suspension(agreement_id)
    if there is not None:
        raise NotAllowed(kind="suspension", state=str(there.state), verb="warn")
    found = overdue(purse.agreement, at)
    if found is None:
        raise NoSuspension()
    today = local_day(at, found.zone)
    if found.may_warn_on is None or today < found.may_warn_on:
        raise NothingOverdue(on=found.may_warn_on)
    if found.covered:
        raise AwaitsAnswer()
    made = Suspension.objects.create(
        id=new_id(),
        agreement_id=agreement_id,
        amount_minor=found.total.minor,
        due_on=found.sums[0].on,
        words=checked_reason("words", words),
        given_by_id=actor.person_id,
        at=at,
        cure_until=cure_until(found.rule, found.sums[0].on, today, found.zone),
    )
    deadlines.start(
        verb="payments.pass_cure",
        subject=("suspension", made.pk),
        due_at=made.cure_until,
        at=at,
        args={"suspension_id": made.pk},
    )
    told = SuspensionWarned(
        agreement_id=agreement_id,
        suspension_id=made.pk,
        amount_minor=made.amount_minor,
        currency=purse.deal.currency,
        by_itself=found.rule.by_itself,
        cure_until=made.cure_until.isoformat(),
        words=made.words,
        at=at,
    )
    tell(told, actor=actor)
    return made
