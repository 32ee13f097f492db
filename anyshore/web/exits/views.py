"""Pages of the ways out. Each asks before it acts, and says what happens to the money."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.majeure import MajeureKind
from anyshore.exits.actions.agree_refund import agree_refund
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.decline_refund import decline_refund
from anyshore.exits.actions.end_for_failure import end_for_failure
from anyshore.exits.actions.end_for_hardship import end_for_hardship
from anyshore.exits.actions.end_for_majeure import end_for_majeure
from anyshore.exits.actions.end_for_nonpayment import end_for_nonpayment
from anyshore.exits.actions.give_back import give_back
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.exits.actions.withdraw_refund import withdraw_refund
from anyshore.exits.queries import RefundOfferRow
from anyshore.insight.queries.contract import Contract
from anyshore.insight.queries.levels import levels_page
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, operators_only, signed_in
from anyshore.web.contracts.effects import Effect, Moving, effect_of
from anyshore.web.contracts.majeure_words import KINDS
from anyshore.web.contracts.reading import act, read, read_part
from anyshore.web.exits import forms
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page


@signed_in
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel before anything was handed in: all that is held goes back."""
    found = read(request, number, "cancel")
    effect = effect_of(request, cancel_agreement, agreement_id=found.id, reason="–")
    form = forms.ReasonToMove(request, initial={"shown": effect.mark})
    told = _("The contract is cancelled.")
    done = _moved(request, form, effect, cancel_agreement, number, told, agreement_id=found.id)
    return done or page(request, "exits/cancel.html", block="dialog", c=found, form=form, effect=effect)


@signed_in
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """Give notice: the contract ends by itself when its time is over."""
    found, form = read(request, number, "give_notice"), forms.Reason(request)
    failed = found.failed if found.page.side == Side.CLIENT else ()
    done = _done(
        request, form, give_notice, number, _("Notice is given. The other side was told."), agreement_id=found.id
    )
    event = found.majeure.ends_for(found.page.side, now_of(request)) if found.majeure else None
    talks = found.hardship.failed(now_of(request)) if found.hardship else None
    shown: dict[str, Any] = {"c": found, "form": form, "failed": failed, "event": event, "talks": talks}
    return done or page(request, "exits/notice.html", block="dialog", **shown)


@signed_in
def end_for_cause(request: HttpRequest, number: int) -> HttpResponse:
    """End the contract because a service level failed chronically."""
    found = levels_page(actor_of(request), number, at=now_of(request))
    if "end" not in found.may:
        raise Forbidden()
    said = _("Chronic failure: %(levels)s") % {"levels": formats.listing_text(list(found.chronic))}
    form = forms.Reason(request, initial={"reason": said})
    done = _done(
        request,
        form,
        end_for_failure,
        number,
        _("The contract ends. The other side was told."),
        agreement_id=found.agreement_id,
    )
    return done or page(request, "exits/cause.html", block="dialog", p=found, form=form)


@signed_in
def end_unpaid(request: HttpRequest, number: int) -> HttpResponse:
    """End the contract because a payment has stayed out."""
    found = read(request, number, "suspend")
    if found.unpaid is None or not found.unpaid.stands:
        raise NotFound()
    said = _("%(sum)s is not paid.") % {"sum": formats.money_text(found.unpaid.overdue.total)}
    form = forms.Reason(request, initial={"reason": said})
    told = _("The contract ends. The other side was told.")
    done = _done(request, form, end_for_nonpayment, number, told, agreement_id=found.id)
    return done or page(request, "exits/unpaid.html", block="dialog", c=found, form=form)


@signed_in
def end_majeure(request: HttpRequest, number: int) -> HttpResponse:
    """End the contract because force majeure has lasted too long."""
    found = read(request, number, "give_notice")
    if found.majeure is None:
        raise NotFound()
    event = found.majeure.ends_for(found.page.side, now_of(request))
    said = f"{KINDS[MajeureKind(event.kind)]}, {formats.day_text(event.began_on)}" if event else ""
    form = forms.Reason(request, initial={"reason": said})
    told = _("The contract ends. The other side was told.")
    done = _done(request, form, end_for_majeure, number, told, agreement_id=found.id)
    return done or page(request, "exits/majeure.html", block="dialog", c=found, form=form, event=event)


@signed_in
def end_hardship(request: HttpRequest, number: int) -> HttpResponse:
    """End the contract because talks about new terms have failed."""
    found = read(request, number, "give_notice")
    if found.hardship is None:
        raise NotFound()
    talks = found.hardship.failed(now_of(request))
    form = forms.Reason(request, initial={"reason": _("Hardship: the talks about new terms have failed.")})
    told = _("Notice is given. The other side was told.")
    done = _done(request, form, end_for_hardship, number, told, agreement_id=found.id)
    return done or page(request, "exits/hardship.html", block="dialog", c=found, form=form, talks=talks)


@signed_in
def take_back_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw one's notice: the contract goes on."""
    found, form = read(request, number, "withdraw_notice"), forms.Sure(request)
    if found.notice is None:
        raise NotFound()
    done = _done(request, form, withdraw_notice, number, _("The notice is withdrawn."), notice_id=found.notice.id)
    return done or page(request, "exits/withdraw_notice.html", block="dialog", c=found, form=form)


@signed_in
def divide(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Offer to divide what is held for a milestone; the other side answers."""
    found, part = read_part(request, number, position, "offer_refund")
    form = forms.Divide(request, currencies={"to_client": found.page.currency})
    done = _done(request, form, offer_refund, number, _("Your offer is sent."), milestone_id=part.id)
    return done or page(request, "exits/divide.html", c=found, part=part, form=form)


@signed_in
def return_all(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """The provider gives back all that is held for a milestone."""
    found, part = read_part(request, number, position, "give_back")
    effect = effect_of(request, give_back, milestone_id=part.id, reason="–")
    form = forms.ReasonToMove(request, initial={"shown": effect.mark})
    done = _moved(request, form, effect, give_back, number, _("The money is given back."), milestone_id=part.id)
    shown: dict[str, Any] = {"c": found, "part": part, "form": form, "effect": effect}
    return done or page(request, "exits/give_back.html", block="dialog", **shown)


@operators_only
def rule(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """The operator divides what is on hold, with written reasons."""
    found, part = read_part(request, number, position)
    form = forms.Rule(request, currencies={"to_client": found.page.currency})
    if form.is_sure():
        given = {"milestone_id": part.id, **form.answers}
        told = _("The ruling is carried out.")
        done = act(request, rule_on_milestone, number=number, form=form, told=told, **given)
        if done:
            return done
    effect = form.effect(rule_on_milestone, milestone_id=part.id)
    return page(request, "exits/rule.html", c=found, part=part, form=form, effect=effect)


@signed_in
def agree(request: HttpRequest, number: int, offer_id: UUID) -> HttpResponse:
    """Agree to the other side's offer: the money is divided at once."""
    found, offer = _offer(request, number, offer_id, "answer_refund")
    effect = effect_of(request, agree_refund, offer_id=offer_id) if offer.state == "offered" else Effect([])
    form = Moving(request, initial={"shown": effect.mark})
    told = _("Agreed. The money is divided.")
    done = _moved(request, form, effect, agree_refund, number, told, offer_id=offer_id)
    shown: dict[str, Any] = {"c": found, "offer": offer, "form": form, "effect": effect}
    return done or page(request, "exits/agree.html", block="dialog", **shown)


@signed_in
def decline(request: HttpRequest, number: int, offer_id: UUID) -> HttpResponse:
    """Decline the other side's offer: everything stays as it is."""
    found, offer = _offer(request, number, offer_id, "answer_refund")
    form = forms.Declined(request)
    done = _done(request, form, decline_refund, number, _("You declined the offer."), offer_id=offer_id)
    return done or page(request, "exits/decline.html", block="dialog", c=found, offer=offer, form=form)


@signed_in
def withdraw(request: HttpRequest, number: int, offer_id: UUID) -> HttpResponse:
    """Withdraw one's own offer to divide."""
    found, offer = _offer(request, number, offer_id, "answer_refund")
    form = forms.Sure(request)
    done = _done(request, form, withdraw_refund, number, _("Your offer is withdrawn."), offer_id=offer_id)
    return done or page(request, "exits/withdraw.html", block="dialog", c=found, offer=offer, form=form)


def _done(
    request: HttpRequest, form: Form, verb: Callable[..., Any], number: int, told: str, **given: Any
) -> HttpResponse | None:
    """Run the verb once the form is accepted, and go back to the contract; None while there is something to ask."""
    if not form.accepted():
        return None
    return act(request, verb, number=number, form=form, told=told, **given, **form.values)


def _moved(
    request: HttpRequest, form: Moving, effect: Effect, verb: Callable[..., Any], number: int, told: str, **given: Any
) -> HttpResponse | None:
    """Run the verb once the form is sent for what it shows; None while there is something to ask or to look at."""
    if not form.agrees(effect):
        return None
    return act(request, verb, number=number, form=form, told=told, **given, **form.answers)


def _offer(request: HttpRequest, number: int, offer_id: UUID, verb: str) -> tuple[Contract, RefundOfferRow]:
    found = read(request, number, verb)
    offer = next((one for one in found.offers if one.id == offer_id), None)
    if offer is None:
        raise NotFound()
    return found, offer
