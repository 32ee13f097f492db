"""Answers to an offer: sign it, decline it, withdraw one's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.ask_to_sign import ask_to_sign
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.queries.approving import signing
from anyshore.contracts.queries.suggestions import beside_version
from anyshore.insight.queries.contract import Contract
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.plumbing.formats import listing_text
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import words
from anyshore.web.contracts.changes import changes_of
from anyshore.web.contracts.forms import Reason, Sign
from anyshore.web.contracts.oddities import missing_words, odd_clauses
from anyshore.web.contracts.reading import act, begun, read
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit


@signed_in
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """What is agreed in plain words, then one button."""
    found = read(request, number, "sign")
    form = Sign(request, initial={"version_hash": found.page.version_hash})
    if form.accepted() and (done := _signed(request, found, form)):
        return done
    approval = signing(actor_of(request), found.id, at=now_of(request))
    stops = approval is not None and approval.missing and "sign" in found.may
    seen: dict[str, Any] = {"c": found, "form": form, "changes": changes_of(request, found), "words": words}
    seen |= {"past": begun(request, found.page.content), "odd": odd_clauses(request, found.page.content)}
    seen["missing"] = missing_words(found.page.content)
    beside = beside_version(actor_of(request), found.id)
    seen["beside"] = {
        state: those and (len(those), listing_text([f"S{one}" for one in those])) for state, those in beside.items()
    }
    return page(request, "contracts/sign.html", **seen, approval=approval, stops=stops)


def _signed(request: HttpRequest, found: Contract, form: Sign) -> HttpResponse | None:
    """Signed, or those are asked who must agree first."""
    if request.POST.get("ask"):
        told = _("They are asked. You get a mail with the outcome.")
        given = {"agreement_id": found.id, "words": form.values["asked"]}
        return submit(request, ask_to_sign, form=form, to=_asked, told=told, **given)
    told = _("You have signed.")
    prove(request, _("You are about to sign “%(title)s”.") % {"title": found.page.title})
    given = {"agreement_id": found.id, "version_hash": form.values["version_hash"]}
    return act(request, sign_and_open, number=found.number, form=form, told=told, **given)


def _asked(approval: Any) -> str:
    return reverse("approvals:approval", args=[approval.id])


@signed_in
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Decline the other side's offer, with a reason if one likes."""
    found = read(request, number, "decline")
    form = Reason(request)
    if form.accepted():
        told = _("You declined the offer. The other side was told.")
        done = act(request, decline_offer, number=number, form=form, told=told, agreement_id=found.id, **form.values)
        if done:
            return done
    return page(request, "contracts/decline.html", block="dialog", c=found, form=form)


@signed_in
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw one's own offer while the other side has not signed."""
    found = read(request, number, "withdraw")
    form = Reason(request)
    if form.accepted():
        told = _("Your offer is withdrawn. The other side was told.")
        done = act(request, withdraw_offer, number=number, form=form, told=told, agreement_id=found.id, **form.values)
        if done:
            return done
    return page(request, "contracts/withdraw.html", block="dialog", c=found, form=form)
