"""submit_work: in review, until an instant in the client's calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.submit_work import submit_work
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.delivery.models import Submission
from anyshore.delivery.rules import NotLive
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.models import Deadline
from anyshore.plumbing.state import move
from tests.contracts.world import LATER, SITE, clocks, offered, parties, refused
from tests.delivery.world import ASKED, HANDED_IN, UNTIL, at_work, hand_in, handed_in, moves, uploaded
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_the_work_is_in_review_until_an_instant_of_the_client():
    job, submission = handed_in()
    assert (submission.state, submission.round, submission.note) == ("in_review", 1, "Here it is.")
    assert submission.review_until == UNTIL
    assert clocks(submission.id) == [("exits.accept_by_silence", UNTIL)]
    assert Deadline.objects.get(subject_id=submission.id, reminds=None).args == {"submission_id": str(submission.id)}
    assert job.work.state == "in_review"
    assert moves(job.work.id) == [("submit", "person", "in_review")]


def test_reminders_come_at_half_time_two_days_and_four_hours_before():
    _, submission = handed_in()
    rows = Deadline.objects.filter(subject_id=submission.id).exclude(reminds=None).order_by("due_at")
    half = HANDED_IN + (UNTIL - HANDED_IN) / 2
    assert [row.due_at for row in rows] == [half, UNTIL - timedelta(hours=48), UNTIL - timedelta(hours=4)]


def test_the_terms_of_the_agreement_give_the_days():
    _, submission = handed_in(unit="project", milestones=SITE)
    assert submission.review_until == add_working_days(HANDED_IN, 10, calendar_of("NL"))


def test_files_links_and_ticked_criteria_are_kept():
    job = at_work()
    mine = uploaded(job.provider)
    submission = hand_in(job, links=[" https://test.example.org/412 "], checked=[1, 1], file_ids=[mine])
    assert submission.links == ["https://test.example.org/412"]
    assert submission.checked == ["in black and white"]
    (attached,) = files.of(("submission", submission.id))["submission", submission.id]
    assert (attached.name, attached.size) == ("logo.svg", 6)


def test_a_member_of_the_provider_hands_in():
    job = at_work()
    member = member_actor(job.provider.organisation_id, Role.MEMBER)
    made = do(submit_work, member, HANDED_IN, milestone_id=job.milestone.id, note="Done")
    assert made.author_id == member.person_id


def test_after_changes_were_asked_or_it_was_taken_back_the_next_round_begins():
    job, first = handed_in()
    do(ask_for_changes, job.client, ASKED, submission_id=first.id, words="Darker")
    second = hand_in(job, ASKED)
    do(withdraw_submission, job.provider, ASKED, submission_id=second.id)
    third = hand_in(job, ASKED)
    assert [second.round, third.round] == [2, 3]
    assert list(Submission.objects.order_by("round").values_list("state", flat=True)) == [
        "changes_asked",
        "withdrawn",
        "in_review",
    ]


def test_work_in_review_is_not_handed_in_again():
    job, _ = handed_in()
    with refused(NotAllowed, state="in_review"):
        hand_in(job, ASKED)


def test_others_may_not():
    job = at_work()
    viewer, stranger = member_actor(job.provider.organisation_id, Role.VIEWER), parties()[0]
    for actor in (job.client, viewer, CLOCK):
        with refused(Forbidden):
            do(submit_work, actor, HANDED_IN, milestone_id=job.milestone.id, note="x")
    with refused(NotFound):
        do(submit_work, stranger, HANDED_IN, milestone_id=job.milestone.id, note="x")


def test_not_before_the_agreement_runs_nor_after_it_ended():
    deal = offered()
    from anyshore.contracts.queries import milestones_of

    milestone = milestones_of(deal.agreement.id)[0]
    with refused(NotLive, state="offered"):
        do(submit_work, deal.provider, LATER, milestone_id=milestone.id, note="x")
    job = at_work()
    do(_end, job.client, HANDED_IN, agreement=job.agreement)
    with refused(NotLive, state="ended"):
        hand_in(job, ASKED)


@action
def _end(*, actor, agreement, at):
    """Stands for what exits does."""
    return move(agreement, "end", actor=actor, at=at, write={"ended_at": at})


@pytest.mark.parametrize(
    ("field", "given"),
    [("note", {"note": " "}), ("links", {"links": ["javascript:alert(1)"]}), ("criterion", {"checked": [2]}),
     ("note", {"note": "x" * 20_001})],
)  # fmt: skip
def test_what_a_hand_in_may_not_hold_is_refused(field: str, given: dict[str, object]):
    job = at_work()
    with refused(Invalid, field=field):
        hand_in(job, **given)


def test_somebody_elses_file_is_refused():
    job = at_work()
    theirs = uploaded(job.client)
    with refused(Invalid, field="files"):
        hand_in(job, file_ids=[theirs])
