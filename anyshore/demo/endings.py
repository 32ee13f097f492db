"""How work stands today, and the ways in which it ends other than by the last acceptance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.demo.doing import deliver, fund, hand_in, note_income, pay_out_all, review_each_other
from anyshore.demo.play import Story
from anyshore.demo.stage import HOST
from anyshore.demo.work import Work, talk
from anyshore.exits.actions.agree_refund import agree_refund
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.give_back import give_back
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.kit.money import Money
from anyshore.payments.actions.hold_funds import hold_funds


def told_by(start: Callable[[Work], Story], end: Callable[[Work], Story]) -> Callable[[Work], Story]:
    """A fate that starts as every contract and, after its accepted milestones, ends in its own way."""

    def story(work: Work) -> Story:
        yield from start(work)
        yield from fund(work, 1)
        for place in range(work.plot.accepted):
            yield from talk(work, place)
            yield from deliver(work, place)
        yield from talk(work, work.plot.accepted)
        yield from end(work)

    return story


def at_present(work: Work) -> Story:
    """The milestone after the accepted ones: not funded, in work, in review since ``recent`` days, or sent back."""
    place, then = work.plot.accepted, work.plot.then
    if then == "not_funded":
        return
    yield from fund(work, place + 1)
    if then == "in_work":
        return
    yield work.diary.on(work.calendar(work.provider), work.plot.recent)
    submission = hand_in(work, place, who=work.plot.by if "." in work.plot.by else work.provider)
    if then == "changes":
        yield work.later(work.client)
        work.stage.do(ask_for_changes, work.client, work.at, submission_id=submission, words=work.plot.fix)
    yield from fund(work, place + 1 + work.plot.ahead)


def held_now(work: Work) -> Money:
    """What is held for the milestone after the accepted ones."""
    return work.amounts[work.plot.accepted]


def half_way(work: Work) -> Story:
    """The next milestone is funded, and some days of work have passed."""
    yield from fund(work, work.plot.accepted + 1)
    yield work.later(work.provider, 3)


def cancelled(work: Work) -> Story:
    """Called off before anything was handed in; all of the money goes back."""
    who = work.provider if work.plot.by == "provider" else work.client
    yield work.later(who, 2)
    work.stage.do(cancel_agreement, who, work.at, agreement_id=work.agreement_id, reason=work.plot.reason)


def ending(work: Work) -> Story:
    """Notice is given; when its days are over the clock ends it, and work that was handed in is still paid."""
    yield from fund(work, work.plot.accepted + 1)
    who = work.provider if work.plot.by == "provider" else work.client
    if work.plot.fate == "ending":
        yield work.diary.on(work.calendar(who), work.plot.recent)
    else:
        yield work.later(who, 2)
    work.stage.do(give_notice, who, work.at, agreement_id=work.agreement_id, reason=work.plot.reason)
    if work.plot.fate == "ended":
        yield work.diary.wait_until(work.at + timedelta(days=17))
        yield from review_each_other(work)


def refund_offered(work: Work) -> Story:
    """The provider offers part of the money back, and waits for an answer."""
    yield from fund(work, work.plot.accepted + 1)
    yield work.diary.on(work.calendar(work.provider), work.plot.recent)
    _offer_back(work)


def _offer_back(work: Work) -> object:
    to_client = work.money(work.plot.back)
    told = work.stage.do(
        offer_refund,
        work.provider,
        work.at,
        milestone_id=work.milestones[work.plot.accepted],
        to_client=to_client,
        reason=work.plot.reason,
    )
    return told.id


def refunded(work: Work) -> Story:
    """Both agree to divide what is held; the contract ends by consent."""
    yield from half_way(work)
    offer_id = _offer_back(work)
    yield work.later(work.client, 1)
    work.stage.do(agree_refund, work.client, work.at, offer_id=offer_id)
    note_income(work, held_now(work) - work.money(work.plot.back))
    yield from review_each_other(work)
    yield from pay_out_all(work)


def given_back(work: Work) -> Story:
    """The provider cannot do it after all and gives everything back."""
    yield from half_way(work)
    milestone_id = work.milestones[work.plot.accepted]
    work.stage.do(give_back, work.provider, work.at, milestone_id=milestone_id, reason=work.plot.reason)


def on_hold(work: Work) -> Story:
    """The operator has put the money of a disputed milestone on hold and has not ruled yet."""
    yield from fund(work, work.plot.accepted + 1)
    yield work.diary.on(work.calendar(work.provider), work.plot.recent + 3)
    hand_in(work, work.plot.accepted)
    yield work.diary.on(work.calendar(HOST), work.plot.recent)
    _hold(work)


def _hold(work: Work) -> None:
    milestone_id = work.milestones[work.plot.accepted]
    work.stage.do(hold_funds, HOST, work.at, milestone_id=milestone_id, reason=work.plot.reason)


def ruled(work: Work) -> Story:
    """The operator held the money, heard both sides, and divided it with written reasons."""
    yield from half_way(work)
    hand_in(work, work.plot.accepted)
    yield work.later(HOST, 2)
    _hold(work)
    yield work.later(HOST, 5)
    to_client = work.money(work.plot.back)
    work.stage.do(
        rule_on_milestone,
        HOST,
        work.at,
        milestone_id=work.milestones[work.plot.accepted],
        to_client=to_client,
        reasons=work.plot.why,
    )
    note_income(work, held_now(work) - to_client)
    yield from review_each_other(work)
    yield from pay_out_all(work)


def expired(work: Work) -> Story:
    """Its last day passes with a milestone still open; the clock ends it and gives that money back."""
    yield from fund(work, work.plot.accepted + 1)
    over = datetime.combine(max(work.dues) + timedelta(days=2), time(6), UTC)
    yield work.diary.wait_until(over)
    yield from review_each_other(work)
    yield from pay_out_all(work)
