"""A tender that is over: two lots to two winners, with a contract each, and a report of it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.demo.asking import request_terms
from anyshore.demo.play import Story
from anyshore.demo.work import Work
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.sourcing.actions.answer_review import answer_review
from anyshore.sourcing.actions.ask_for_review import ask_for_review
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.rules.clocks import proposals_until
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.states import RequestKind
from anyshore.sourcing.rules.tenders import LotTerms, SplitRule, TenderTerms

LOTS: Final = ("Spanish", "Italian")
PRICES: Final[dict[str, tuple[str, str, str]]] = {
    "lingua": ("2400", "2700", "4700"),
    "dijkstra": ("2250", "", ""),
    "sahyadri": ("2520", "1950", "4360"),
}
"""For each bidder the price of the first lot, of the second, and of both together."""

WINNERS: Final = (("dijkstra", 1), ("sahyadri", 2))
ASKED: Final = "Both lots together cost less with us than with the next one alone. Was our price for both read?"
ANSWERED: Final = (
    "It was. Your price for both is EUR 500.00 above the two chosen offers together; the report shows the sums side by"
    " side. The decision stands."
)


def divided(work: Work) -> Story:
    """Posted in two lots, priced by three, awarded to two, signed, and one of those not chosen had it reviewed."""
    stage, client = work.stage, work.client
    yield work.diary.on(work.calendar(client), work.plot.day)
    until = proposals_until(work.at, work.unit, work.calendar(client))
    terms = replace(request_terms(work, until, ()), kind=RequestKind.RFQ)
    told = stage.do(save_request, client, work.at, terms=terms)
    work.request_id, work.request_number = told.id, told.number
    lots = tuple(LotTerms(title=one, budget_minor=work.money("3000").minor) for one in LOTS)
    setup = TenderTerms(split_rule=SplitRule.PRICE, lots=lots, tell_rank=True)
    stage.do(set_up_tender, client, work.at, request_id=work.request_id, terms=setup)
    stage.do(publish_request, client, work.at, request_id=work.request_id)
    for bid in work.plot.bids:
        yield work.later(bid.who, 1)
        offer = _offer(work, bid.who, bid.text, work.today(bid.who) + timedelta(days=bid.days))
        work.bids[bid.who] = stage.do(send_proposal, bid.who, work.at, request_id=work.request_id, terms=offer).id
    yield from _awarded(work)
    yield from _reviewed(work)


def _offer(work: Work, who: str, text: str, day: date) -> ProposalTerms:
    """What one bidder asks for each lot, and for both."""
    alone, both = PRICES[who][:2], PRICES[who][2]
    return ProposalTerms(
        price_minor=0,
        text=text,
        lots=tuple(
            LotOffer(lot=place, price_minor=work.money(price).minor, finishes_on=day)
            for place, price in enumerate(alone, start=1)
            if price
        ),
        bundles=(BundleOffer(lots=(1, 2), price_minor=work.money(both).minor),) if both else (),
    )


def _awarded(work: Work) -> Story:
    """Each lot goes to the lowest price, and both sides have signed."""
    yield work.later(work.client, 1)
    stage = work.stage
    made = []
    for who, lot in WINNERS:
        yield work.diary.minutes(4, 12)
        given = {"proposal_id": work.bids[who], "fee_bps": stage.fee_bps, "rail": stage.rail, "lots": (lot,)}
        made.append(stage.do(award_proposal, work.client, work.at, words=work.plot.why, **given))
    for one in made:
        yield work.later(work.client)
        stage.do(sign_and_open, work.client, work.at, agreement_id=one.id, version_hash=one.hash)


def _reviewed(work: Work) -> Story:
    """One of those not chosen asks for a review, and is answered in words."""
    yield work.later("lingua", 1)
    lost = work.bids["lingua"]
    work.stage.do(ask_for_review, "lingua", work.at, proposal_id=lost, words=ASKED)
    yield work.later(work.client, 1)
    work.stage.do(answer_review, work.client, work.at, proposal_id=lost, answer=ANSWERED)
