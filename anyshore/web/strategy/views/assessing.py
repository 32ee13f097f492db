"""Writing an assessment: the list, the short form, the frame, options, and what leads to a comparison."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue.rules.rates import Spread
from anyshore.catalogue.rules.suggestions import suggest_category
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Right
from anyshore.strategy import queries
from anyshore.strategy.actions.begin_assessment import begin_assessment
from anyshore.strategy.actions.compare_options import compare_options
from anyshore.strategy.actions.describe_assessment import describe_assessment
from anyshore.strategy.actions.discard_assessment import discard_assessment
from anyshore.strategy.actions.drop_option import drop_option
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from anyshore.strategy.actions.refresh_baseline import refresh_baseline
from anyshore.strategy.actions.save_option import save_option
from anyshore.strategy.actions.take_back_assessment import take_back_assessment
from anyshore.strategy.queries.assessment_list import assessments
from anyshore.strategy.queries.assessments import AssessmentView, OptionView, assessment_view
from anyshore.strategy.queries.rates import rates_by_distance
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.forms import Empty
from anyshore.web.strategy import assess_forms as forms
from anyshore.web.strategy.wording import OPTIONS


@signed_in
@with_right(Right.VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    """The assessments of one's own organisation."""
    return page(request, "strategy/assessments.html", found=assessments(actor_of(request)), options=OPTIONS)


@signed_in
@with_right(Right.WORK)
def begin(request: HttpRequest) -> HttpResponse:
    """The short form: an activity, one price an option."""
    found = queries.inventory(actor_of(request))
    rows = [row for row in found.rows if row.cost] if found else []
    if found is None or not rows:
        return page(request, "strategy/begin_first.html")
    wanted = next((str(row.id) for row in rows if str(row.number) == request.GET.get("activity")), None)
    wanted = str(rows[0].id) if len(rows) == 1 else wanted
    choices = {"activity": [(str(row.id), row.name) for row in rows]}
    money = forms.money_fields(found.currency)
    form = forms.Begin(request, initial={"activity": wanted}, options=choices, currencies=money)
    if form.accepted() and (done := _begin(request, form)):
        return done
    chosen = next((row for row in rows if str(row.id) == form.activity.value), None)
    return page(request, "strategy/begin.html", form=form, chosen=chosen)


def _begin(request: HttpRequest, form: forms.Begin) -> HttpResponse | None:
    given = {
        "activity_id": UUID(form.values["activity"]),
        "frame": forms.frame_terms(form.values),
        "options": forms.priced(form.values["ways"]),
    }
    return submit(request, begin_assessment, form=form, to=_page_of, told=_("The options are compared."), **given)


def _page_of(made: Any) -> str:
    return reverse("strategy:assessment", args=[made.number])


def changeable(request: HttpRequest, number: int, verb: str = "change") -> AssessmentView:
    """The assessment, if the reader may do this to it now."""
    view = assessment_view(actor_of(request), number)
    if verb not in view.may:
        raise Forbidden()
    return view


@signed_in
def frame(request: HttpRequest, number: int) -> HttpResponse:
    """Title, volume, horizon, discount, wanted hours, weights."""
    view = changeable(request, number)
    form = forms.Frame(request, initial=forms.frame_initial(view))
    if form.accepted():
        version = form.values["version"] or view.version
        given = {"assessment_id": view.id, "version": version, "frame": forms.frame_terms(form.values)}
        told = _("Kept. Compare the options again.")
        if done := submit(request, describe_assessment, form=form, to=_page_of, told=told, **given):
            return done
    return page(request, "strategy/frame.html", form=form, view=view)


@signed_in
def add_option(request: HttpRequest, number: int) -> HttpResponse:
    """One more option."""
    return _option(request, changeable(request, number), None)


@signed_in
def edit_option(request: HttpRequest, number: int, option_id: UUID) -> HttpResponse:
    """An option with its lines."""
    view = changeable(request, number)
    option = next((one for one in view.options if one.id == option_id), None)
    if option is None:
        raise NotFound()
    return _option(request, view, option)


def _option(request: HttpRequest, view: AssessmentView, option: OptionView | None) -> HttpResponse:
    fixed = option is not None and option.key == view.as_now.key
    initial = forms.option_initial(view, option) if option else _fresh(view)
    kinds = {"kind": [(option.kind, OPTIONS[option.kind])]} if option and fixed else {}
    form = forms.Option(request, initial=initial, options=kinds, currencies=forms.money_fields(view.currency))
    rates = {} if option else _rates(request, view, form.work.value)
    spread = rates.get(form.kind.value)
    if form.accepted() and _rated(form, spread) and (done := _save(request, view, option, form, spread)):
        return done
    return page(request, "strategy/option.html", form=form, view=view, option=option, fixed=fixed, rates=rates)


def _fresh(view: AssessmentView) -> dict[str, Any]:
    return {"version": view.version, "work": suggest_category(view.title) or ""}


def _rates(request: HttpRequest, view: AssessmentView, category: str) -> dict[str, Spread]:
    """Published rates for such work by distance, where enough providers have some."""
    on = now_of(request).date()
    return rates_by_distance(actor_of(request), category=category, currency=view.currency, on=on)


def _rated(form: forms.Option, spread: Spread | None) -> bool:
    """Whether hours, if any were written, can become a price."""
    if form.values["hours"] and spread is None:
        form.error(
            "hours", _("Too few providers publish a rate for such work at this distance. Write a price instead.")
        )
    return not form.errors


def _save(
    request: HttpRequest, view: AssessmentView, option: OptionView | None, form: forms.Option, rates: Spread | None
) -> HttpResponse | None:
    given = {
        "assessment_id": view.id,
        "version": form.values["version"] or view.version,
        "terms": forms.option_terms(form.values, option, rates),
        "option_id": option.id if option else None,
    }
    told = _("The option is kept. Compare again when all are ready.")
    return submit(request, save_option, form=form, to=_page_of, told=told, **given)


@require_POST
@signed_in
def drop(request: HttpRequest, number: int, option_id: UUID) -> HttpResponse:
    """An option is no longer considered."""
    view = changeable(request, number)
    told = _("The option is gone.")
    return _done(request, view, drop_option, told, version=view.version, option_id=option_id)


@require_POST
@signed_in
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Work everything out."""
    view = changeable(request, number)
    return _done(request, view, compare_options, _("The options are compared."))


@require_POST
@signed_in
def refresh(request: HttpRequest, number: int) -> HttpResponse:
    """Take today's figures from the inventory again."""
    view = changeable(request, number)
    told = _("In house, as now is what the inventory says today.")
    return _done(request, view, refresh_baseline, told, version=view.version)


@require_POST
@signed_in
def put_up(request: HttpRequest, number: int) -> HttpResponse:
    """Put it up for decision."""
    view = changeable(request, number, "put_up")
    told = _("It is up for decision. Those who may decide are told.")
    return _done(request, view, put_up_assessment, told, version=view.version)


@require_POST
@signed_in
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take it back, to change it."""
    view = changeable(request, number, "take_back")
    return _done(request, view, take_back_assessment, _("It may be changed again."))


def _done(
    request: HttpRequest, view: AssessmentView, action: Callable[..., Any], told: str, **given: Any
) -> HttpResponse:
    to = reverse("strategy:assessment", args=[view.number])
    done = submit(request, action, to=to, told=told, assessment_id=view.id, **given)
    return done or HttpResponseRedirect(to)


@signed_in
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Put an assessment away without a decision."""
    view = changeable(request, number, "discard")
    form = Empty(request)
    if form.accepted():
        given = {"to": reverse("strategy:assessments"), "told": _("The assessment is put away.")}
        if done := submit(request, discard_assessment, form=form, assessment_id=view.id, **given):
            return done
    return page(request, "strategy/discard.html", block="dialog", form=form, view=view)
