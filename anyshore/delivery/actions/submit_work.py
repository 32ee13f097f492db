"""Hand in the work on a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import milestone_with_agreement_locked, terms_of
from anyshore.contracts.rules import LIVE
from anyshore.delivery.events import WorkSubmitted
from anyshore.delivery.models import Submission, Work
from anyshore.delivery.policies import may_submit
from anyshore.delivery.queries import next_round, work_on
from anyshore.delivery.rules import NotLive, checked_criterion, checked_links, checked_note
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def submit_work(
    *,
    actor: Actor,
    milestone_id: UUID,
    note: str = "",
    links: Sequence[str] = (),
    checked: Sequence[int] = (),
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Submission:
    """The work is in review, until an instant that is fixed now: so many working days of the client, by the terms.

    ``checked`` are the positions, from 0, of the acceptance criteria that the provider says are met. At that instant
    silence accepts. Those of the provider who work. Refused: others (Forbidden), an agreement that does not run
    (NotLive), work that is in review, accepted or stopped (NotAllowed), a hand-in of nothing, or of what it may not
    hold (Invalid).
    """
    milestone = milestone_with_agreement_locked(actor, milestone_id)
    agreement = milestone.agreement
    if actor.person_id is None or not may_submit(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    work = work_on(milestone)
    said, places = checked_note("note", note), checked_links(links)
    if not (said or places or file_ids):
        raise Invalid(field="note", reason="empty")
    criteria = milestone.criteria.splitlines()
    met = [checked_criterion(criteria, position) for position in sorted(set(checked))]
    review_until = add_working_days(at, terms_of(agreement).review_days, calendar(agreement.client_id))
    move(work, "submit", actor=actor, at=at)
    submission = Submission.objects.create(
        work=work,
        agreement=agreement,
        round=next_round(work),
        author_id=actor.person_id,
        note=said,
        links=places,
        checked=met,
        at=at,
        review_until=review_until,
    )
    files.attach(subject=("submission", submission.id), file_ids=file_ids, actor=actor, at=at)
    deadlines.start(
        verb="exits.accept_by_silence",
        subject=("submission", submission.id),
        due_at=review_until,
        at=at,
        args={"submission_id": submission.id},
    )
    tell(_told(submission, work, at), actor=actor)
    return submission


def _told(submission: Submission, work: Work, at: datetime) -> WorkSubmitted:
    return WorkSubmitted(
        agreement_id=submission.agreement_id,
        milestone_id=work.milestone_id,
        submission_id=submission.id,
        round=submission.round,
        review_until=submission.review_until,
        at=at,
    )
