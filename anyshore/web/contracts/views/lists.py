"""The list of contracts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from anyshore.contracts.queries import agreements_of, offers_waiting
from anyshore.contracts.queries.drafts import drafts_of
from anyshore.contracts.queries.held import held_offers, held_view
from anyshore.contracts.rules import AgreementState
from anyshore.exits.queries import last_days_by_notice
from anyshore.insight.queries.contract_team import team_contracts
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import words
from anyshore.web.contracts.outgoing import state_of
from anyshore.web.contracts.words import UNITS
from anyshore.web.rendering import page

SHOWN = {
    "running": (AgreementState.RUNNING, AgreementState.ENDING),
    "offers": (AgreementState.OFFERED,),
    "ended": (
        AgreementState.COMPLETED,
        AgreementState.ENDED,
        AgreementState.CANCELLED,
        AgreementState.DECLINED,
        AgreementState.WITHDRAWN,
        AgreementState.LAPSED,
    ),
}
"""The three lists, by the states they hold."""


@signed_in
def contracts(request: HttpRequest) -> HttpResponse:
    """Running contracts, open offers, or what is over, newest first."""
    chosen, actor = request.GET.get("show", "running"), actor_of(request)
    found = agreements_of(actor, states=SHOWN.get(chosen, SHOWN["running"]), after=request.GET.get("after", ""))
    beside: dict[str, Any] = {"units": UNITS, "words": words, "drafts": drafts_of(actor)}
    return page(
        request,
        "contracts/contracts.html",
        teams=team_contracts(actor),
        found=found,
        by_notice=last_days_by_notice(actor, [row.number for row in found.rows]),
        chosen=chosen,
        waiting=offers_waiting(actor),
        held=[(row, state_of(held_view(actor, row.id))) for row in held_offers(actor)],
        **beside,
    )
