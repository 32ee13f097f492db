"""Awarding a proposal, and asking one's own people first where a rule wants them to agree."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.ask_beyond_limit import ask_beyond_limit
from anyshore.contracts.actions.ask_to_award import ask_to_award
from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules.drafting import LARGE
from anyshore.kit.errors import NotFound
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.sourcing.queries.offered import offered_work
from anyshore.sourcing.queries.proposals import ProposalView, proposal_view
from anyshore.sourcing.queries.tender_view import tender_view
from anyshore.web.access import acting_for, actor_of, signed_in
from anyshore.web.approvals.forms import Ask
from anyshore.web.contracts.drafts import Draft
from anyshore.web.contracts.effects import Effect, effect_of
from anyshore.web.contracts.forms import Award, AwardTender
from anyshore.web.contracts.gates import Gate, gate_of
from anyshore.web.forms import Form
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.views.permitted import permitted, standing


@signed_in
def award(request: HttpRequest, number: int) -> HttpResponse:
    """What will be agreed, with whom and for how much; a task is awarded, signed and funded with one button."""
    proposal = _own(request, number)
    permitted(request, proposal.row.request_number, "award")
    if proposal.lots:
        return HttpResponseRedirect(reverse("contracts:award_lots", args=[proposal.row.request_number]))
    draft = _draft(request, proposal)
    gate = gate_of(request, draft.offered)
    form = _form(request, proposal, gate)
    if form.accepted():
        verb, to, told, given = _deed(request, proposal, draft, gate)
        now = partial(standing, request, proposal.row.request_number)
        done = submit(request, verb, form=form, to=to, told=told, now=now, **given, **form.values)
        if done:
            return done
    shown: dict[str, Any] = {"p": proposal, "who": proposal.provider.name, "draft": draft, "form": form, "gate": gate}
    return page(request, "contracts/award.html", effect=_effect(request, proposal, draft, gate), **shown)


def _own(request: HttpRequest, number: int) -> ProposalView:
    proposal = proposal_view(actor_of(request), number)
    if not proposal.is_client:
        raise NotFound()
    return proposal


def _form(request: HttpRequest, proposal: ProposalView, gate: Gate) -> Form:
    """What is asked: nothing, words and a reason on a tender, or words to those who must agree."""
    if gate.asks:
        return Ask(request)
    tender = tender_view(actor_of(request), proposal.row.request_id, at=now_of(request))
    return AwardTender(request) if tender else Award(request)


def _deed(
    request: HttpRequest, proposal: ProposalView, draft: Draft, gate: Gate
) -> tuple[Any, Any, str, dict[str, Any]]:
    """The verb of the page's button, where it leads, what is said then, and what it is given."""
    if gate.asks:
        verb = ask_to_award if gate.approval.missing else ask_beyond_limit
        return verb, _approval, _("They are asked. You get a mail with the outcome."), {"proposal_id": proposal.row.id}
    if draft.is_task:
        prove(request, _("You are about to award and sign “%(title)s”.") % {"title": draft.offered.title})
    return (award_and_fund if draft.is_task else award_proposal), _contract, _told(draft), _given(proposal)


def _effect(request: HttpRequest, proposal: ProposalView, draft: Draft, gate: Gate) -> Effect:
    if gate.asks or not draft.is_task:
        return Effect([])
    return effect_of(request, award_and_fund, **_given(proposal))


def _given(proposal: ProposalView) -> dict[str, Any]:
    return {
        "proposal_id": proposal.row.id,
        "fee_bps": settings.ANYSHORE_FEE_BPS,
        "rail": settings.ANYSHORE_RAIL,
    }


def _contract(agreement: Any) -> str:
    """A large contract is drafted next; what is smaller is read and signed."""
    return reverse(
        "contracts:open_points" if agreement.unit in LARGE else "contracts:contract", args=[agreement.number]
    )


def _approval(approval: Any) -> str:
    return reverse("approvals:approval", args=[approval.id])


def _told(draft: Draft) -> str:
    if not draft.is_task:
        return _("The proposal is awarded. Read the contract, then sign it.")
    return _("Awarded, signed and promised.") if draft.promises else _("Awarded, signed and funded.")


def _draft(request: HttpRequest, proposal: ProposalView) -> Draft:
    offered = offered_work(actor_of(request), proposal.row.id)
    return Draft(
        offered=offered,
        client=acting_for(request),
        provider=proposal.provider,
        terms=default_terms(offered.unit),
        fee_bps=settings.ANYSHORE_FEE_BPS,
        rail=settings.ANYSHORE_RAIL,
        on=now_of(request).date(),
    )
