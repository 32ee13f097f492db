"""Agreements without a request: one side offers, the other signs, counters, declines or lets it lapse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from anyshore.contracts import queries as contracts
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.checks import USUAL
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.templates import template
from anyshore.demo.play import Story
from anyshore.demo.plots import Plot
from anyshore.demo.work import Work
from anyshore.kit.money import Money
from anyshore.payments.actions.sign_and_open import sign_and_open


def author(work: Work) -> str:
    """Who makes the offer."""
    return work.client if work.plot.by == "client" else work.plot.provider


def other(work: Work) -> str:
    """Who answers it."""
    return work.plot.provider if work.plot.by == "client" else work.client


def offered(work: Work) -> Story:
    """It waits for the other side; if nobody answers, the clock lets it lapse."""
    yield work.diary.on(work.calendar(author(work)), work.plot.day)
    _offer(work)


def _offer(work: Work) -> None:
    plot = work.plot
    work.provider, work.price = plot.provider, work.money(plot.price)
    work.started_on = work.today(author(work))
    told = work.stage.do(
        offer_agreement,
        author(work),
        work.at,
        side=Side(plot.by),
        other_id=work.stage.house(other(work)),
        title=plot.title,
        brief=plot.brief,
        offer=plot.offer,
        category=plot.category,
        unit=work.unit,
        currency=work.currency,
        milestones=_milestones(work, work.price),
        clauses=_clauses(plot),
        language=Language(plot.language),
        fee_bps=work.stage.fee_bps,
        rail=work.stage.rail,
    )
    work.agreement_id, work.hash = told.id, told.hash


def _clauses(plot: Plot) -> tuple[Chosen, ...]:
    """The clauses of the plot's template, with what the plot writes into them."""
    found = template(plot.template)
    if found is None:
        return ()
    whole = replace(found, clauses=(*found.clauses, *plot.also), set={**found.set, **plot.filled})
    return whole.chosen(Language(plot.language))


def _milestones(work: Work, price: Money) -> tuple[MilestoneDraft, ...]:
    checks = USUAL[work.plot.category] if work.plot.checked else ()
    return tuple(
        MilestoneDraft(part.title, amount.minor, day, part.criteria, checks)
        for part, amount, day in work.shares(price)
    )


def agreed(work: Work) -> Story:
    """Offered and signed; the work begins."""
    yield from offered(work)
    yield work.later(other(work), 1)
    _sign(work, other(work))


def _sign(work: Work, who: str) -> None:
    work.stage.do(sign_and_open, who, work.at, agreement_id=work.agreement_id, version_hash=work.hash)
    work.learn_agreement()


def countered(work: Work) -> Story:
    """The other side answers with another price or longer days, and now the first side is waited for."""
    yield from offered(work)
    yield work.later(other(work), 1)
    given: dict[str, Any] = {"why": work.plot.why}
    if work.plot.back:
        work.price = work.money(work.plot.back)
        given["milestones"] = _milestones(work, work.price)
    else:
        terms = contracts.default_terms(work.unit)
        given["terms"] = replace(terms, review_days=terms.review_days + 3, warranty_days=30)
    told = work.stage.do(
        counter_offer, other(work), work.at, agreement_id=work.agreement_id, version_hash=work.hash, **given
    )
    work.hash = told.hash


def declined(work: Work) -> Story:
    """No, with a reason."""
    yield from offered(work)
    yield work.later(other(work), 2)
    work.stage.do(decline_offer, other(work), work.at, agreement_id=work.agreement_id, reason=work.plot.reason)


def withdrawn(work: Work) -> Story:
    """Taken back before the other side answered."""
    yield from offered(work)
    yield work.later(author(work), 2)
    work.stage.do(withdraw_offer, author(work), work.at, agreement_id=work.agreement_id, reason=work.plot.reason)
