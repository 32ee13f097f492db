"""From the signature to the last acceptance: funding, handing in, asking for changes, accepting, paying out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts import queries as contracts
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.demo.play import Story
from anyshore.demo.props import keep
from anyshore.demo.stage import CLOCK
from anyshore.demo.teaming import members_of
from anyshore.demo.work import Work, talk
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days
from anyshore.payments.actions.fund_milestones import fund_milestones
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.queries.rows import released_of
from anyshore.reviews.actions.reply_to_review import reply_to_review
from anyshore.reviews.actions.write_review import write_review

NOTES = (
    "All of it is here, checked once more by a second pair of eyes.",
    "As agreed. Two small choices are marked, say if you would rather have them the other way.",
    "Finished a day early. The open files are in the same folder as the final ones.",
    "This is the part as the agreement describes it. I went through each line of the list before sending.",
)


def by_invoice(work: Work) -> bool:
    """Whether nothing is held before the work: processes are paid by invoice."""
    return work.unit in (Unit.PROCESS, Unit.DEPARTMENT)


def fund(work: Work, count: int) -> Story:
    """The client funds so many milestones in all, where money is held at all."""
    if by_invoice(work) or count <= work.funded:
        return
    yield work.later(work.client)
    ids = work.milestones[work.funded : count]
    work.stage.do(fund_milestones, work.client, work.at, agreement_id=work.agreement_id, milestone_ids=ids)
    work.funded = count


def hand_in(work: Work, place: int, **given: Any) -> Any:
    """The provider submits one milestone now; returns the submission's id. Pictures are ``drawn`` from the note, or
    from other words, and ``moved`` for another version."""
    part = work.parts[place]
    note = given.pop("note", "") or part.note or work.diary.random.choice(NOTES)
    drawn, moved = given.pop("drawn", note), given.pop("moved", 0)
    last = place == len(work.parts) - 1
    files = keep(work.stage, work.provider, work.plot.files, drawn, work.at, moved) if last else ()
    told = work.stage.do(
        submit_funded_work,
        given.pop("who", work.provider),
        work.at,
        milestone_id=work.milestones[place],
        note=note,
        checked=tuple(range(len(part.criteria))),
        file_ids=files,
        **given,
    )
    return told.id


def deliver(work: Work, place: int) -> Story:
    """One milestone from funding to acceptance, by a person or by silence."""
    last = place == len(work.parts) - 1
    yield from fund(work, place + 1)
    # a day or two before the day it was promised for, and earlier where another round is to come
    early = work.diary.random.randint(1, 3) + (8 if last and work.plot.fix else 0)
    on = timedelta(days=work.plot.late or -early)
    yield work.diary.by(work.calendar(work.provider), work.dues[place] + on)
    submission = hand_in(work, place)
    if last and work.plot.fix:
        yield work.later(work.client, 1)
        work.stage.do(ask_for_changes, work.client, work.at, submission_id=submission, words=work.plot.fix)
        yield work.later(work.provider, 1)
        submission = hand_in(work, place, note=work.plot.back)
    if last and work.plot.silent:
        days = contracts.default_terms(work.unit).review_days
        until = add_working_days(work.at, days, work.calendar(work.client))
        yield work.diary.wait_until(until + timedelta(minutes=2))
    else:
        yield work.later(work.client, work.diary.random.randint(1, 2))
        work.stage.do(accept_milestone, work.client, work.at, submission_id=submission)
    note_income(work, released_of(work.milestones[place], work.currency))


def note_income(work: Work, amount: Money) -> None:
    """The provider may pay this out."""
    work.stage.earn(work.provider, amount, work.released, members_of(work))
    work.released += amount.minor


def deliver_all(work: Work) -> Story:
    """Every milestone, with the messages that belong to the work after the first one begins."""
    yield from fund(work, 1)
    for place in range(len(work.parts)):
        yield from talk(work, place)
        yield from deliver(work, place)
    if work.plot.bonus:
        yield work.later(work.client)
        amount, words = work.plot.bonus
        bonus = work.money(amount)
        work.stage.do(give_bonus, work.client, work.at, agreement_id=work.agreement_id, amount=bonus, words=words)
        note_income(work, bonus)


def pay_out_all(work: Work) -> Story:
    """The provider takes out what they have earned in this currency; the rail answers within the hour."""
    if work.plot.saves:
        return
    yield work.later(work.provider, 1)
    amount = work.stage.empty_purse(work.provider, work.currency)
    if not amount:
        return
    if work.plot.bounces:
        yield from _pay_out(work, amount, "Old account, closed: the bank will refuse it")
        yield work.later(work.provider)
    yield from _pay_out(work, amount, f"Bank account ending in {work.diary.random.randint(1000, 9999)}")


def _pay_out(work: Work, amount: Money, destination: str) -> Story:
    asked = work.stage.do(
        request_payout, work.provider, work.at, amount=amount, destination=destination, rail=work.stage.rail
    )
    yield work.diary.minutes(4, 50)
    work.stage.do(pay_out, CLOCK, work.at, payout_id=asked.id)


def review_each_other(work: Work) -> Story:
    """Both sides, neither reading the other first; a reply where the plot has one. ``said`` is score and words twice.

    A score below zero is one that they have not given yet.
    """
    said, written = work.plot.said, {}
    for side, score, words in zip((work.client, work.provider), said[::2], said[1::2], strict=False):
        if score >= 0:
            yield work.later(side, work.diary.random.randint(1, 3))
            written[side] = work.stage.do(
                write_review, side, work.at, agreement_id=work.agreement_id, score=score, words=words
            ).id
    if work.plot.reply and len(written) == 2:
        yield work.later(work.provider, 1)
        work.stage.do(reply_to_review, work.provider, work.at, review_id=written[work.client], text=work.plot.reply)
