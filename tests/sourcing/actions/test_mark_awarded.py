"""mark_awarded: one is chosen, all others learn why; races on real connections."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Refused
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing.models import Transition
from anyshore.sourcing.actions.expire_proposal import expire_proposal
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.mark_awarded import DecisionOverdue, mark_awarded
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import Criterion, Proposal, Request
from anyshore.sourcing.queries.offered import offered_work
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from anyshore.sourcing.rules.scoring import Points
from tests.factories import do, member_actor
from tests.sourcing.world import (
    FIT,
    LATER,
    PRICE,
    SCHEDULE,
    clocks,
    events,
    offer,
    posted,
    proposed,
    provider,
    refused,
)

TRIALS = 12


@pytest.mark.django_db
def test_one_is_awarded_and_the_others_learn_why():
    request, actor = posted()
    chosen, _ = proposed(request, 15_000)
    dearer, _ = proposed(request, 16_000, actor=provider("Dearer"))
    later, _ = proposed(request, 14_000, actor=provider("Later"), finishes_on=date(2026, 12, 9))
    cheaper, _ = proposed(request, 14_000, actor=provider("Cheaper"))
    done = do(mark_awarded, actor, LATER, proposal_id=chosen.id, words="You knew our bakery.")
    assert (done.state, done.decided_at) == ("awarded", LATER)
    assert Request.objects.get().state == "awarded"
    told = {row.pk: (row.state, row.reason_code, row.reason) for row in Proposal.objects.exclude(pk=chosen.pk)}
    assert told == {
        dearer.pk: ("not_chosen", "price", "You knew our bakery."),
        later.pk: ("not_chosen", "schedule", "You knew our bakery."),
        cheaper.pk: ("not_chosen", "judgement", "You knew our bakery."),
    }
    assert clocks(request) == clocks(chosen) == clocks(dearer) == []
    assert events(chosen)[-1] == "ProposalAwarded"
    assert events(request)[-1] == "RequestAwarded"
    assert offered_work(actor, chosen.id).milestones[0].amount_minor == 15_000


@pytest.mark.django_db
def test_where_there_are_scores_the_widest_gap_is_the_reason():
    request, actor = posted(criteria=(PRICE, SCHEDULE, FIT))
    chosen, _ = proposed(request, 15_000)
    other, _ = proposed(request, 14_000, actor=provider("Another"))
    fit = Criterion.objects.get(kind="judged")
    for proposal, points in ((chosen, 90), (other, 40)):
        do(score_proposal, actor, proposal_id=proposal.id, points=(Points(criterion_id=fit.id, points=points),))
    do(mark_awarded, actor, LATER, proposal_id=chosen.id)
    row = Proposal.objects.get(pk=other.pk)
    assert (row.reason_code, row.reason_detail) == ("score", "Fit")


@pytest.mark.django_db
def test_only_those_who_bind_the_client():
    request, actor = posted()
    proposal, bidder = proposed(request)
    for other in (bidder, member_actor(actor.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(mark_awarded, other, LATER, proposal_id=proposal.id)
    with refused(NotFound):
        do(mark_awarded, provider("Another"), LATER, proposal_id=proposal.id)


@pytest.mark.django_db
def test_too_late_at_the_instant_even_if_no_clock_has_run():
    request, actor = posted()
    until = LATER + timedelta(days=1)
    early, _ = proposed(request, expires_at=until)
    whole, _ = proposed(request, actor=provider("Another"), expires_at=request.decide_until + timedelta(days=9))
    with refused(OfferExpired, expired_at=until):
        do(mark_awarded, actor, until, proposal_id=early.id)
    with refused(DecisionOverdue, until=request.decide_until):
        do(mark_awarded, actor, request.decide_until, proposal_id=whole.id)
    assert do(mark_awarded, actor, until - timedelta(microseconds=1), proposal_id=early.id).state == "awarded"


@pytest.mark.django_db
def test_not_twice_and_not_what_does_not_stand():
    request, actor = posted()
    one, bidder = proposed(request)
    two, _ = proposed(request, actor=provider("Another"))
    do(withdraw_proposal, bidder, proposal_id=one.id)
    with refused(NotAllowed):
        do(mark_awarded, actor, LATER, proposal_id=one.id)
    do(mark_awarded, actor, LATER, proposal_id=two.id)
    with refused(RequestNotOpen, state="awarded"):
        do(mark_awarded, actor, LATER, proposal_id=two.id)


# Races, on connections of their own


def race(*runs: Callable[[], object]) -> list[object]:
    """Run all at the same moment, each on its own connection; what each returned, or how it was refused."""
    start = Barrier(len(runs))

    def one(run: Callable[[], object]) -> object:
        try:
            start.wait(5)
            return run()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(runs)) as pool:
        return list(pool.map(one, runs))


@pytest.mark.parametrize(
    "rival",
    [
        lambda _, proposal, bidder: do(withdraw_proposal, bidder, LATER, proposal_id=proposal.id),
        lambda actor, proposal, _: do(mark_awarded, actor, LATER, proposal_id=proposal.id),
        lambda _, proposal, __: do(expire_proposal, CLOCK, LATER, proposal_id=proposal.id),
        lambda _, proposal, __: do(lapse_request, CLOCK, LATER, request_id=proposal.request_id),
    ],
    ids=["withdraw", "award", "expire", "lapse"],
)
def test_an_award_and_a_rival_end_with_exactly_one_winner(committed_db, rival):
    for _ in range(TRIALS):
        request, actor = posted()
        proposal, bidder = proposed(request)
        results = race(
            lambda actor=actor, proposal=proposal: do(mark_awarded, actor, LATER, proposal_id=proposal.id),
            lambda actor=actor, proposal=proposal, bidder=bidder: rival(actor, proposal, bidder),
        )
        lost = [one for one in results if isinstance(one, Refused)]
        assert len(lost) == 1, results
        assert lost[0].status == 409
        state = Proposal.objects.get(pk=proposal.pk).state
        assert (Request.objects.get(pk=request.pk).state == "awarded") == (state == "awarded")
        assert Transition.objects.filter(subject_id=proposal.pk).count() == 1


def test_two_awards_of_two_proposals_choose_one(committed_db):
    for _ in range(TRIALS):
        request, actor = posted()
        pair = [proposed(request)[0], proposed(request, actor=provider("Another"))[0]]
        results = race(
            *(lambda one=one, actor=actor: do(mark_awarded, actor, LATER, proposal_id=one.id) for one in pair)
        )
        assert sum(isinstance(one, Refused) for one in results) == 1
        states = Proposal.objects.filter(request=request).values_list("state", flat=True)
        assert sorted(states) == ["awarded", "not_chosen"]


def test_a_proposal_and_an_award_at_the_same_moment(committed_db):
    """Either the new proposal came first and its bidder learns the outcome, or it was refused."""
    for _ in range(TRIALS):
        request, actor = posted()
        proposal, _ = proposed(request)
        late = provider("Late")
        results = race(
            lambda actor=actor, proposal=proposal: do(mark_awarded, actor, LATER, proposal_id=proposal.id),
            lambda late=late, request=request: do(send_proposal, late, LATER, request_id=request.id, terms=offer()),
        )
        assert not isinstance(results[0], Refused)
        mine = Proposal.objects.filter(request=request, provider_id=late.organisation_id).first()
        if mine is None:
            assert isinstance(results[1], RequestNotOpen)
        else:
            assert (mine.state, events(mine)[-1]) == ("not_chosen", "ProposalNotChosen")


def test_one_organisation_sends_two_at_once_and_has_one(committed_db):
    for _ in range(TRIALS):
        request, _ = posted()
        bidder = provider()

        def send(request=request, bidder=bidder):
            return do(send_proposal, bidder, LATER, request_id=request.id, terms=offer())

        assert sum(isinstance(one, Refused) for one in race(send, send)) == 1
        assert Proposal.objects.filter(request=request).count() == 1
