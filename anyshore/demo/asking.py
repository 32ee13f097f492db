"""From the request to the award: posting, questions, proposals, choosing."""

from __future__ import annotations

from datetime import datetime, timedelta

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.demo.play import Story
from anyshore.demo.plots import Bid
from anyshore.demo.teaming import proposed_together
from anyshore.demo.work import Work
from anyshore.kit.money import Money
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.sourcing.actions.answer_question import answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.save_proposal_draft import save_proposal_draft
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.rules.clocks import proposals_until
from anyshore.sourcing.rules.offers import MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.terms import CriterionTerms, RequestTerms

_LEAD_DAYS = 8
"""How many days after their proposal bidders think that the work starts."""


def request_terms(
    work: Work, until: datetime | None = None, criteria: tuple[CriterionTerms, ...] | None = None
) -> RequestTerms:
    """The request as its author writes it; without ``criteria`` those of its unit."""
    plot = work.plot
    return RequestTerms(
        title=plot.title,
        brief=plot.brief,
        currency=work.currency,
        budget_minor=work.money(plot.budget).minor if plot.budget else None,
        category=plot.category,
        unit=plot.unit,
        skills=plot.skills or None,
        visibility=plot.visibility,
        proposals_until=until,
        criteria=criteria,
    )


def draft(work: Work) -> Story:
    """It is written down and stays so."""
    yield work.diary.on(work.calendar(work.client), work.plot.day)
    told = work.stage.do(save_request, work.client, work.at, terms=request_terms(work))
    work.request_id, work.request_number = told.id, told.number


def post(work: Work) -> Story:
    """It is open, and the invited are told."""
    plot, stage = work.plot, work.stage
    yield work.diary.on(work.calendar(work.client), plot.day)
    until = proposals_until(work.at, work.unit, work.calendar(work.client))
    told = stage.do(post_request, work.client, work.at, terms=request_terms(work, until))
    work.request_id, work.request_number = told.id, told.number
    for who, words in plot.invited:
        yield work.diary.minutes(3, 20)
        stage.do(
            invite_provider,
            work.client,
            work.at,
            request_id=work.request_id,
            provider_id=stage.house(who),
            words=words,
        )
    yield from take_part(work, until)


def take_part(work: Work, until: datetime) -> Story:
    """Questions are answered for all to read, and proposals come."""
    stage = work.stage
    for who, question, answer in work.plot.asked:
        yield work.later(who)
        asked = stage.do(ask_question, who, work.at, request_id=work.request_id, question=question)
        yield work.later(work.client)
        if answer:
            stage.do(answer_question, work.client, work.at, question_id=asked.id, answer=answer)
    yield from _proposals(work, until)


def _proposals(work: Work, until: datetime) -> Story:
    """They come one after the other, the last before the door closes."""
    left = len(work.plot.bids)
    for bid in work.plot.bids:
        work.later(bid.who, 1 if work.diary.random.random() < 0.45 else 0)
        yield work.diary.not_after(until - timedelta(minutes=37 * left))
        left -= 1
        if bid.then == "drafted":
            written = {"price": work.money(bid.price), "text": bid.text}
            given = {"request_id": work.request_id, "version": 0, "written": written}
            work.stage.do(save_proposal_draft, bid.who, work.at, **given)
            continue
        terms = proposal_terms(work, bid, work.money(bid.price), until)
        if bid.who == work.plot.lead:
            yield from proposed_together(work, bid, terms, until)
            continue
        sent = work.stage.do(send_proposal, bid.who, work.at, request_id=work.request_id, terms=terms)
        work.bids[bid.who] = sent.id
        if bid.then in ("withdrawn", "revised"):
            yield from _second_thoughts(work, bid, until)


def _second_thoughts(work: Work, bid: Bid, until: datetime) -> Story:
    work.later(bid.who)
    yield work.diary.not_after(until - timedelta(minutes=19))
    if bid.then == "withdrawn":
        work.stage.do(withdraw_proposal, bid.who, work.at, proposal_id=work.bids[bid.who], reason=bid.why)
        return
    terms = proposal_terms(work, bid, work.money(bid.again), until)
    work.stage.do(revise_proposal, bid.who, work.at, proposal_id=work.bids[bid.who], version=1, terms=terms)


def proposal_terms(work: Work, bid: Bid, price: Money, until: datetime) -> ProposalTerms:
    """One offer as its author writes it; the days count from when they think that the work starts."""
    work.started_on = work.today(bid.who) + timedelta(days=_LEAD_DAYS)
    parts = tuple(
        MilestoneTerms(title=part.title, amount_minor=amount.minor, due_on=day, criteria=part.criteria)
        for part, amount, day in work.shares(price, bid)
    )
    return ProposalTerms(
        price_minor=price.minor,
        text=bid.text,
        finishes_on=parts[-1].due_on,
        milestones=parts,
        expires_at=until + timedelta(minutes=1) if bid.then == "expired" else None,
    )


def weed(work: Work) -> Story:
    """The client declines those who do not fit, each with a reason."""
    for bid in work.plot.bids:
        if bid.then == "declined":
            yield work.later(work.client)
            code, _, reason = bid.why.partition(":")
            work.stage.do(
                decline_proposal,
                work.client,
                work.at,
                proposal_id=work.bids[bid.who],
                reason_code=code,
                reason=reason.strip(),
            )


def chosen(work: Work) -> Bid:
    """The bid that is awarded: the plot's provider's."""
    return next(bid for bid in work.plot.bids if bid.who == work.plot.provider)


def award(work: Work) -> Story:
    """One is chosen and signed: a task is funded with the same button, a larger work when its parts begin."""
    yield from weed(work)
    bid = chosen(work)
    work.provider, work.price = bid.who, work.money(bid.again or bid.price)
    yield work.later(work.client, work.diary.random.randint(1, 2))
    given = {"proposal_id": work.bids[bid.who], "fee_bps": work.stage.fee_bps, "rail": work.stage.rail}
    if work.unit == Unit.TASK:
        told = work.stage.do(award_and_fund, work.client, work.at, words=work.plot.why, **given)
        work.agreement_id = told.id
        work.learn_agreement()
        work.funded = len(work.milestones)
    else:
        told = work.stage.do(award_proposal, work.client, work.at, words=work.plot.why, **given)
        work.agreement_id, work.hash = told.id, told.hash
        if work.plot.fate == "unsigned":
            return
        yield work.later(work.client)
        work.stage.do(sign_and_open, work.client, work.at, agreement_id=work.agreement_id, version_hash=work.hash)
        work.learn_agreement()
    work.started_on = work.today(work.client)
