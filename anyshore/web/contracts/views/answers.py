"""Answers to an offer: sign it, decline it, withdraw one's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.web.access import signed_in
from anyshore.web.contracts import words
from anyshore.web.contracts.changes import changes_of
from anyshore.web.contracts.forms import Reason, Sign
from anyshore.web.contracts.reading import act, read
from anyshore.web.proof import prove
from anyshore.web.rendering import page


@signed_in
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """What is agreed in plain words, then one button."""
    found = read(request, number, "sign")
    form = Sign(request, initial={"version_hash": found.page.version_hash})
    if form.accepted():
        told = _("You have signed.")
        prove(request, _("You are about to sign “%(title)s”.") % {"title": found.page.title})
        done = act(request, sign_and_open, number=number, form=form, told=told, agreement_id=found.id, **form.values)
        if done:
            return done
    return page(request, "contracts/sign.html", c=found, form=form, changes=changes_of(request, found), words=words)


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
