"""The renewal of a contract: how it goes on, saying no, offering a new last day, signing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.ask_to_renew import ask_to_renew
from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.contracts.actions.refuse_renewal import refuse_renewal
from anyshore.contracts.queries.held import held_on
from anyshore.contracts.queries.renewing import signing_renewal
from anyshore.insight.queries.renewal import RenewalPage, renewal_page
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.actions.sign_renewal import sign_renewal
from anyshore.web.access import actor_of, signed_in
from anyshore.web.approvals.forms import Ask
from anyshore.web.contracts.renewal_forms import IndexedOffer, Offer, Refuse, Sign, Words
from anyshore.web.contracts.sending import asks, renewing
from anyshore.web.forms import Form
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit


@signed_in
def renewal(request: HttpRequest, number: int) -> HttpResponse:
    """How the contract is renewed."""
    found = _read(request, number)
    form = Sign(request, initial={"version_hash": found.offer.hash}) if found.offer else None
    return _shown(request, found, form)


@signed_in
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it is not to go on by itself."""
    found = _read(request, number, bound=True)
    form = Refuse(request, initial={"term_on": found.ends_on})
    told = _("You have said no. The other side was told.")
    done = _done(request, found, form, refuse_renewal, told, agreement_id=found.agreement_id)
    return done or page(request, "contracts/renewal_words.html", block="dialog", r=found, form=form, verb="refuse")


@signed_in
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """Offer a new last day, and new prices where they follow an index."""
    found = _read(request, number, bound=True)
    form = (IndexedOffer if found.indexed else Offer)(request, initial={"ends_on": found.again_on})
    if form.accepted():
        prove(request, _("You are about to sign the renewal of “%(title)s”.") % {"title": found.title})
        verb, to, told, given = renewing(request, form, found.agreement_id, form.values)
        if done := submit(request, verb, form=form, to=to, told=told, **given):
            return done
    return page(request, "contracts/renewal_offer.html", r=found, form=form, asks=asks(request))


@signed_in
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask one's own people to agree before one signs what the other side offers."""
    found, form = _read(request, number, bound=True), Ask(request)
    if found.offer is None:
        raise NotFound()
    told = _("They are asked. You get a mail with the outcome.")
    done = _done(request, found, form, ask_to_renew, told, offer_id=found.offer.id)
    return done or _shown(request, found, ask=form)


@signed_in
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign the renewal that the other side offered."""
    found = _read(request, number, bound=True)
    if found.offer is None:
        raise NotFound()
    form = Sign(request, initial={"version_hash": found.offer.hash})
    if form.accepted():
        prove(request, _("You are about to sign the renewal of “%(title)s”.") % {"title": found.title})
        told = _("You have signed. The contract is renewed.")
        given = {"offer_id": found.offer.id, "version_hash": form.values["version_hash"]}
        if done := _submit(request, found, form, sign_renewal, told, **given):
            return done
    return _shown(request, found, form)


@signed_in
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw one's own offer, or decline the other side's."""
    found, form = _read(request, number, bound=True), Words(request)
    if found.offer is None:
        raise NotFound()
    done = _done(request, found, form, drop_renewal, _("The contract stays as it is."), offer_id=found.offer.id)
    return done or page(request, "contracts/renewal_words.html", block="dialog", r=found, form=form, verb="drop")


def _shown(
    request: HttpRequest, found: RenewalPage, form: Form | None = None, *, ask: Form | None = None
) -> HttpResponse:
    """The page, with what the reader's own side still wants before it binds itself."""
    actor = actor_of(request)
    about = signing_renewal(actor, found.agreement_id) if "sign" in found.may else None
    held = held_on(actor, found.agreement_id) if found.side is not None else None
    return page(
        request,
        "contracts/renewal.html",
        r=found,
        form=form,
        approval=about if about and about.missing else None,
        ask=ask or Ask(request),
        held=held,
    )


def _read(request: HttpRequest, number: int, *, bound: bool = False) -> RenewalPage:
    """The renewal as the reader sees it; with ``bound``, for a party's people who bind it: Forbidden for others."""
    found = renewal_page(actor_of(request), number, at=now_of(request))
    if bound and not found.binds:
        raise Forbidden()
    return found


def _done(
    request: HttpRequest, found: RenewalPage, form: Form, verb: Callable[..., Any], told: str, **given: Any
) -> HttpResponse | None:
    return _submit(request, found, form, verb, told, **given, **form.values) if form.accepted() else None


def _submit(
    request: HttpRequest, found: RenewalPage, form: Form, verb: Callable[..., Any], told: str, **given: Any
) -> HttpResponse | None:
    to = reverse("contracts:renewal", args=[found.number])
    return submit(request, verb, form=form, to=to, told=told, **given)
