"""comment_on_submission: on a place of a file, open, kept with its version; told together with others."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from anyshore.delivery.actions.comment_on_submission import comment_on_submission
from anyshore.delivery.models import Comment
from anyshore.delivery.queries import work_page
from anyshore.delivery.queries.comments import comments_of
from anyshore.delivery.rules import comments as rules
from anyshore.delivery.rules.comments import Place, PlaceKind, TooManyComments
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import CLOCK, OPERATOR, Role
from anyshore.plumbing import files
from tests.contracts.world import clocks, parties, refused
from tests.delivery.world import ASKED, Job, at_work, hand_in, uploaded
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db

PIN = Place(kind=PlaceKind.PIN, x=412, y=233)


def with_file() -> tuple[Job, UUID, UUID]:
    """A job, its submission and the file on it."""
    job = at_work()
    submission = hand_in(job, file_ids=[uploaded(job.provider)])
    (file,) = files.of(("submission", submission.id))["submission", submission.id]
    return job, submission.id, file.id


def test_it_stands_on_its_place_and_is_counted():
    job, submission_id, file_id = with_file()
    given = {"submission_id": submission_id, "file_id": file_id}
    do(comment_on_submission, job.client, ASKED, words=" Too light\r\n ", place=PIN, **given)
    member = member_actor(job.provider.organisation_id, Role.MEMBER)
    do(comment_on_submission, member, ASKED, words="On purpose", submission_id=submission_id)
    first, second = comments_of(job.provider, submission_id)
    assert (first.number, first.file, first.place, first.words, first.side) == (
        1,
        "logo.svg",
        PIN,
        "Too light",
        "client",
    )
    assert (second.number, second.file_id, second.place.kind, second.side) == (2, None, "whole", "provider")
    assert [verb for verb, _ in clocks(submission_id)] == ["delivery.tell_comments", "exits.accept_by_silence"]
    shown = work_page(job.client, job.agreement.id, at=ASKED)[0].submissions[0]
    assert (shown.comments, shown.open_comments) == (2, 2)
    assert comments_of(parties()[0], submission_id) == ()


def test_others_may_not_nor_on_a_file_of_another():
    job, submission_id, _ = with_file()
    viewer, stranger = member_actor(job.client.organisation_id, Role.VIEWER), parties()[0]
    for actor in (viewer, CLOCK, OPERATOR):
        with refused(Forbidden):
            do(comment_on_submission, actor, ASKED, submission_id=submission_id, words="x")
    with refused(NotFound):
        do(comment_on_submission, stranger, ASKED, submission_id=submission_id, words="x")
    with refused(NotFound):
        do(comment_on_submission, job.client, ASKED, submission_id=submission_id, words="x", file_id=UUID(int=1))


@pytest.mark.parametrize(
    ("field", "given"),
    [("words", {"words": " "}), ("words", {"words": "x" * 4_001}), ("x", {"place": Place(kind=PlaceKind.PIN, x=1001)}),
     ("n", {"place": Place(kind=PlaceKind.LINE, n=-1)})],
)  # fmt: skip
def test_what_cannot_be_said_is_refused(field: str, given: dict[str, object]):
    job, submission_id, _ = with_file()
    with refused(Invalid, field=field):
        do(comment_on_submission, job.client, ASKED, **{"submission_id": submission_id, "words": "x", **given})


def test_a_long_quote_is_cut_and_their_number_is_limited(monkeypatch):
    job, submission_id, _ = with_file()
    monkeypatch.setattr("anyshore.delivery.queries.comments.MOST_COMMENTS", 1)
    place = Place(kind=PlaceKind.PARAGRAPH, n=1, quote="q" * 500)
    do(comment_on_submission, job.client, ASKED, submission_id=submission_id, words="x", place=place)
    assert len(Comment.objects.get().place["quote"]) == rules.LONGEST_QUOTE
    with refused(TooManyComments, most=1):
        do(comment_on_submission, job.client, ASKED + timedelta(hours=1), submission_id=submission_id, words="y")
