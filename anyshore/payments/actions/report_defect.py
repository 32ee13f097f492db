"""Report a defect in accepted work, of whose price money is kept back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.money import Money
from anyshore.payments.events import DefectReported
from anyshore.payments.policies import may_report_defect
from anyshore.payments.queries.retention import kept_of_milestone
from anyshore.payments.rules.refusals import AmountNotPositive, ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Retention


class DayOver(Refused):
    """The day was over at ``since``: what was kept back is the provider's."""

    code = "kept_day_over"


class MoreThanKept(Refused):
    """Less than that is kept back: ``kept`` is."""

    code = "more_than_kept"


@action
def report_defect(
    *, actor: Actor, milestone_id: UUID, claim: Money, words: str, listed: int = 0, at: datetime
) -> Retention:
    """What is kept back stays back until the client releases it, the provider agrees to give ``claim`` of it back, or
    the operator rules. A further report puts another claim in the place of the one before. ``listed`` is the number
    under which list_defect has just entered it in the list of defects.

    The client's people who bind it, with words, before the day on which it is paid; a further report later too.
    Refused: a day that is over, no words, a claim that is not positive, of another currency or more than is kept, what
    was settled.
    """
    kept, purse = kept_of_milestone(actor, milestone_id)
    deal = purse.deal
    if not may_report_defect(actor, deal):
        raise Forbidden()
    if not words.strip():
        raise ReasonMissing(field="words")
    if claim.currency != deal.currency or not claim.is_positive:
        raise AmountNotPositive(field="claim", currency=deal.currency)
    if claim.minor > kept.kept_minor:
        raise MoreThanKept(kept=deal.money(kept.kept_minor))
    if kept.reported_at is None and at >= kept.pays_at:
        raise DayOver(since=kept.pays_at)
    facts = {"defect": words.strip(), "claim_minor": claim.minor, "reported_at": kept.reported_at or at}
    move(kept, "report", actor=actor, at=at, why=words.strip(), write=facts)
    deadlines.stop(subject=("retention", kept.pk), at=at)
    tell(
        DefectReported(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            amount_minor=claim.minor,
            words=words.strip(),
            currency=deal.currency,
            listed=listed,
            at=at,
        ),
        actor=actor,
    )
    return kept
