"""End a suspension, however it came to its end."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.go_on import go_on
from anyshore.contracts.queries.majeure import still_freed
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.delivery.actions.shift_cures import shift_cures
from anyshore.delivery.actions.shift_periods import shift_periods
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.payments.actions.resume_due import resume_due
from anyshore.payments.events import SuspensionOver
from anyshore.payments.models import Suspension
from anyshore.payments.queries.suspension import open_milestones, rule_for
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def end_suspension(*, actor: Actor, suspension: Suspension, verb: str, at: datetime) -> Suspension:
    """It is over by ``verb`` (pay, lift, overtake). Where work stood still it goes on: what was still to come is due
    as much later as it stood still; not while an event of force majeure keeps the provider from it.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a suspension that is
    over (NotAllowed).
    """
    agreement = suspension.agreement
    move(suspension, verb, actor=actor, at=at, write={"over_at": at})
    deadlines.stop(subject=("suspension", suspension.pk), at=at)
    still = None if still_freed(agreement.pk) else open_standstill(agreement.pk)
    if still is not None:
        go_on(actor=actor, agreement=agreement, milestone_ids=open_milestones(agreement.pk), at=at)
        shift_periods(actor=actor, agreement=agreement, since=still.since, at=at)
        shift_cures(actor=actor, agreement=agreement, since=still.since, at=at)
        resume_due(actor=actor, agreement_id=agreement.pk, at=at)
    resumes = rule_for(agreement).resumes_by(at, calendar(agreement.provider_id)) if still else None
    told = SuspensionOver(
        agreement_id=agreement.pk,
        suspension_id=suspension.pk,
        amount_minor=suspension.amount_minor,
        currency=agreement.currency,
        how=str(suspension.state),
        stood=still is not None,
        resumes_by=resumes.isoformat() if resumes else "",
        at=at,
    )
    tell(told, actor=actor)
    return suspension
