"""Pages of a contract's money. Each says the sum and to whom, and one click deeper which accounts change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import NotFound
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.fund_milestones import fund_milestones
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.actions.waive_reduction import waive_reduction
from anyshore.payments.queries import PaymentRow
from anyshore.plumbing import formats
from anyshore.web.access import operators_only, signed_in
from anyshore.web.contracts.effects import Moving, effect_of
from anyshore.web.contracts.late import late_words
from anyshore.web.contracts.reading import act, read, read_part
from anyshore.web.files.views import stored
from anyshore.web.payments import forms
from anyshore.web.rendering import now_of, page


@signed_in
def fund(request: HttpRequest, number: int) -> HttpResponse:
    """Fund every milestone that is not funded yet."""
    found = read(request, number, "fund")
    waiting = [part for part in found.parts if part.money and part.money.state == "not_funded"]
    given = {"agreement_id": found.id, "milestone_ids": [part.id for part in waiting]}
    effect = effect_of(request, fund_milestones, **given)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        done = act(request, fund_milestones, number=number, form=form, told=_funded(found), **given)
        if done:
            return done
    return page(request, "payments/fund.html", block="dialog", c=found, parts=waiting, form=form, effect=effect)


@signed_in
def fund_part(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Fund one milestone."""
    found, part = read_part(request, number, position, "fund")
    effect = effect_of(request, fund_milestone, milestone_id=part.id)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        told = _funded(found)
        done = act(request, fund_milestone, number=number, form=form, told=told, milestone_id=part.id)
        if done:
            return done
    return page(request, "payments/fund.html", block="dialog", c=found, parts=[part], form=form, effect=effect)


@signed_in
def release(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Release a part of what is held before the whole is accepted."""
    found, part = read_part(request, number, position, "release_part")
    form = forms.Part(request, currencies={"amount": found.page.currency})
    if form.is_sure():
        given = {"milestone_id": part.id, **form.answers}
        done = act(request, release_part, number=number, form=form, told=_("A part is released."), **given)
        if done:
            return done
    effect = form.effect(release_part, milestone_id=part.id)
    return page(request, "payments/release.html", block="dialog", c=found, part=part, form=form, effect=effect)


@signed_in
def waive(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Let what comes off for late delivery pass, wholly or in part."""
    found, part = read_part(request, number, position, "waive")
    late = part.money.late if part.money else None
    initial = {"amount": late.left} if late and late.left.is_positive else {}
    form = forms.Waive(request, initial=initial, currencies={"amount": found.page.currency})
    if form.accepted():
        given = {"milestone_id": part.id, **form.values}
        done = act(request, waive_reduction, number=number, form=form, told=_("You let it pass."), **given)
        if done:
            return done
    told = late_words(late)
    return page(request, "payments/waive.html", block="dialog", c=found, part=part, form=form, late=told)


@signed_in
def bonus(request: HttpRequest, number: int) -> HttpResponse:
    """Give more than the price."""
    found = read(request, number, "bonus")
    form = forms.Bonus(request, currencies={"amount": found.page.currency})
    if form.is_sure():
        given = {"agreement_id": found.id, **form.answers}
        done = act(request, give_bonus, number=number, form=form, told=_("The bonus is given."), **given)
        if done:
            return done
    effect = form.effect(give_bonus, agreement_id=found.id)
    return page(request, "payments/bonus.html", block="dialog", c=found, form=form, effect=effect)


@signed_in
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Say that one has paid; the other side confirms or denies it."""
    found = read(request, number, "record_payment")
    currencies = {"amount": found.page.currency}
    form = forms.Record(request, initial=_first(request, found), currencies=currencies)
    if form.accepted():
        given: dict[str, Any] = {"agreement_id": found.id, **form.values}
        given["file_ids"] = stored(request, given.pop("files"))
        told = _("Recorded. %(who)s was asked to confirm it.") % {"who": found.provider.name}
        done = act(request, record_payment, number=number, form=form, told=told, **given)
        if done:
            return done
    return page(request, "payments/record.html", c=found, form=form)


@signed_in
def confirm(request: HttpRequest, number: int, payment_id: UUID) -> HttpResponse:
    """Confirm that a payment arrived."""
    found, payment = _payment(request, number, payment_id, "answer_payment")
    form = forms.Sure(request)
    if form.accepted():
        told = _("Confirmed.")
        done = act(request, confirm_payment, number=number, form=form, told=told, payment_id=payment_id)
        if done:
            return done
    effect = effect_of(request, confirm_payment, payment_id=payment_id)
    return page(request, "payments/confirm.html", block="dialog", c=found, payment=payment, form=form, effect=effect)


@signed_in
def deny(request: HttpRequest, number: int, payment_id: UUID) -> HttpResponse:
    """Say that a payment did not arrive."""
    found, payment = _payment(request, number, payment_id, "answer_payment")
    form = forms.Reason(request)
    if form.accepted():
        given = {"payment_id": payment_id, **form.values}
        done = act(request, deny_payment, number=number, form=form, told=_("Denied."), **given)
        if done:
            return done
    return page(request, "payments/deny.html", block="dialog", c=found, payment=payment, form=form)


@operators_only
def hold(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """The operator holds a milestone's money, with written reasons."""
    found, part = read_part(request, number, position)
    form = forms.Reason(request)
    if form.accepted():
        given = {"milestone_id": part.id, **form.values}
        done = act(request, hold_funds, number=number, form=form, told=_("The money is on hold."), **given)
        if done:
            return done
    return page(request, "payments/hold.html", block="dialog", c=found, part=part, form=form)


@operators_only
def lift(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """The operator lifts a hold, with written reasons."""
    found, part = read_part(request, number, position)
    form = forms.Reason(request)
    if form.accepted():
        given = {"milestone_id": part.id, **form.values}
        done = act(request, lift_hold, number=number, form=form, told=_("The hold is lifted."), **given)
        if done:
            return done
    return page(request, "payments/lift.html", block="dialog", c=found, part=part, form=form)


def _funded(found: Contract) -> str:
    if found.money is not None and found.money.promises:
        return _("Promised. %(who)s can begin.") % {"who": found.provider.name}
    return _("Funded. %(who)s can begin.") % {"who": found.provider.name}


def _first(request: HttpRequest, found: Contract) -> dict[str, Any]:
    """All that is owed, paid today."""
    open_sum = found.money.owed - found.money.awaiting if found.money and found.money.promises else None
    return {"amount": open_sum, "paid_on": formats.local(now_of(request)).date()}


def _payment(request: HttpRequest, number: int, payment_id: UUID, verb: str) -> tuple[Contract, PaymentRow]:
    found = read(request, number, verb)
    payment = next((one for one in found.payments if one.id == payment_id), None)
    if payment is None:
        raise NotFound()
    return found, payment
