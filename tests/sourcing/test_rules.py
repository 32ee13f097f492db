"""The pure rules of sourcing: terms, offers, clocks, lifecycles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.rules.categories import Unit
from anyshore.kit.errors import NotAllowed
from anyshore.kit.money import split
from anyshore.kit.workdays import calendar_of
from anyshore.sourcing.rules import clocks, offers, terms
from anyshore.sourcing.rules.offers import MilestonesDoNotAddUp, MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.refusals import TextMissing, TextTooLong
from anyshore.sourcing.rules.states import PROPOSAL, REQUEST, ProposalState, RequestState
from anyshore.sourcing.rules.terms import RequestTerms

NOW = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
UNTIL = NOW + timedelta(days=14)


def test_every_state_of_a_request_and_a_proposal_can_be_reached():
    for lifecycle, states, first in ((REQUEST, RequestState, "draft"), (PROPOSAL, ProposalState, "sent")):
        assert set(lifecycle.moves.values()) | {states(first)} == set(states)


@pytest.mark.parametrize("state", [ProposalState.DECLINED, ProposalState.AWARDED])
def test_what_was_declined_or_awarded_is_not_sent_again(state):
    with pytest.raises(NotAllowed):
        PROPOSAL.after(state, "revise")


@given(st.text(max_size=300), st.text(max_size=300))
def test_completed_terms_are_complete_already(title, brief):
    given_terms = RequestTerms(title=title, currency="JPY", brief=brief)
    try:
        done = terms.completed(given_terms, NOW)
    except (TextMissing, TextTooLong):
        return
    assert terms.completed(done, NOW) == done
    assert terms.changed(done, done) == ()
    assert "\n" not in done.title
    assert "\r" not in done.brief + done.title


def test_what_changed_is_named_in_the_order_of_the_terms():
    before = terms.completed(RequestTerms(title="Logo", currency="EUR"), NOW)
    after = replace(before, brief="In blue.", wanted_on=date(2026, 12, 1))
    assert terms.changed(before, after) == ("brief", "wanted_on")
    assert terms.content(after)["wanted_on"] == "2026-12-01"


def completed(given_terms: ProposalTerms) -> ProposalTerms:
    return offers.completed(given_terms, title="Logo", questions=(), decide_until=UNTIL, at=NOW)


@given(st.integers(30, 10**15), st.lists(st.integers(1, 50), min_size=1, max_size=30), st.integers(-3, 3))
def test_milestones_add_up_to_the_price_exactly_or_are_refused(price, weights, off):
    parts = split(price, weights)
    if min(parts) < 1 or parts[0] + off < 1:
        return
    parts[0] += off
    milestones = tuple(MilestoneTerms(title="Part", amount_minor=part) for part in parts)
    given_terms = ProposalTerms(price_minor=price, text="Yes.", milestones=milestones)
    if off:
        with pytest.raises(MilestonesDoNotAddUp) as caught:
            completed(given_terms)
        assert caught.value.params["total_minor"] == price + off
    else:
        assert sum(one.amount_minor for one in completed(given_terms).milestones) == price


def test_without_milestones_the_whole_is_one_and_it_binds_until_the_decision():
    done = completed(ProposalTerms(price_minor=500, text="Yes."))
    assert [(one.title, one.amount_minor) for one in done.milestones] == [("Logo", 500)]
    assert done.stands_until == UNTIL


@pytest.mark.parametrize("unit", list(Unit))
def test_larger_work_has_longer_clocks_that_end_at_the_close_of_business(unit):
    calendar = calendar_of("NL")
    until = clocks.proposals_until(NOW, unit, calendar)
    decide = clocks.decide_until(until, unit, calendar)
    assert NOW < until < decide
    assert (until.hour, decide.hour) == (16, 16)
    smaller = list(Unit)[: list(Unit).index(unit)]
    assert all(clocks.PROPOSAL_DAYS[one] < clocks.PROPOSAL_DAYS[unit] for one in smaller)


def test_at_the_instant_a_clock_is_over():
    assert clocks.is_over(NOW, NOW)
    assert not clocks.is_over(NOW, NOW - timedelta(microseconds=1))
    assert not clocks.is_over(None, NOW)


def facts(state: str = "open") -> clocks.RequestClock:
    return clocks.RequestClock(
        number=1042, state=state, proposals_until=NOW + timedelta(days=5), decide_until=NOW + timedelta(days=9)
    )


def standing(days: int, state: str = "sent") -> clocks.ProposalClock:
    return clocks.ProposalClock(number=7, state=state, provider="Vistula", expires_at=NOW + timedelta(days=days))


def test_silence_closes_lapses_and_expires_in_this_order():
    found = clocks.silence(facts(), [standing(7), standing(9), standing(7, "declined")], NOW)
    assert [(one.code, one.at - NOW) for one in found] == [
        ("sourcing.proposals_close", timedelta(days=5)),
        ("sourcing.proposal_expires", timedelta(days=7)),
        ("sourcing.request_lapses", timedelta(days=9)),
    ]
    assert found[0].params["count"] == 2


def test_silence_says_nothing_of_what_is_over():
    assert clocks.silence(facts("awarded"), [standing(7)], NOW) == []
    later = clocks.silence(facts(), [], NOW + timedelta(days=5))
    assert [one.code for one in later] == ["sourcing.request_lapses"]


def test_answers_belong_to_questions():
    question = UUID(int=5)
    given_terms = ProposalTerms(
        price_minor=1, text="Yes.", answers=(offers.AnswerTerms(question_id=question, text="A"),)
    )
    done = offers.completed(given_terms, title="Logo", questions=(question,), decide_until=UNTIL, at=NOW)
    assert done.answers == given_terms.answers
    with pytest.raises(offers.AnswerMissing):
        offers.completed(given_terms, title="Logo", questions=(question, UUID(int=6)), decide_until=UNTIL, at=NOW)
