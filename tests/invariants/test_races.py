"""Pairs of verbs at the same moment on one thing, on real connections: one wins, the other is refused with 409."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.models import Submission
from anyshore.exits.actions.accept_by_silence import accept_by_silence
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.exits.actions.agree_refund import agree_refund
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.give_back import give_back
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.models import RefundOffer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK, OPERATOR
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.actions.report_defect import report_defect
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.actions.waive_reduction import waive_reduction
from anyshore.payments.models import Holding, Payout, Retention
from anyshore.plumbing.actions import perform
from anyshore.reviews.actions.write_review import write_review
from anyshore.reviews.models import Review, Window
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.terms import RequestTerms
from tests.counts import RACES
from tests.deals import Made, balance, clause, make_deal, sound
from tests.factories import NOW, do, make_organisation

pytestmark = pytest.mark.money


@pytest.fixture
def parties(committed_db) -> tuple[Actor, Actor]:
    return make_organisation()[1], make_organisation(country="PL")[1]


def later(verb: Callable[..., object], actor: Actor, at=NOW, **given: object) -> Callable[[], object]:
    return partial(perform, verb, actor=actor, at=at, **given)


def one_wins(found: list[object]) -> None:
    refused = [one for one in found if isinstance(one, type)]
    assert len(refused) == len(found) - 1, found
    assert all(issubclass(one, Refused) and one.status == 409 for one in refused), refused


def submitted(parties: tuple[Actor, Actor]) -> tuple[Made, Submission]:
    deal = make_deal([1_000, 50], parties=parties)
    deal.fund()
    return deal, deal.submit()


@pytest.mark.parametrize("trials", RACES.params)
def test_accept_and_give_back(crowd, parties, trials):
    for _ in range(trials):
        deal, submission = submitted(parties)
        accept = later(accept_milestone, deal.client, submission_id=submission.pk)
        back = later(give_back, deal.provider, milestone_id=deal.milestones[0], reason="Ill.")
        one_wins(crowd(accept, back))
        assert deal.held() == 0
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_accept_and_hold(crowd, parties, trials):
    for _ in range(trials):
        deal, submission = submitted(parties)
        accept = later(accept_milestone, deal.client, submission_id=submission.pk)
        hold = later(hold_funds, OPERATOR, milestone_id=deal.milestones[0], reason="A court order.")
        one_wins(crowd(accept, hold))
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_accept_and_waive(crowd, parties, trials):
    late = clause("late_penalty", rate_bps=100, period="day", cap_bps=1_000)
    for _ in range(trials):
        deal = make_deal([1_000, 50], parties=parties, due_on=NOW.date(), clauses=[late])
        deal.fund()
        handed_in = NOW + timedelta(days=5)
        submission = deal.submit(at=handed_in)
        accept = later(accept_milestone, deal.client, at=handed_in, submission_id=submission.pk)
        given = {"milestone_id": deal.milestones[0], "amount": deal.money(30), "words": "It was our fault."}
        found = crowd(accept, later(waive_reduction, deal.client, at=handed_in, **given))
        assert not isinstance(found[0], type)  # the acceptance passes, and knows the waiver if that came first
        let_pass = 0 if isinstance(found[1], type) else 30
        assert (deal.holding().released_minor, deal.holding().refunded_minor) == (950 + let_pass, 50 - let_pass)
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_release_of_what_is_kept_and_a_defect(crowd, parties, trials):
    keeps = clause("retention", share_bps=1_000, days=10)
    for _ in range(trials):
        deal = make_deal([1_000], parties=parties, clauses=[keeps])
        deal.complete()
        kept = Retention.objects.get(agreement_id=deal.id)
        given = {"milestone_id": deal.milestones[0]}
        on_its_day = later(release_kept, CLOCK, at=kept.pays_at, **given)
        before = kept.pays_at - timedelta(seconds=1)
        report = later(report_defect, deal.client, at=before, claim=deal.money(40), words="It leaks.", **given)
        one_wins(crowd(on_its_day, report))
        kept.refresh_from_db()
        assert (kept.state, balance(f"retained/{deal.id}")) in (("released", 0), ("defect", 100))
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_accept_and_accept(crowd, parties, trials):
    for trial in range(1, trials + 1):
        deal, submission = submitted(parties)
        one_wins(crowd(*[later(accept_milestone, deal.client, submission_id=submission.pk)] * 4))
        assert deal.wallet() == 1_000 * trial
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_release_and_release(crowd, parties, trials):
    for trial in range(1, trials + 1):
        deal, _ = submitted(parties)
        given = {"milestone_id": deal.milestones[0], "amount": deal.money(600)}
        one_wins(crowd(*[later(release_part, deal.client, **given)] * 3))
        assert (deal.held(), deal.wallet()) == (400, 600 * trial)
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_release_and_give_back(crowd, parties, trials):
    for _ in range(trials):
        deal, _ = submitted(parties)
        release = later(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(600))
        back = later(give_back, deal.provider, milestone_id=deal.milestones[0], reason="Ill.")
        found = crowd(release, back)
        holding = deal.holding()
        assert not isinstance(found[1], type)  # what is left goes back, whoever came first
        assert (holding.released_minor, holding.refunded_minor) in ((600, 400), (0, 1_000))
        assert deal.held() == 0
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_fund_and_fund(crowd, parties, trials):
    for _ in range(trials):
        deal = make_deal(parties=parties)
        one_wins(crowd(*[later(fund_milestone, deal.client, milestone_id=deal.milestones[0])] * 4))
        assert deal.held() == 20_000
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_fund_and_cancel(crowd, parties, trials):
    for _ in range(trials):
        deal = make_deal(parties=parties)
        fund = later(fund_milestone, deal.client, milestone_id=deal.milestones[0])
        cancel = later(cancel_agreement, deal.provider, agreement_id=deal.id, reason="Ill.")
        found = crowd(fund, cancel)
        assert not isinstance(found[1], type)  # cancelled either way: with the money back, or before it came
        assert (deal.state(), deal.held()) == ("cancelled", 0)
        assert deal.holding().state in ("refunded", "closed")
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_silence_and_changes(crowd, parties, trials):
    for _ in range(trials):
        deal, submission = submitted(parties)
        silence = later(accept_by_silence, CLOCK, at=submission.review_until, submission_id=submission.pk)
        just_before = later(ask_for_changes, deal.client, submission_id=submission.pk, words="Bluer, please.")
        one_wins(crowd(silence, just_before))
        assert deal.held() == (1_000 if Submission.objects.get(pk=submission.pk).state == "changes_asked" else 0)
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_agree_and_accept(crowd, parties, trials):
    for _ in range(trials):
        deal, submission = submitted(parties)
        given = {"milestone_id": deal.milestones[0], "to_client": deal.money(400), "reason": "Late."}
        offer = do(offer_refund, deal.client, **given)
        agree = later(agree_refund, deal.provider, offer_id=offer.pk)
        accept = later(accept_milestone, deal.client, submission_id=submission.pk)
        one_wins(crowd(agree, accept))
        assert deal.held() == 0
        assert RefundOffer.objects.get(pk=offer.pk).state in ("agreed", "lapsed")
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_payout_and_payout(crowd, parties, trials):
    for _ in range(trials):
        deal = make_deal([1_000], parties=parties)
        deal.complete()
        one_wins(crowd(*[later(request_payout, deal.provider, amount=deal.money(deal.wallet()))] * 3))
        payout = Payout.objects.get(state="requested")
        crowd(*[later(pay_out, CLOCK, payout_id=payout.pk)] * 3)
        assert Payout.objects.get(pk=payout.pk).state == "paid"
        assert deal.wallet() == 0
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_award_and_award(crowd, committed_db, trials):
    (_, client), bidders = make_organisation(), [make_organisation()[1] for _ in range(3)]
    for _ in range(trials):
        request = do(post_request, client, terms=RequestTerms(title="A logo", currency="EUR"))
        terms = ProposalTerms(price_minor=20_000, text="I will draw it by hand.")
        asked = {"request_id": request.pk, "terms": terms, "a_week": 2 * trials}
        proposals = [do(send_proposal, bidder, **asked) for bidder in bidders]
        given = {"fee_bps": 0, "rail": "sandbox"}
        one_wins(crowd(*[later(award_and_fund, client, proposal_id=one.pk, **given) for one in proposals]))
        assert Proposal.objects.filter(request=request, state="awarded").count() == 1
    assert Holding.objects.filter(state="held").count() == trials
    sound()


@pytest.mark.parametrize("trials", RACES.params)
def test_both_review_at_once_and_both_are_shown(crowd, parties, trials):
    for trial in range(1, trials + 1):
        deal = make_deal([1_000], parties=parties)
        deal.complete()
        given = {"agreement_id": deal.id, "score": 80}
        crowd(later(write_review, deal.client, **given), later(write_review, deal.provider, **given))
        assert Window.objects.get(agreement_id=deal.id).state == "shown"
        assert Review.objects.filter(window__state="shown").count() == 2 * trial
    sound()
