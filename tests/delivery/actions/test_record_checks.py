"""record_checks: what a machine found, written once; it neither accepts nor refuses."""

from __future__ import annotations

from uuid import UUID

import pytest

from anyshore.contracts.rules.checks import Check, CheckKind
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.record_checks import record_checks
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.delivery.models import CheckResult
from anyshore.delivery.queries import work_page
from anyshore.delivery.queries.checking import checked_before, found_in
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import CLOCK, OPERATOR
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import parties, refused
from tests.delivery.world import ASKED, HANDED_IN, UNTIL, at_work, hand_in, uploaded
from tests.factories import do
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db

CHECKS = (Check(kind=CheckKind.FILE_TYPE, types=("svg", "pdf")), Check(kind=CheckKind.WORDS, low=2))
CHECKED = (MilestoneDraft("Logo", 20_000, None, ("as SVG", "in black and white"), CHECKS),)


def checked(body: bytes = b"one two three"):
    job = at_work(milestones=CHECKED)
    return job, hand_in(job, file_ids=[uploaded(job.provider, "text.txt", body)], despite="The PDF follows.")


def test_a_job_checks_what_was_handed_in():
    job, submission = checked()
    run_jobs()
    rows = list(CheckResult.objects.order_by("place").values_list("place", "kind", "outcome", "evidence"))
    assert rows == [
        (0, "file_type", "fails", {"missing": ["svg", "pdf"]}),
        (1, "words", "holds", {"words": 3, "files": 1}),
    ]
    (work,) = work_page(job.client, job.agreement.id, at=ASKED)
    shown = work.submissions[0]
    assert [str(one.result.outcome) for one in shown.checks if one.result] == ["fails", "holds"]
    assert (shown.despite, job.submission().state) == ("The PDF follows.", "in_review")
    assert AuditEntry.objects.filter(name__endswith="SubmissionChecked").count() == 1
    assert do(record_checks, CLOCK, ASKED, submission_id=submission.id, results=found_in(submission.id)) == 0


def test_before_it_is_sent_the_same_is_found():
    job = at_work(milestones=CHECKED)
    mine, theirs = uploaded(job.provider, "text.txt", b"one"), uploaded(job.client, "text.txt", b"one two")
    given = {"by": job.provider.person_id, "links": (), "note": ""}
    rows = checked_before(CHECKS, file_ids=[mine, theirs], **given)
    assert [row.result.evidence for row in rows if row.result] == [
        {"missing": ["svg", "pdf"]},
        {"words": 1, "files": 1},
    ]


def test_the_acceptance_keeps_the_list_as_it_was():
    job, submission = checked()
    do(record_checks, CLOCK, ASKED, submission_id=submission.id, results=found_in(submission.id))
    accepted = do(accept_submission, job.client, ASKED, submission_id=submission.id, ticked=[1])
    assert accepted.record == [
        {"words": "as SVG", "provider": False, "client": False},
        {"words": "in black and white", "provider": False, "client": True},
        {"check": CHECKS[0].to_json(), "outcome": "fails", "evidence": {"missing": ["svg", "pdf"]}},
        {"check": CHECKS[1].to_json(), "outcome": "holds", "evidence": {"words": 3, "files": 1}},
    ]
    assert job.submission().record == accepted.record


def test_silence_ticks_nothing_and_a_missing_result_is_said():
    _, submission = checked()
    accepted = do(accept_submission, CLOCK, UNTIL, submission_id=submission.id)
    assert [one.get("client") for one in accepted.record[:2]] == [False, False]
    assert accepted.record[2] == {"check": CHECKS[0].to_json(), "outcome": "", "evidence": {}}


def test_others_may_not_and_nothing_is_written():
    job, submission = checked()
    found, stranger = found_in(submission.id), parties()[0]
    for actor in (job.client, job.provider, OPERATOR):
        with refused(Forbidden):
            do(record_checks, actor, ASKED, submission_id=submission.id, results=found)
    with refused(NotFound):
        do(record_checks, stranger, ASKED, submission_id=submission.id, results=found)
    with refused(Invalid, field="results"):
        do(record_checks, CLOCK, ASKED, submission_id=submission.id, results=found[:1])
    with pytest.raises(NotFound):
        found_in(UUID(int=1))
    assert not CheckResult.objects.exists()


def test_a_new_version_is_checked_anew():
    job, first = checked(b"one")
    do(record_checks, CLOCK, HANDED_IN, submission_id=first.id, results=found_in(first.id))
    do(withdraw_submission, job.provider, ASKED, submission_id=first.id)
    hand_in(job, ASKED, file_ids=[uploaded(job.provider, "text.txt", b"one two")])
    run_jobs()
    found = CheckResult.objects.filter(kind="words").order_by("submission__round").values_list("outcome", flat=True)
    assert list(found) == ["fails", "holds"]
