"""Reads of the work: the contract page's rows, what waits for whom, and in how many queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anyshore.contracts.queries import agreement_page
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery import queries
from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.extend_review import extend_review
from anyshore.delivery.actions.pause_review import pause_review
from anyshore.delivery.actions.stop_work import stop_work
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import ANYONE, OPERATOR
from tests.contracts.world import LATER, SITE, offered, parties
from tests.delivery.world import ASKED, HANDED_IN, UNTIL, at_work, hand_in, handed_in, uploaded
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_page_shows_rounds_files_and_the_clock():
    job = at_work()
    first = hand_in(job, file_ids=[uploaded(job.provider)], checked=[0], links=["https://example.org/1"])
    do(
        ask_for_changes,
        job.client,
        HANDED_IN,
        submission_id=first.id,
        words="Darker",
        file_ids=[uploaded(job.client, "a.png")],
    )
    second = hand_in(job, HANDED_IN)
    (row,) = queries.work_page(job.client, job.agreement.id, at=ASKED)
    assert (row.title, row.amount, row.state, row.next_side) == (
        "Logo",
        Money(20_000, "EUR"),
        "in_review",
        Side.CLIENT,
    )
    assert (row.revisions, row.revisions_allowed, row.criteria) == (1, 2, ("as SVG", "in black and white"))
    newest, oldest = row.submissions
    assert (newest.id, newest.round, oldest.answer, oldest.decider) == (second.id, 2, "Darker", "Marit de Boer")
    assert ([one.name for one in oldest.files], [one.name for one in oldest.answer_files]) == (["logo.svg"], ["a.png"])
    assert (oldest.links, oldest.checked) == (("https://example.org/1",), ("as SVG",))
    assert row.clock is not None
    assert (row.clock.days_used, row.clock.days_total, row.clock.review_until, row.clock.over) == (1, 5, UNTIL, False)
    assert row.clock.zone == "Europe/Amsterdam"
    assert [(one.code, one.at) for one in row.silence] == [("delivery.accepted_by_silence", UNTIL)]


def test_what_each_side_may_do():
    job = at_work()

    def seen(actor, at=ASKED):
        return set(queries.work_page(actor, job.agreement.id, at=at)[0].may)

    assert (seen(job.provider), seen(job.client)) == ({"submit"}, set())
    submission = hand_in(job)
    assert seen(job.client) == {"accept", "ask_for_changes", "extend"}
    assert seen(job.provider) == {"withdraw"}
    assert (seen(job.client, UNTIL), seen(job.provider, UNTIL), seen(OPERATOR)) == (set(), set(), set())
    do(extend_review, job.client, ASKED, submission_id=submission.id)
    assert seen(job.client) == {"accept", "ask_for_changes"}
    do(accept_submission, job.client, ASKED, submission_id=submission.id)
    assert seen(job.client) == seen(job.provider) == set()


def test_a_paused_review_shows_no_consequence():
    job, _ = handed_in()
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    (row,) = queries.work_page(job.client, job.agreement.id, at=UNTIL)
    assert row.clock is not None
    assert (row.clock.paused, row.clock.over, row.silence) == (True, False, ())


def test_the_whole_page_of_a_large_contract_takes_few_queries():
    many = [MilestoneDraft(f"Part {place}", 100, None, ("fits",)) for place in range(40)]
    job = at_work(unit="project", milestones=many)
    for work in queries.works_of(job.agreement.id)[:12]:
        job.milestone = work.milestone
        hand_in(job, file_ids=[uploaded(job.provider, f"{work.id}.txt", work.id.bytes)])
    with CaptureQueriesContext(connection) as caught:
        page = agreement_page(job.client, job.agreement.id, at=ASKED)
        rows = queries.work_page(job.client, job.agreement.id, at=ASKED)
    assert len(page.milestones) == len(rows) == 40
    assert sum(len(one.files) for row in rows for one in row.submissions) == 12
    assert len(caught) <= 10


def test_strangers_see_nothing():
    job, submission = handed_in()
    for actor in (parties()[0], ANYONE):
        with pytest.raises(NotFound):
            queries.work_page(actor, job.agreement.id, at=ASKED)
        with pytest.raises(NotFound):
            queries.submission(actor, submission.id)
        assert not queries.may_read_submission(actor, submission.id)
        assert queries.reviews_waiting(actor) == []
        assert queries.work_to_do(actor) == []
    assert queries.may_read_submission(job.provider, submission.id)
    assert queries.submission(job.client, submission.id).work.milestone_id == job.milestone.id


def test_before_an_agreement_runs_there_is_no_work():
    deal = offered()
    assert queries.work_page(deal.client, deal.agreement.id, at=LATER) == ()
    assert queries.works_of(deal.agreement.id) == []


def test_reviews_wait_for_the_client_and_are_seen_by_the_provider():
    job, submission = handed_in()
    (row,) = queries.reviews_waiting(job.client)
    assert (row.submission_id, row.review_until, row.amount) == (submission.id, UNTIL, Money(20_000, "EUR"))
    assert (row.client, row.provider, row.milestone) == ("Bakkerij Pels", "Lingua Vistula", "Logo")
    assert queries.reviews_waiting(job.provider) == []
    assert [one.submission_id for one in queries.reviews_waiting(job.provider, Side.PROVIDER)] == [submission.id]


def test_work_to_do_is_the_providers_soonest_due_first():
    job = at_work(unit="project", milestones=[*SITE[::-1], MilestoneDraft("Later", 100)])
    assert [one.milestone for one in queries.work_to_do(job.provider)] == ["Design", "Build", "Later"]
    assert queries.work_to_do(job.client) == []
    submission = hand_in(job)
    assert [one.milestone for one in queries.work_to_do(job.provider)] == ["Design", "Later"]
    do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker")
    assert [(one.milestone, one.changes_asked) for one in queries.work_to_do(job.provider)][1] == ("Build", True)


def test_whether_all_is_over_and_anything_was_handed_in():
    job = at_work(unit="project", milestones=SITE)
    assert not queries.any_submitted(job.agreement.id)
    submission = hand_in(job)
    assert queries.any_submitted(job.agreement.id)
    do(withdraw_submission, job.provider, ASKED, submission_id=submission.id)
    assert not queries.any_submitted(job.agreement.id)
    do(accept_submission, job.client, ASKED, submission_id=hand_in(job, ASKED).id)
    assert not queries.all_over(job.agreement.id)
    do(stop_work, job.client, ASKED, milestone_id=queries.works_of(job.agreement.id)[1].milestone_id)
    assert queries.all_over(job.agreement.id)
