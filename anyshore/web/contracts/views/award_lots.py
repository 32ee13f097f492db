"""Deciding the lots of a tender, and asking one's own people first where a rule wants them to agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.approvals.queries import ApprovalRow, approvals_about
from anyshore.contracts.actions.ask_to_award_lots import ask_to_award_lots
from anyshore.contracts.actions.award_lots import award_lots
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.sourcing.queries.lot_view import LotView
from anyshore.sourcing.queries.offered import beside, offered_work
from anyshore.sourcing.queries.tender_view import TenderView, tender_view
from anyshore.sourcing.queries.tenders import own_tender
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.tenders import LotChoice, won_by
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.forms import award_lots_form, lot_choices
from anyshore.web.contracts.gates import Gate, gate_of
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit


@signed_in
def award_by_lot(request: HttpRequest, number: int) -> HttpResponse:
    """Who gets which lot: one agreement a winner, and a reason for each lot that nobody gets."""
    tender, lots = _open(request, number)
    form = award_lots_form(request, lots)
    choices = lot_choices(form.values, lots) if form.accepted() else ()
    winners = _winners(request, tender, choices)
    if form.accepted() and request.method == "POST" and (done := _done(request, number, form, choices, winners)):
        return done
    view = request_view(actor_of(request), number, at=now_of(request))
    shown: dict[str, Any] = {"view": view, "tender": tender, "form": form, "winners": winners}
    shown |= {"asked": _asked(request, tender), "best_parts": _parts(tender)}
    return page(request, "contracts/award_lots.html", **shown)


def _open(request: HttpRequest, number: int) -> tuple[TenderView, list[LotView]]:
    """One of the reader's own tenders whose lots they may decide, with those still to decide."""
    tender = tender_view(actor_of(request), own_tender(actor_of(request), number).id, at=now_of(request))
    if tender is None or tender.lots is None or "divide" not in tender.may:
        raise Forbidden()
    return tender, [one for one in tender.lots.lots if one.state == "open"]


@dataclass(frozen=True, slots=True)
class Winner:
    """One agreement that a division would lead to, and what must be agreed to before."""

    name: str
    title: str
    price: Money
    gate: Gate


def _winners(request: HttpRequest, tender: TenderView, choices: tuple[LotChoice, ...]) -> list[Winner]:
    names = {one.proposal_id: one.name for lot in (tender.lots.lots if tender.lots else []) for one in lot.offers}
    found = []
    winners = won_by(choices)
    for proposal_id, lots in winners.items():
        offered = offered_work(actor_of(request), proposal_id, lots)
        price = Money(offered.price_minor, offered.currency)
        gate = gate_of(request, offered, beside(actor_of(request), winners, proposal_id))
        found.append(Winner(names[proposal_id], offered.title, price, gate))
    return found


def _done(
    request: HttpRequest, number: int, form: Form, choices: tuple[LotChoice, ...], winners: list[Winner]
) -> HttpResponse | None:
    """The lots are awarded, or those are asked who must agree; None where the page is shown again with whom to ask."""
    given: dict[str, Any] = {"request_id": own_tender(actor_of(request), number).id, "choices": choices}
    if request.POST.get("ask"):
        chosen = urlencode({name: value for name, value in form.values.items() if name.startswith("lot_")})
        to = f"{reverse('contracts:award_lots', args=[number])}?{chosen}"
        told, words = _("They are asked. You get a mail with the outcome."), form.values["asked"]
        return submit(request, ask_to_award_lots, form=form, to=to, told=told, words=words, **given)
    if any(one.gate.asks for one in winners):
        return None
    given |= {"words": form.values["words"], "reason": form.values["reason"]}
    given |= {"fee_bps": settings.ANYSHORE_FEE_BPS, "rail": settings.ANYSHORE_RAIL}
    to, told = reverse("sourcing:request", args=[number]), _("Decided. Read and sign each contract.")
    return submit(request, award_lots, form=form, to=to, told=told, **given)


def _parts(tender: TenderView) -> list[str]:
    best = tender.lots.best if tender.lots else None
    return [formats.leading_text(lot, who) for lot, who in best.parts] if best else []


def _asked(request: HttpRequest, tender: TenderView) -> list[ApprovalRow]:
    """What one's own people were asked about the offers on these lots so far."""
    offers = {one.proposal_id for lot in (tender.lots.lots if tender.lots else []) for one in lot.offers}
    return approvals_about(actor_of(request), "proposal", offers)
