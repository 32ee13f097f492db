"""Accept a submission and pay for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries.clauses import clauses_of
from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.kit.actor import Actor
from anyshore.ledger.actions.post import post
from anyshore.ledger.rules import Posting
from anyshore.payments.actions.keep_back import keep_back
from anyshore.payments.actions.release_slice import release_slice
from anyshore.payments.actions.take_reduction import take_reduction
from anyshore.payments.actions.use_credits import use_credits
from anyshore.payments.events import MilestoneFunded
from anyshore.payments.queries.late import late_at_acceptance
from anyshore.payments.queries.purse import Part, Purse, purse_of
from anyshore.payments.queries.retention import pays_at, to_keep
from anyshore.payments.rails import rail
from anyshore.payments.rules import HoldingState
from anyshore.payments.rules.credits import Lowered
from anyshore.payments.rules.deal import Aside
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.delivery.models import Submission


@action
def accept_and_release(*, actor: Actor, submission_id: UUID, ticked: Sequence[int] = (), at: datetime) -> Submission:
    """Accept a submission, with the criteria that the client ``ticked``, and release all that is still held of its
    milestone, less the fee; what comes off the price because it was late, and open service credits, go back to the
    client, and what is kept back for defects of what is left is put by, in the same posting.

    Inner: exits' accept_milestone also ends the agreement where this was its last milestone. Who may accept is
    delivery's to say. Under terms of payment by invoice a milestone that was not funded is funded and released
    at once: its price is then owed. Refused: money on hold, a milestone without money.
    """
    submission = accept_submission(actor=actor, submission_id=submission_id, ticked=ticked, at=at)
    purse = purse_of(submission.agreement)
    part = purse.part(submission.work.milestone_id)
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    covered = _cover(purse, part, actor, at)
    if not part.is_held:
        raise NotFunded(state=str(part.holding.state))
    post(actor=actor, at=at, postings=[*covered, *_pay(purse, part, submission, actor, at)])
    return submission


def _pay(purse: Purse, part: Part, submission: Submission, actor: Actor, at: datetime) -> list[Posting]:
    """What comes off goes back, of what is left of the price the clauses keep back their share, the rest is
    released."""
    clauses = clauses_of(submission.agreement)
    late = late_at_acceptance(purse, part, submission, clauses)
    back = take_reduction(actor=actor, purse=purse, late=late, at=at) if late else []
    late_minor = late.off.minor if late else 0
    credit_minor = use_credits(
        actor=actor,
        purse=purse,
        kind=Lowered.MILESTONE,
        subject_id=part.milestone_id,
        most_minor=part.held_minor - late_minor,
        at=at,
    )
    credited = rail(purse.deal.rail).credit(purse.deal, part.milestone_id, credit_minor)
    off = late_minor + credit_minor
    kept = to_keep(purse, part, off, clauses)
    until = pays_at(purse, clauses, submission.decided_at or at) if kept else at
    aside = Aside(back_minor=off, kept_minor=kept)
    rest = part.held_minor - off - kept
    put_by = keep_back(actor=actor, purse=purse, part=part, amount_minor=kept, pays_at=until, at=at)
    paid = release_slice(actor=actor, purse=purse, part=part, amount_minor=rest, aside=aside, at=at)
    return [*back, *credited, *put_by, *paid]


def _cover(purse: Purse, part: Part, actor: Actor, at: datetime) -> list[Posting]:
    """Fund what is paid by invoice. It could only be submitted unfunded under such terms."""
    if part.holding.state != HoldingState.NOT_FUNDED:
        return []
    deal = purse.deal
    move(part.holding, "fund", actor=actor, at=at, write={"funded_minor": part.amount_minor, "funded_at": at})
    tell(
        MilestoneFunded(
            agreement_id=deal.agreement_id,
            milestone_id=part.milestone_id,
            amount_minor=part.amount_minor,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return rail(deal.rail).fund(deal, part.milestone_id, part.amount_minor)
