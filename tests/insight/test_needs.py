"""What needs an organisation: each kind appears for the side that must act, and for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.terms import Payment
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.pause_review import pause_review
from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.insight.queries.contract import contract
from anyshore.insight.queries.needs import NeedKind, needs, who_may
from anyshore.insight.queries.search import search
from anyshore.jobs.deadlines import run_due
from anyshore.kit.money import Money
from anyshore.parties.models import User
from anyshore.parties.rules import ANYONE, CLOCK, Right, Role, has_right
from anyshore.payments.actions.accept_expense import accept_expense
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.pay_sheet import pay_sheet
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.terms import RequestTerms
from tests.contracts.drafts_world import drafted, edit
from tests.contracts.world import LATER
from tests.deals import make_deal
from tests.delivery.hours_world import IN_REVIEW, day, hourly
from tests.factories import NOW, do, make_organisation, member_actor, operator_actor
from tests.payments.actions.test_record_draw import block, drawn
from tests.payments.expenses import asked, expense_deal, receipt
from tests.payments.retainers import PRICE, REVIEWED, retained
from tests.payments.unpaid import CURE, TO_WARN, pay, standing, warned


def kinds(actor, at=NOW) -> list[str]:
    return [str(need.kind) for need in needs(actor, at=at)]


@pytest.mark.django_db
def test_the_main_job_moves_the_need_from_side_to_side():
    deal = make_deal()
    assert kinds(deal.client) == [NeedKind.FUND]
    assert kinds(deal.provider) == []
    deal.fund()
    assert kinds(deal.client) == []
    assert kinds(deal.provider) == [NeedKind.DELIVER]
    submission = deal.submit()
    (review,) = needs(deal.client, at=NOW + timedelta(days=1))
    assert (review.kind, review.due_at) == (NeedKind.REVIEW, submission.review_until)
    assert 0 < review.days_used < review.days_total
    assert kinds(deal.provider) == []
    do(ask_for_changes, deal.client, submission_id=submission.pk, words="Blue, please.")
    assert kinds(deal.provider) == [NeedKind.CHANGE]
    deal.accept(deal.submit())
    assert kinds(deal.client) == kinds(deal.provider) == [NeedKind.RATE]


@pytest.mark.django_db
def test_a_review_that_stands_still_promises_nothing():
    deal = make_deal()
    deal.fund()
    submission = deal.submit()
    do(pause_review, operator_actor(), milestone_id=submission.work.milestone_id)
    (review,) = needs(deal.client, at=NOW + timedelta(days=1))
    assert (review.kind, review.due_at) == (NeedKind.PAUSED, None)


@pytest.mark.django_db
def test_work_is_late_after_its_day_and_waits_for_nobody_while_it_stands_still():
    due = TO_WARN.date()
    deal, _row = warned(due_on=due)
    assert kinds(deal.provider, TO_WARN) == [NeedKind.DELIVER]
    assert kinds(deal.provider, TO_WARN + timedelta(days=1)) == [NeedKind.LATE]
    stopped, _row = standing(due_on=due)
    assert {NeedKind.LATE, NeedKind.DELIVER}.isdisjoint(kinds(stopped.provider, CURE + timedelta(days=1)))
    pay(stopped, 20_000, CURE + timedelta(days=2))
    assert kinds(stopped.provider, CURE + timedelta(days=3)) == [NeedKind.LATE]


@pytest.mark.django_db
def test_what_is_paid_by_invoice_waits_for_no_money_and_is_accepted_at_its_price():
    deal = make_deal(payment=Payment.INVOICE, payment_days=30)
    number = Agreement.objects.get().number
    assert kinds(deal.client) == []
    assert kinds(deal.provider) == [NeedKind.DELIVER]
    (part,) = contract(deal.provider, number, at=NOW).parts
    assert "submit" in part.may
    deal.submit()
    (part,) = contract(deal.client, number, at=NOW).parts
    assert "accept" in part.may
    assert part.to_release == Money(20_000, "EUR")


@pytest.mark.django_db
def test_hours_wait_for_the_client_alone_until_they_are_answered():
    deal = block()
    draw = drawn(deal)
    (need,) = needs(deal.client, at=NOW)
    assert (need.kind, need.title, need.due_at) == (NeedKind.HOURS, draw.words, draw.answer_until)
    assert (need.number, need.amount, need.right) == (deal.agreement.number, Money(7_500, "EUR"), Right.COMMIT)
    assert kinds(deal.provider) == []
    do(agree_draw, deal.client, draw_id=draw.pk)
    assert kinds(deal.client) == []


@pytest.mark.django_db
def test_an_expense_waits_for_whoever_is_next_and_names_its_last_day():
    deal = expense_deal()
    deal.fund()
    expense = asked(deal)
    (need,) = needs(deal.client, at=NOW)
    assert (need.kind, need.title, need.due_at) == (NeedKind.SPEND, expense.words, expense.answer_until)
    assert need.path.endswith("/expenses/")
    assert kinds(deal.provider) == [NeedKind.DELIVER]
    do(agree_expense, deal.client, expense_id=expense.pk)
    assert kinds(deal.client) == []
    need, _deliver = needs(deal.provider, at=NOW)
    assert (need.kind, need.due_on) == (NeedKind.HAND_IN, (NOW + timedelta(days=30)).date())
    assert kinds(deal.provider, NOW + timedelta(days=31)) == [NeedKind.DELIVER]
    do(claim_expense, deal.provider, **receipt(deal, expense))
    assert kinds(deal.provider) == [NeedKind.DELIVER]
    (need,) = needs(deal.client, at=NOW)
    assert (need.kind, need.amount, need.right) == (NeedKind.RECEIPT, Money(4_200, "EUR"), Right.MONEY)
    do(decline_expense, deal.client, expense_id=expense.pk, reason="That is another name.")
    assert kinds(deal.provider) == [NeedKind.HAND_IN, NeedKind.DELIVER]
    do(claim_expense, deal.provider, **receipt(deal, expense))
    do(accept_expense, CLOCK, NOW + timedelta(days=9), expense_id=expense.pk)
    assert kinds(deal.client) == [NeedKind.SETTLE]
    do(pay_expense, deal.client, expense_id=expense.pk)
    assert kinds(deal.client) == []


@pytest.mark.django_db
def test_a_shared_draft_waits_for_the_side_that_did_not_write_last():
    deal = drafted()
    assert kinds(deal.client) == kinds(deal.provider) == []
    do(share_draft, deal.client, agreement_id=deal.agreement.id)
    (need,) = needs(deal.provider, at=NOW)
    assert (need.kind, need.number, need.right) == (NeedKind.WRITE, deal.agreement.number, Right.WORK)
    assert kinds(deal.client) == []
    edit(deal, deal.provider, "terms.review", review_days=5)
    assert (kinds(deal.client), kinds(deal.provider)) == ([NeedKind.WRITE], [])
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    assert kinds(deal.client) == []


@pytest.mark.django_db
def test_a_request_with_proposals_needs_its_client_soonest_first():
    (_, client), (_, bidder) = make_organisation(), make_organisation()
    terms = RequestTerms(title="A logo for a bakery", currency="EUR", budget_minor=20_000, unit="task")
    request = do(post_request, client, terms=terms)
    assert kinds(client) == []
    do(send_proposal, bidder, request_id=request.id, terms=ProposalTerms(price_minor=18_000, text="Three drafts."))
    (need,) = needs(client, at=NOW)
    assert (need.kind, need.number, need.count) == (NeedKind.COMPARE, request.number, 1)
    assert kinds(bidder) == []
    assert needs(ANYONE, at=NOW) == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_not_do_names_those_who_may(role):
    deal = make_deal()
    finance = member_actor(deal.client.organisation_id, Role.FINANCE)
    reader = member_actor(deal.client.organisation_id, role)
    (fund,) = needs(reader, at=NOW)
    assert (fund.kind, fund.right) == (NeedKind.FUND, Right.MONEY)
    assert ("fund" in contract(reader, deal.agreement.number, at=NOW).may) is has_right(reader, fund.right)
    names = who_may(reader, {fund.right})[Right.MONEY]
    assert User.objects.get(pk=finance.person_id).name in names
    assert len(names) == (3 if has_right(reader, Right.MONEY) else 2)
    deal.fund()
    deal.submit()
    (review,) = needs(reader, at=NOW)
    (part,) = contract(reader, deal.agreement.number, at=NOW).parts
    assert ("accept" in part.may) is has_right(reader, review.right)


@pytest.mark.django_db
def test_search_finds_what_the_reader_may_see_and_nothing_else():
    deal = make_deal()
    _, stranger = make_organisation()
    number = f"C-{deal.agreement.number}"
    for words in (number, number.lower(), deal.agreement.title):
        assert [row.number for row in search(deal.client, words, at=NOW).agreements] == [deal.agreement.number]
        assert not search(stranger, words, at=NOW).agreements
        assert not search(ANYONE, words, at=NOW).agreements
    assert not search(deal.client, "  ", at=NOW)
    assert not search(deal.client, "%", at=NOW).requests


@pytest.mark.django_db
def test_an_approved_week_that_is_not_paid_stands_on_both_sides_until_it_is():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480))
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    for actor, kind in ((deal.client, NeedKind.DUE), (deal.provider, NeedKind.OWED)):
        (need,) = (one for one in needs(actor, at=IN_REVIEW) if one.kind == kind)
        assert (need.amount.minor, need.path) == (64_000, f"/contracts/{deal.agreement.number}/hours/2026-W49/")
    do(pay_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert NeedKind.DUE not in kinds(deal.client, IN_REVIEW)
    assert NeedKind.OWED not in kinds(deal.provider, IN_REVIEW)


@pytest.mark.django_db
def test_an_approved_month_that_is_not_paid_waits_for_the_provider_too():
    deal = retained()
    run_due(REVIEWED)
    (due,) = (one for one in needs(deal.client, at=REVIEWED) if one.kind == NeedKind.DUE)
    (owed,) = (one for one in needs(deal.provider, at=REVIEWED) if one.kind == NeedKind.OWED)
    assert due.amount == owed.amount == deal.purse().deal.money(PRICE)
