"""One assessment, and what is decided on it: for an option, to keep it, gates, what came of it."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue.rules.suggestions import suggest_category
from anyshore.contracts.queries.lists import numbers_for_request
from anyshore.insight.queries.references import references
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow
from anyshore.sourcing.actions.draft_from_decision import draft_from_decision
from anyshore.sourcing.queries.decided import DecidedRequest, requests_of
from anyshore.strategy import queries
from anyshore.strategy.actions.ask_to_decide import ask_to_decide
from anyshore.strategy.actions.decide_assessment import decide_assessment
from anyshore.strategy.actions.keep_in_house import keep_in_house
from anyshore.strategy.actions.pass_gate import pass_gate
from anyshore.strategy.actions.review_decision import review_decision
from anyshore.strategy.queries.approving import DecisionApproval, decision_approval
from anyshore.strategy.queries.assessments import AssessmentView, assessment_view
from anyshore.strategy.queries.risks import risks_of
from anyshore.strategy.rules.assessments import Gate
from anyshore.strategy.rules.decisions import STAYS
from anyshore.web.access import actor_of, organisation_of, signed_in
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.risks.words import KINDS
from anyshore.web.strategy import decision_forms as forms
from anyshore.web.strategy import picture
from anyshore.web.strategy.assess_forms import money_fields
from anyshore.web.strategy.carried import request_terms, unit_of, yearly_price
from anyshore.web.strategy.linked import linked
from anyshore.web.strategy.overlap import misnamed, overlap
from anyshore.web.strategy.shown import shown
from anyshore.web.strategy.spreadsheet import workbook
from anyshore.web.strategy.views.assessing import changeable
from anyshore.web.strategy.wording import GATES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def assessment(request: HttpRequest, number: int) -> HttpResponse:
    """One assessment with everything that was worked out."""
    view = assessment_view(actor_of(request), number)
    here: OrganisationRow | None = organisation_of(request)
    home, on = here.country if here else "", now_of(request).date()
    own: dict[str, Any] = {"requests": _requests(request, view), "approval": _approval(request, view)}
    own |= {
        "hours_picture": overlap(view, here, on),
        "misnamed": misnamed(view, here, on),
        **core(request, view),
        "like_this": _like_this(view),
        "risks": risks_of(actor_of(request), number),
        "kinds": KINDS,
        "linked": partial(linked, known=references(actor_of(request), [one.evidence for one in view.gates])),
        "today": on,
    }
    return page(request, "strategy/assessment.html", **own, **shown(view, request.GET.get("option", ""), home))


def core(request: HttpRequest, view: AssessmentView) -> dict[str, Any]:
    """The picture of the core matrix with this activity marked; None until both its sides are known to the reader."""
    found = queries.inventory(actor_of(request))
    row = next((one for one in found.rows if one.id == view.activity_id), None) if found else None
    if found is None or row is None or row.sides.field is None:
        return {"core": None, "core_hidden": bool(row and row.sides.hidden)}
    return {
        "core": {
            "row": row,
            "dots": picture.dots(found.rows, here=row.id, wide_px=picture.HALF),
            "height": picture.HEIGHT,
        }
    }


def _approval(request: HttpRequest, view: AssessmentView) -> DecisionApproval | None:
    """Whether the recommended option needs the agreement of others, while it waits for a decision."""
    option = view.advised
    if view.state != "put_up" or option is None or option.outcome is None or option.kind in STAYS:
        return None
    return decision_approval(
        actor_of(request),
        assessment_id=view.id,
        inputs_hash=view.inputs_hash,
        option_id=option.id,
        amount=Money(option.outcome.cost.mean, view.currency),
    )


def _like_this(view: AssessmentView) -> str:
    """Where to read what happened to jobs like the one that would be asked for: its kind, its size, a year's price."""
    price = yearly_price(view, view.advised) if view.advised else None
    asked = {
        "category": suggest_category(view.activity) or "",
        "unit": unit_of(view),
        "currency": view.currency,
        "budget": price.plain() if price else "",
    }
    return f"{reverse('likes:likes')}?{urlencode(asked)}"


def _requests(request: HttpRequest, view: AssessmentView) -> list[tuple[DecidedRequest, list[int]]]:
    """The requests that carry out the decision, each with the numbers of its contracts."""
    actor = actor_of(request)
    found = requests_of(actor, view.decision.id) if view.decision else []
    return [(one, numbers_for_request(actor, one.id)) for one in found]


def _to_draft(made: Any) -> str:
    return reverse("sourcing:edit", args=[made.number])


@require_POST
@signed_in
def draft_request(request: HttpRequest, number: int) -> HttpResponse:
    """Make a draft of a request from the decision, and open it to be read through."""
    view = changeable(request, number, "request")
    if view.decision is None:
        raise NotFound()
    terms = request_terms(view, view.option(str(view.decision.option_id)))
    told = _("A draft from your decision. Read it through, then publish it.")
    done = submit(request, draft_from_decision, to=_to_draft, told=told, decision_id=view.decision.id, terms=terms)
    return done or HttpResponseRedirect(reverse("strategy:assessment", args=[number]))


@signed_in
def spreadsheet(request: HttpRequest, number: int) -> HttpResponse:
    """The inputs and results as a workbook."""
    view = assessment_view(actor_of(request), number)
    response = HttpResponse(workbook(view), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="A-{view.number}.xlsx"'
    return response


@signed_in
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Decide for an option."""
    view = changeable(request, number, "decide")
    initial = {"option": view.advice.key if view.advice else None, "version": view.version}
    form = forms.Decide(request, initial=initial, options={"option": forms.ways(view, leaves=True)})
    if form.accepted() and (done := _decided(request, number, view.id, form, decide_assessment)):
        return done
    return page(request, "strategy/decide.html", form=form, view=view)


@signed_in
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask those whom a rule names to agree to an option."""
    view = changeable(request, number, "ask")
    initial = {"option": view.advice.key if view.advice else None}
    form = forms.Ask(request, initial=initial, options={"option": forms.ways(view, leaves=True)})
    if form.accepted():
        given = {"option_id": UUID(form.values["option"]), "words": form.values["words"] or ""}
        to, told = reverse("strategy:assessment", args=[number]), _("They are asked. You get a mail with the outcome.")
        if done := submit(request, ask_to_decide, form=form, to=to, told=told, assessment_id=view.id, **given):
            return done
    return page(request, "strategy/ask.html", form=form, view=view)


@signed_in
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Keep it in house, and say why."""
    view = changeable(request, number, "keep")
    initial = {"option": view.as_now.key, "version": view.version}
    form = forms.Keep(request, initial=initial, options={"option": forms.ways(view, leaves=False)})
    if form.accepted() and (done := _decided(request, number, view.id, form, keep_in_house)):
        return done
    return page(request, "strategy/keep.html", form=form, view=view)


def _decided(request: HttpRequest, number: int, assessment_id: UUID, form: Any, action: Any) -> HttpResponse | None:
    given = {
        "assessment_id": assessment_id,
        "version": form.values["version"],
        "option_id": UUID(form.values["option"]),
        "terms": forms.decision_terms(form.values),
    }
    to = reverse("strategy:assessment", args=[number])
    told = _("It is decided. The baseline, the inputs and the result are kept as they stand.")
    return submit(request, action, form=form, to=to, told=told, **given)


@signed_in
def gate(request: HttpRequest, number: int, gate: str) -> HttpResponse:
    """Pass or waive a gate."""
    if gate not in set(Gate):
        raise NotFound()
    view = changeable(request, number, "pass_gate")
    form = forms.GateForm(request)
    if form.accepted():
        values = {**form.values, "file_ids": tuple(stored(request, form.values["files"]))}
        given = {name: values[name] or "" for name in ("outcome", "evidence", "reason")}
        to, told = reverse("strategy:assessment", args=[number]) + "#gates", _("The gate is behind you.")
        done = submit(
            request, pass_gate, form=form, to=to, told=told,
            assessment_id=view.id, gate=gate, file_ids=values["file_ids"], **given,
        )  # fmt: skip
        if done:
            return done
    return page(request, "strategy/gate.html", form=form, view=view, gate=GATES[gate])


@signed_in
def review(request: HttpRequest, number: int) -> HttpResponse:
    """What came of it."""
    view = changeable(request, number, "review")
    form = forms.ReviewForm(request, currencies=money_fields(view.currency))
    if form.accepted():
        values = form.values
        given = {"freed_for": values["freed_for"] or "", "note": values["note"] or "", "freed_milli": values["freed"]}
        to, told = reverse("strategy:assessment", args=[number]) + "#decision", _("It stands beside the plan.")
        cost = values["cost"].minor
        done = submit(
            request, review_decision, form=form, to=to, told=told, assessment_id=view.id, cost_minor=cost, **given
        )
        if done:
            return done
    return page(request, "strategy/review.html", form=form, view=view)
