"""The work on the agreement page: every milestone with its submissions, files and clock, in four queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.checks import Check, read_checks
from anyshore.contracts.rules.terms import Terms
from anyshore.delivery.models import Comment, Submission, Work
from anyshore.delivery.policies import (
    may_accept,
    may_ask_for_changes,
    may_extend_review,
    may_submit,
    may_withdraw_submission,
)
from anyshore.delivery.queries.checking import CheckRow, results_of
from anyshore.delivery.rules import (
    Review,
    ReviewClock,
    SubmissionState,
    WorkState,
    clock_of,
    next_side,
    review_is_over,
    silence,
)
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One hand-in with its files, what a machine found, and the answer to it with the answer's files."""

    id: UUID
    round: int
    author: str
    note: str
    links: tuple[str, ...]
    checked: tuple[str, ...]
    state: SubmissionState
    at: datetime
    review_until: datetime
    extended_at: datetime | None
    decided_at: datetime | None
    decided_by: str
    decider: str
    answer: str
    defect: str
    files: tuple[AttachedFile, ...]
    answer_files: tuple[AttachedFile, ...]
    checks: tuple[CheckRow, ...] = ()
    despite: str = ""
    comments: int = 0
    open_comments: int = 0
    record: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkRow:
    """The work on one milestone. ``submissions`` are newest first; ``clock`` runs while one is in review;
    ``next_side`` is whose turn it is; ``may`` holds the verbs the reader may do now (``submit``, ``accept``,
    ``ask_for_changes``, ``extend``, ``withdraw``)."""

    id: UUID
    milestone_id: UUID
    position: int
    title: str
    amount: Money
    due_on: date | None
    criteria: tuple[str, ...]
    state: WorkState
    revisions: int
    revisions_allowed: int | None
    accepted_at: datetime | None
    submissions: tuple[SubmissionRow, ...]
    clock: ReviewClock | None
    next_side: Side | None
    may: frozenset[str]
    silence: tuple[Consequence, ...]


def work_page(actor: Actor, agreement_id: UUID, *, at: datetime) -> tuple[WorkRow, ...]:
    """The work of an agreement as the actor sees it at ``at``, in the order of its milestones; empty before it runs.

    NotFound if the agreement is not the actor's to see. Four queries, however many milestones and rounds there are.
    """
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    return work_of(actor, agreement, calendar(agreement.client_id), at=at)


def work_of(actor: Actor, agreement: Agreement, days: Calendar, *, at: datetime) -> tuple[WorkRow, ...]:
    """The same for an agreement that the actor sees, loaded already; ``days`` is the client's calendar."""
    works = list(
        Work.objects.filter(agreement_id=agreement.id).select_related("milestone").order_by("milestone__position")
    )
    checks = {work.id: read_checks(work.milestone.checks) for work in works}
    rounds, terms = _rounds(agreement.id, checks), Terms.from_json(agreement.terms)
    return tuple(_work(actor, agreement, work, rounds[work.id], terms, days, at) for work in works)


def _rounds(
    agreement_id: UUID, checks: Mapping[UUID, tuple[Check, ...]]
) -> dict[UUID, list[tuple[Submission, SubmissionRow]]]:
    """Every work's submissions, newest first, with their files: two queries, and one for the results of ``checks``."""
    rows = list(
        Submission.objects.filter(agreement_id=agreement_id)
        .select_related("author", "decider")
        .annotate(said=_comments(), said_open=_comments(settled_at=None))
        .order_by("-round")
    )
    results = results_of(row.id for row in rows) if any(checks.values()) else {}
    subjects = [(kind, row.id) for row in rows for kind in ("submission", "submission_answer")]
    attached = files.of(*subjects) if subjects else {}
    found: dict[UUID, list[tuple[Submission, SubmissionRow]]] = defaultdict(list)
    for row in rows:
        shown = _submission(row, attached["submission", row.id], attached["submission_answer", row.id])
        said = results.get(row.id, {})
        checked = tuple(CheckRow(one, said.get(place)) for place, one in enumerate(checks[row.work_id]))
        shown = replace(
            shown,
            checks=checked,
            despite=row.despite,
            comments=row.said,  # type: ignore[attr-defined]  # counted by the query
            open_comments=row.said_open,  # type: ignore[attr-defined]  # likewise
            record=tuple(row.record),
        )
        found[row.work_id].append((row, shown))
    return found


def _comments(**which: object) -> Coalesce:
    """How many comments a submission has, without replies."""
    rows = Comment.objects.filter(submission_id=OuterRef("pk"), parent=None, **which).order_by()
    return Coalesce(Subquery(rows.values("submission").annotate(count=Count("pk")).values("count")), 0)


def _submission(row: Submission, own: Sequence[AttachedFile], answers: Sequence[AttachedFile]) -> SubmissionRow:
    return SubmissionRow(
        id=row.id,
        round=row.round,
        author=row.author.name,
        note=row.note,
        links=tuple(row.links),
        checked=tuple(row.checked),
        state=SubmissionState(row.state),
        at=row.at,
        review_until=row.review_until,
        extended_at=row.extended_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        decider=row.decider.name if row.decider else "",
        answer=row.answer,
        defect=row.defect,
        files=tuple(own),
        answer_files=tuple(answers),
    )


def _work(
    actor: Actor,
    agreement: Agreement,
    work: Work,
    rounds: list[tuple[Submission, SubmissionRow]],
    terms: Terms,
    days: Calendar,
    at: datetime,
) -> WorkRow:
    milestone = work.milestone
    amount = Money(milestone.amount_minor, agreement.currency)
    open_one = next((one for one, _ in rounds if one.state == SubmissionState.IN_REVIEW), None)
    review = _review(open_one, work, amount) if open_one else None
    return WorkRow(
        id=work.id,
        milestone_id=milestone.id,
        position=milestone.position,
        title=milestone.title,
        amount=amount,
        due_on=milestone.due_on,
        criteria=tuple(milestone.criteria.splitlines()),
        state=WorkState(work.state),
        revisions=work.revisions,
        revisions_allowed=terms.revisions,
        accepted_at=work.accepted_at,
        submissions=tuple(shown for _, shown in rounds),
        clock=_clock(open_one, review, terms, days, at) if open_one and review else None,
        next_side=next_side(WorkState(work.state)),
        may=_may(actor, agreement, work, open_one, at),
        silence=tuple(silence([review] if review else [])),
    )


def _review(one: Submission, work: Work, amount: Money) -> Review:
    return Review(one.id, work.milestone.title, work.milestone.position, amount, one.review_until, one.paused_at)


def _clock(one: Submission, review: Review, terms: Terms, days: Calendar, at: datetime) -> ReviewClock:
    extended = one.extended_at is not None
    return clock_of(review, started_at=one.at, days=terms.review_days, extended=extended, at=at, calendar=days)


def _may(actor: Actor, agreement: Agreement, work: Work, one: Submission | None, at: datetime) -> frozenset[str]:
    if agreement.state not in LIVE:
        return frozenset()
    if one is None:
        open_state = work.state in (WorkState.TO_DO, WorkState.CHANGES_ASKED)
        return frozenset({"submit"} if open_state and may_submit(actor, agreement) else ())
    if review_is_over(one.review_until, one.paused_at, at):
        return frozenset()
    verbs = {
        "accept": may_accept(actor, agreement),
        "ask_for_changes": may_ask_for_changes(actor, agreement),
        "extend": may_extend_review(actor, agreement) and one.extended_at is None and one.paused_at is None,
        "withdraw": may_withdraw_submission(actor, agreement),
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)
