"""Packages as everybody sees them: the list, one package, a question, the purchase."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.catalogue.actions.ask_about_package import ask_about_package
from anyshore.catalogue.queries.held import held_packages
from anyshore.catalogue.queries.packages import PackageView, changed_since, package_view
from anyshore.catalogue.queries.shopping import find_packages
from anyshore.catalogue.rules.licences import LICENCES, REACH
from anyshore.catalogue.rules.shopping import sought_packages, usable_for_packages
from anyshore.contracts.actions.ask_to_buy import ask_to_buy
from anyshore.contracts.queries.orders import Offered, offered_order, open_orders
from anyshore.conversations.queries import thread_about
from anyshore.kit.errors import NotFound
from anyshore.parties.rules import Right
from anyshore.payments.actions.buy_package import buy_package
from anyshore.web.access import actor_of, organisation_of, signed_in, with_right
from anyshore.web.catalogue import words
from anyshore.web.catalogue.found import product_data
from anyshore.web.catalogue.narrowing import package_labels
from anyshore.web.contracts.effects import Effect, effect_of
from anyshore.web.forms import Form
from anyshore.web.narrowing import narrowing
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.shop import forms
from anyshore.web.tools.place import reader_currency
from anyshore.web.visitors import same_for_visitors


@same_for_visitors
def package_list(request: HttpRequest) -> HttpResponse:
    """Everything that can be bought directly, narrowed by words and filters."""
    search = sought_packages(request.GET, currency=reader_currency(request))
    found = find_packages(actor_of(request), search, after=request.GET.get("after", ""))
    sorts = {name: word for name, word in words.PACKAGE_SORTS.items() if usable_for_packages(name, search)}
    shown = narrowing(package_labels(search.currency), search, found, path=reverse("shop:packages"), sorts=sorts)
    return page(request, "shop/packages.html", block="found", kinds=words.KINDS, **shown)


@same_for_visitors
def package(request: HttpRequest, slug: str) -> HttpResponse:
    """One package, with its tiers beside each other."""
    view = package_view(actor_of(request), slug)
    return page(
        request,
        "shop/package.html",
        p=view,
        form=forms.choose_form(request, view.content),
        full=_full(view),
        held=held_packages(actor_of(request)).get(view.row.id) if view.mine else None,
        licences=LICENCES,
        reach=REACH,
        kinds=words.KINDS,
        lacks=words.LACKS,
        data=product_data(request, view),
    )


def _full(view: PackageView) -> bool:
    """Whether the provider takes on no more of it now."""
    most = view.row.most_open
    return most is not None and open_orders(view.row.id) >= most


@signed_in
@with_right(Right.WORK)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the provider before buying; a second question goes on in the same thread."""
    view = package_view(actor_of(request), slug)
    if view.mine:
        raise NotFound()
    form = forms.AskAbout(request)
    if form.accepted():
        given = {"package_id": view.row.id, "body": form.values["body"]}
        if done := submit(
            request, ask_about_package, form=form, to=_thread, told=_("Your question is sent."), **given
        ):
            return done
    thread = thread_about(actor_of(request), ("package", view.row.id))
    return page(request, "shop/ask.html", p=view, form=form, thread=thread)


def _thread(message: Any) -> str:
    return reverse("conversations:thread", args=[message.thread_id])


@signed_in
@with_right(Right.COMMIT)
def buy(request: HttpRequest, slug: str) -> HttpResponse:
    """The sum and the six lines, then one button that signs and pays in."""
    view = package_view(actor_of(request), slug)
    if not (view.hash and organisation_of(request)):
        raise NotFound()
    given = {"package_id": view.row.id, **forms.chosen(forms.choose_form(request, view.content))}
    offered = offered_order(actor_of(request), at=now_of(request), **given, **_money())
    asks = offered.approval.missing
    form = forms.ask_form(request, view.hash) if asks else forms.buy_form(request, view.content, view.hash)
    if form.accepted() and (done := (_asked if asks else _ordered)(request, view, form, given)):
        return done
    return _offer(request, view, form, given, offered)


def _ordered(request: HttpRequest, view: PackageView, form: Form, given: dict[str, Any]) -> HttpResponse | None:
    prove(request, _("You are about to buy and sign “%(title)s”.") % {"title": view.content.title})
    said = {"version_hash": form.values["version_hash"], "answers": forms.answers(form, view.content), **_money()}
    return submit(request, buy_package, form=form, to=_bought, told=_("Bought and signed."), **given, **said)


def _asked(request: HttpRequest, view: PackageView, form: Form, given: dict[str, Any]) -> HttpResponse | None:
    told = _("They are asked. You get a mail with the outcome.")
    return submit(request, ask_to_buy, form=form, to=_approval, told=told, **given, **form.values)


def _offer(
    request: HttpRequest, view: PackageView, form: Form, given: dict[str, Any], offered: Offered
) -> HttpResponse:
    read = request.POST.get("version_hash", view.hash)
    return page(
        request,
        "shop/buy.html",
        p=view,
        form=form,
        order=offered.order,
        content=offered.content,
        approval=offered.approval,
        effect=Effect([]) if offered.approval.missing else _effect(request, view, given),
        changed=[words.CHANGED[one] for one in changed_since(actor_of(request), view.row.id, read)],
        current=view.hash,
        promises=settings.ANYSHORE_RAIL == "ledger_only",
    )


def _effect(request: HttpRequest, view: PackageView, given: dict[str, Any]) -> Effect:
    """Which accounts would change, with whatever the provider asks answered for the rehearsal."""
    answered = ["–"] * len(view.content.asks)
    return effect_of(request, buy_package, version_hash=view.hash, answers=answered, **given, **_money())


def _money() -> dict[str, Any]:
    return {"fee_bps": settings.ANYSHORE_FEE_BPS, "rail": settings.ANYSHORE_RAIL}


def _bought(agreement: Any) -> str:
    return reverse("shop:purchase", args=[agreement.number])


def _approval(approval: Any) -> str:
    return reverse("approvals:approval", args=[approval.id])
