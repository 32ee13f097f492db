"""The steps when a payment is late: notice, standstill, its end, the client's dispute. Each asks before it acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import NotFound
from anyshore.payments.actions.dispute_suspension import dispute_suspension
from anyshore.payments.actions.lift_suspension import lift_suspension
from anyshore.payments.actions.suspend_work import suspend_work
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.web.access import signed_in
from anyshore.web.contracts.reading import act, read
from anyshore.web.forms import Form
from anyshore.web.payments import forms
from anyshore.web.rendering import page


@signed_in
def warn(request: HttpRequest, number: int) -> HttpResponse:
    """Give notice that the work will stop."""
    found = _read(request, number, "suspend")
    form, told = forms.Warn(request), _("Notice is given. %(who)s was told.")
    return _asked(request, found, "warn", form, warn_of_suspension, told, agreement_id=found.id)


@signed_in
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Stop the work."""
    found = _read(request, number, "suspend", noticed=True)
    form, told = forms.Sure(request), _("The work stands still. %(who)s was told.")
    return _asked(request, found, "stop", form, suspend_work, told, suspension_id=_open(found))


@signed_in
def lift(request: HttpRequest, number: int) -> HttpResponse:
    """Take the notice back, or let the work go on."""
    found = _read(request, number, "suspend", noticed=True)
    form, told = forms.Sure(request), _("It is over. %(who)s was told.")
    return _asked(request, found, "lift", form, lift_suspension, told, suspension_id=_open(found))


@signed_in
def dispute(request: HttpRequest, number: int) -> HttpResponse:
    """Say why it is not owed."""
    found = _read(request, number, "dispute_suspension", noticed=True)
    form, told = forms.Dispute(request), _("Your reasons stand beside the notice.")
    return _asked(request, found, "dispute", form, dispute_suspension, told, suspension_id=_open(found))


def _read(request: HttpRequest, number: int, verb: str, *, noticed: bool = False) -> Contract:
    """The contract, for the side whose step it is; NotFound where nothing is late, or no notice stands."""
    found = read(request, number, verb)
    if found.unpaid is None or (noticed and found.unpaid.row is None):
        raise NotFound()
    return found


def _open(found: Contract) -> Any:
    assert found.unpaid is not None
    assert found.unpaid.row is not None
    return found.unpaid.row.id


def _asked(
    request: HttpRequest, found: Contract, verb: str, form: Form, action: Callable[..., Any], told: str, **given: Any
) -> HttpResponse:
    if form.accepted():
        said = told % {"who": found.client.name}
        done = act(request, action, number=found.number, form=form, told=said, **given, **form.values)
        if done:
            return done
    return page(request, "payments/suspension.html", block="dialog", c=found, verb=verb, form=form)
