"""If nobody acts: the course of events by the rules that the clocks' own verbs follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anyshore.contracts.models import Agreement
from anyshore.exits.actions.accept_by_silence import accept_by_silence
from anyshore.exits.actions.end_by_notice import end_by_notice
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.models import Notice
from anyshore.insight.queries.contract import contract
from anyshore.insight.queries.if_nobody_acts import Course, in_order
from anyshore.jobs.deadlines import run_due
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import Deadline
from anyshore.web.contracts.consequences import told
from tests.catalogue.packages import HELP, on_sale, seller
from tests.deals import clause, make_deal
from tests.delivery.defects_world import accepted as warranted
from tests.factories import NOW, do, make_organisation
from tests.payments.actions.test_record_draw import drawn
from tests.payments.shop import bought

LATER = NOW + timedelta(days=10)
ZONES = ("Europe/Amsterdam", "Europe/Warsaw")


def accepted(position: int, at=NOW) -> Consequence:
    return Consequence(at=at, code="delivery.accepted_by_silence", side="client", params={"position": position})


def codes(found) -> list[str]:
    return [one.code for one in found]


def test_the_last_acceptance_completes_and_nothing_else_ends_it():
    told = [Consequence(LATER, "exits.expired"), accepted(1)]
    found = in_order(told, Course(frozenset({1}), frozenset({1}), ZONES))
    assert codes(found) == ["delivery.accepted_by_silence", "exits.completed", "reviews.shown"]
    assert found[-1].at > NOW + timedelta(days=14)


def test_an_acceptance_that_is_not_the_last_lets_the_rest_run():
    told = [Consequence(LATER, "exits.expired"), Consequence(LATER, "contracts.last_day"), accepted(1)]
    found = in_order(told, Course(frozenset({1, 2}), frozenset({1}), ZONES))
    assert codes(found) == ["delivery.accepted_by_silence", "exits.expired", "reviews.shown"]


def test_an_end_waits_for_what_is_in_review():
    told = [Consequence(NOW, "exits.ended_by_notice"), accepted(1, LATER), Consequence(LATER, "exits.expired")]
    found = in_order(told, Course(frozenset({1, 2}), frozenset({1}), ZONES))
    assert codes(found) == [
        "exits.ended_by_notice",
        "delivery.accepted_by_silence",
        "exits.completed",
        "reviews.shown",
    ]


def test_only_the_first_end_counts():
    told = [Consequence(LATER, "exits.expired"), Consequence(NOW, "exits.ended_by_notice")]
    assert codes(in_order(told, Course(frozenset({1}), frozenset(), ZONES)))[0] == "exits.ended_by_notice"
    assert "exits.expired" not in codes(in_order(told, Course(frozenset({1}), frozenset(), ZONES)))


@pytest.mark.django_db
def test_what_is_told_is_what_the_clock_does():
    deal = make_deal(unit="task")
    deal.fund()
    submission = deal.submit()
    told = contract(deal.client, deal.agreement.number, at=NOW).silence
    assert codes(told) == ["delivery.accepted_by_silence", "exits.completed", "reviews.shown"]
    do(accept_by_silence, CLOCK, told[0].at, submission_id=submission.pk)
    assert Agreement.objects.get(pk=deal.id).state == "completed"
    shown = Deadline.objects.get(verb="reviews.show_reviews", reminds=None)
    assert shown.due_at == told[-1].at


@pytest.mark.django_db
def test_a_notice_is_told_and_carried_out():
    deal = make_deal((20_000, 30_000))
    do(give_notice, deal.client, agreement_id=deal.id, reason="We moved.")
    told = contract(deal.provider, deal.agreement.number, at=NOW).silence
    assert codes(told) == ["contracts.duty_missed", "exits.ended_by_notice"]
    do(end_by_notice, CLOCK, told[-1].at, notice_id=Notice.objects.get().pk)
    assert Agreement.objects.get(pk=deal.id).state == "ended"


@pytest.mark.django_db
def test_a_date_of_one_side_alone_is_told_to_that_side():
    deal = make_deal((20_000, 30_000), clauses=(clause("audit"),))
    for reader, seen in ((deal.client, True), (deal.provider, False)):
        found = contract(reader, deal.agreement.number, at=NOW)
        assert "contracts.duty_missed" in codes(found.silence)
        assert any("the day passes" in one.text for one in told(found)) is seen


@pytest.mark.django_db
@pytest.mark.parametrize(("unused", "last"), [("keep", "payments.block_kept"), ("refund", "exits.expired")])
def test_hours_are_told_and_the_clocks_do_the_same(unused, last):
    owner = seller()
    deal = bought(on_sale(owner, replace(HELP, unused=unused)), owner)
    drawn(deal, 90)
    found = contract(deal.client, deal.agreement.number, at=NOW).silence
    assert codes(found) == ["payments.draw_agreed", last, "reviews.shown"]
    dues = set(Deadline.objects.filter(reminds=None, done_at=None).values_list("due_at", flat=True))
    assert {one.at for one in found[:2]} <= dues
    run_due(found[1].at)
    paid = sum(int(str(one.params.get("amount_minor", 0))) for one in found)
    assert (deal.state(), deal.held(), deal.holding().released_minor) == ("ended", 0, paid)


@pytest.mark.django_db
def test_the_last_hours_complete_the_contract():
    owner = seller()
    deal = bought(on_sale(owner, replace(HELP, unused="keep")), owner)
    drawn(deal, 600)
    found = contract(deal.client, deal.agreement.number, at=NOW)
    assert codes(found.silence) == ["payments.draw_agreed", "exits.completed", "reviews.shown"]
    assert "The contract is then completed." in told(found)[0].detail
    run_due(found.silence[0].at)
    assert deal.state() == "completed"


def test_after_a_notice_hours_that_wait_keep_their_instant_and_hold_up_the_end():
    draw = Consequence(LATER, "payments.draw_agreed", params={"completes": False})
    course = in_order([draw, Consequence(NOW, "exits.ended_by_notice")], Course(frozenset({1}), frozenset(), ZONES))
    assert codes(course) == ["exits.ended_by_notice", "payments.draw_agreed", "exits.over", "reviews.shown"]
    assert course[3].at > LATER + timedelta(days=1)


@pytest.mark.django_db
def test_strangers_are_told_nothing():
    deal = make_deal()
    with pytest.raises(NotFound):
        contract(make_organisation()[1], deal.agreement.number, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("rail", ["sandbox", "ledger_only"])
def test_the_whole_contract_is_read_in_twelve_queries(django_assert_max_num_queries, rail):
    deal = make_deal((20_000, 30_000, 10_000), rail=rail)
    deal.fund(0)
    deal.accept(deal.submit(0))
    deal.fund(1)
    deal.submit(1)
    with django_assert_max_num_queries(12):
        contract(deal.client, deal.agreement.number, at=NOW)


@pytest.mark.django_db
def test_a_list_of_defects_is_read_with_the_contract_and_told_while_its_time_runs():
    found = warranted()
    number, client = found.deal.agreement.number, found.client
    with CaptureQueriesContext(connection) as bare:
        contract(client, number, at=NOW)
    for _ in range(3):
        found.report()
    found.deny(number=2)
    found.right(number=3)
    with CaptureQueriesContext(connection) as listed:
        page = contract(client, number, at=NOW)
    assert len(listed) == len(bare)
    told_of = [one for one in page.silence if one.code == "delivery.defect_fails"]
    assert [(one.at, one.params["number"]) for one in told_of] == [(found.cure(NOW), 1), (found.cure(NOW), 2)]
    assert [one.waits_for for one in page.defects.open] == ["provider", "client", "client"]
    assert "The time to put defect 2 of “Part 1” right is over." in [one.text for one in told(page)]
