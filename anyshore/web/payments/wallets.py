"""Pages of an organisation's own money: balances, what is held over all contracts, statements, payouts."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Right, has_right
from anyshore.payments import queries
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.queries import WalletRow
from anyshore.web.access import actor_of, signed_in
from anyshore.web.payments import forms
from anyshore.web.payments.words import KINDS
from anyshore.web.rendering import page, submit


@signed_in
def money(request: HttpRequest) -> HttpResponse:
    """What is on the balance, what is held or promised, and what was paid out."""
    actor = actor_of(request)
    return page(
        request,
        "payments/money.html",
        wallets=queries.wallets(actor),
        totals=queries.money_overview(actor),
        payouts=queries.payouts(actor),
        may_pay_out=has_right(actor, Right.MONEY) and settings.ANYSHORE_RAIL != "ledger_only",
        promises=settings.ANYSHORE_RAIL == "ledger_only",
    )


@signed_in
def wallet(request: HttpRequest, currency: str) -> HttpResponse:
    """Every movement of one balance."""
    row = _wallet(request, currency)
    lines = queries.wallet_lines(actor_of(request), currency)
    return page(request, "payments/wallet.html", wallet=row, lines=lines, kinds=KINDS)


@signed_in
def payout(request: HttpRequest, currency: str) -> HttpResponse:
    """Ask for money out of the balance."""
    row = _wallet(request, currency)
    if not has_right(actor_of(request), Right.MONEY):
        raise Forbidden()
    form = forms.Payout(request, initial={"amount": row.balance}, currencies={"amount": currency})
    if form.is_sure():
        given = {"rail": settings.ANYSHORE_RAIL, **form.answers}
        told = _("Your payout is on its way.")
        done = submit(request, request_payout, form=form, to=reverse("payments:money"), told=told, **given)
        if done:
            return done
    effect = form.effect(request_payout, rail=settings.ANYSHORE_RAIL)
    return page(request, "payments/payout.html", wallet=row, form=form, effect=effect)


def _wallet(request: HttpRequest, currency: str) -> WalletRow:
    found = next((row for row in queries.wallets(actor_of(request)) if row.currency == currency), None)
    if found is None:
        raise NotFound()
    return found
