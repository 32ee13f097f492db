"""Giving a prize of a contest, and asking one's own people first where a rule wants them to agree."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.approvals.queries import approvals_about
from anyshore.contracts.actions.ask_to_give_prize import ask_to_give_prize
from anyshore.contracts.actions.award_prize import award_prize
from anyshore.contracts.queries.approving import AwardApproval, award_approval
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.formats import money_text
from anyshore.sourcing.queries.contests import ContestView, EntryRow, contest_view, entry_view, offered_entry
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.contest_forms import give_form


@signed_in
def prize(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Which prize this entry gets, who must agree before, and what follows."""
    view, row = _chosen(request, entry_id)
    contest = contest_view(actor_of(request), view.row.number)
    form = give_form(request, contest, money_text)
    approval = _approval(request, entry_id, contest, form) if form.accepted() else None
    if form.accepted() and (done := _done(request, entry_id, form, approval)):
        return done
    asked = approvals_about(actor_of(request), "entry", [entry_id])
    return page(request, "contracts/prize.html", view=view, row=row, form=form, approval=approval, asked=asked)


def _chosen(request: HttpRequest, entry_id: UUID) -> tuple[RequestView, EntryRow]:
    """An entry to one of the reader's own contests that may get a prize now."""
    number, row, _said = entry_view(actor_of(request), entry_id)
    view = request_view(actor_of(request), number, at=now_of(request))
    if not view.is_client:
        raise NotFound()
    if "award" not in view.may or row.state != "entered":
        raise Forbidden()
    return view, row


def _approval(request: HttpRequest, entry_id: UUID, contest: ContestView, form: Form) -> AwardApproval:
    """What one's own organisation says about this entry and the prize that was chosen."""
    amount = next(one.amount.minor for one in contest.prizes if one.id == UUID(form.values["prize"]))
    offered = offered_entry(entry_id, prize_minor=amount, at=now_of(request))
    return award_approval(actor_of(request), offered, "entry")


def _done(request: HttpRequest, entry_id: UUID, form: Form, approval: AwardApproval | None) -> HttpResponse | None:
    """The prize is given, or those are asked who must agree; None where the page is shown again with whom to ask."""
    given: dict[str, Any] = {"entry_id": entry_id, "prize_id": UUID(form.values["prize"])}
    if request.POST.get("ask"):
        told, words = _("They are asked. You get a mail with the outcome."), form.values["asked"]
        return submit(request, ask_to_give_prize, to=_asked, form=form, told=told, words=words, **given)
    if approval is not None and approval.missing:
        return None
    given |= {"words": form.values["words"], "fee_bps": settings.ANYSHORE_FEE_BPS, "rail": settings.ANYSHORE_RAIL}
    told = _("The prize is given. Read the contract on it, then sign it.")
    return submit(request, award_prize, to=_contract, form=form, told=told, **given)


def _contract(agreement: Any) -> str:
    return reverse("contracts:contract", args=[agreement.number])


def _asked(approval: Any) -> str:
    return reverse("approvals:approval", args=[approval.id])
