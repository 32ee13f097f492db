"""What a machine finds about a hand-in: before it is sent, and of one that was sent. It reads files, and holds no
lock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings

from anyshore.contracts.rules.checks import Check, CheckKind, read_checks
from anyshore.delivery.models import CheckResult, Submission
from anyshore.delivery.rules.checking import Hand, Outcome, Paper, Result, run
from anyshore.kit.errors import NotFound
from anyshore.kit.pictures import HEAD_BYTES
from anyshore.plumbing import files, reading
from anyshore.plumbing.addresses import answers
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.schemas import xml_faults


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A criterion that a machine checks, with what it found; ``result`` is None while it is still being checked."""

    check: Check
    result: Result | None


def checked_before(
    checks: Sequence[Check], *, file_ids: Iterable[UUID], by: UUID | None, links: Sequence[str], note: str
) -> tuple[CheckRow, ...]:
    """What would be found if these files of this person were handed in with these links and words."""
    found = run(checks, _hand(reading.held(file_ids, by=by), links, note))
    return tuple(CheckRow(check, result) for check, result in zip(checks, found, strict=True))


def found_in(submission_id: UUID) -> tuple[Result, ...]:
    """What a machine finds about a submission now, by the criteria of its milestone; web addresses are asked where the
    operator lets them be. NotFound where there is none."""
    row: Submission | None = Submission.objects.select_related("work__milestone").filter(pk=submission_id).first()
    if row is None:
        raise NotFound()
    subject = ("submission", row.id)
    hand = _hand(files.of(subject)[subject], row.links, row.note)
    asking = answers if settings.ANYSHORE_ASK_LINKS else None
    return run(read_checks(row.work.milestone.checks), replace(hand, answers=asking))


def results_of(submission_ids: Iterable[UUID]) -> dict[UUID, dict[int, Result]]:
    """What was recorded about submissions, by the place of the criterion. One query."""
    found: dict[UUID, dict[int, Result]] = {}
    for row in CheckResult.objects.filter(submission__in=list(submission_ids)):
        result = Result(CheckKind(row.kind), Outcome(row.outcome), row.evidence)
        found.setdefault(row.submission_id, {})[row.place] = result
    return found


def _hand(attached: Sequence[AttachedFile], links: Sequence[str], note: str) -> Hand:
    return Hand([_paper(one) for one in attached], links, note, xml_faults)


def _paper(one: AttachedFile) -> Paper:
    return Paper(
        name=one.name,
        sha256=one.sha256,
        type=reading.kind_of(one.sha256, one.name, one.size),
        read=lambda: reading.whole(one.sha256),
        head=lambda: reading.head(one.sha256, HEAD_BYTES),
    )
