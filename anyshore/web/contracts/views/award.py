"""Awarding a proposal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.queries import default_terms
from anyshore.kit.errors import NotFound
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.sourcing.queries.proposals import ProposalView, offered_work, proposal_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.drafts import Draft
from anyshore.web.contracts.effects import Effect, effect_of
from anyshore.web.contracts.forms import Award
from anyshore.web.rendering import now_of, page, submit


@signed_in
def award(request: HttpRequest, number: int) -> HttpResponse:
    """What will be agreed, with whom and for how much; a task is awarded, signed and funded with one button."""
    proposal = proposal_view(actor_of(request), number)
    if not proposal.is_client:
        raise NotFound()
    draft, form = _draft(request, proposal), Award(request)
    if form.accepted():
        verb, given = (award_and_fund if draft.is_task else award_proposal), _given(proposal)
        done = submit(request, verb, form=form, to=_contract, told=_told(draft), **given, **form.values)
        if done:
            return done
    effect = effect_of(request, award_and_fund, **_given(proposal)) if draft.is_task else Effect([])
    return page(request, "contracts/award.html", p=proposal, draft=draft, form=form, effect=effect)


def _given(proposal: ProposalView) -> dict[str, Any]:
    return {
        "proposal_id": proposal.row.id,
        "fee_bps": settings.ANYSHORE_FEE_BPS,
        "rail": settings.ANYSHORE_RAIL,
    }


def _contract(agreement: Any) -> str:
    return reverse("contracts:contract", args=[agreement.number])


def _told(draft: Draft) -> str:
    if not draft.is_task:
        return _("The proposal is awarded. Read the contract, then sign it.")
    return _("Awarded, signed and promised.") if draft.promises else _("Awarded, signed and funded.")


def _draft(request: HttpRequest, proposal: ProposalView) -> Draft:
    offered = offered_work(actor_of(request), proposal.row.id)
    return Draft(
        offered=offered,
        client=request.organisation,  # type: ignore[attr-defined]
        provider=proposal.provider,
        terms=default_terms(offered.unit),
        fee_bps=settings.ANYSHORE_FEE_BPS,
        rail=settings.ANYSHORE_RAIL,
        on=now_of(request).date(),
    )
