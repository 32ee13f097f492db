"""Start the clock of an agreement's next renewal by itself."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.renewals import GoesOn, goes_on
from anyshore.contracts.rules.renewal import REMIND
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def start_renewal(*, actor: Actor, agreement: Agreement, at: datetime) -> GoesOn | None:
    """The clock runs to the instant until which a side can say no, with reminders to both; None, and no clock, where
    the agreement does not go on by itself, or that instant is over already.

    Inner: its signature, its renewals. For verbs that have locked the agreement and permitted the actor. Refused:
    nothing.
    """
    subject = ("agreement", agreement.pk)
    deadlines.stop(subject=subject, verb="payments.renew_agreement", at=at)
    found = goes_on(agreement)
    if found is None or found.refused_until <= at:
        return None
    deadlines.start(
        verb="payments.renew_agreement",
        subject=subject,
        due_at=found.refused_until,
        at=at,
        args={"agreement_id": agreement.pk},
        remind=REMIND,
    )
    return found
