"""Answering the questions about an activity, alone and then together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import NotFound
from anyshore.strategy import queries
from anyshore.strategy.actions.agree_rating import agree_rating
from anyshore.strategy.actions.rate_activity import rate_activity
from anyshore.strategy.actions.reopen_rating import reopen_rating
from anyshore.strategy.queries.ratings import AxisView
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import submit
from anyshore.web.strategy import forms
from anyshore.web.strategy.questions import WORDS
from anyshore.web.strategy.views.activity import address, change, workable
from anyshore.web.strategy.words import AXES


def _side(view: queries.ActivityView, axis: str) -> AxisView:
    found = next((one for one in view.axes if one.axis == axis), None)
    if found is None:
        raise NotFound()
    return found


@signed_in
def rate(request: HttpRequest, number: int, axis: str) -> HttpResponse:
    """One's own answers, without seeing those of others."""
    view = workable(request, number)
    side = _side(view, axis)
    form = forms.QUESTIONNAIRES[side.axis](request, initial=forms.answered(axis, side.mine))
    return change(
        request, view, form, "strategy/rate.html", rate_activity,
        lambda values: {"axis": axis, "answers": forms.answers(axis, values)},
        axis=AXES[axis], side=None, questions=WORDS[axis],
    )  # fmt: skip


@signed_in
def agree(request: HttpRequest, number: int, axis: str) -> HttpResponse:
    """The agreed answers, beside what each has said."""
    view = workable(request, number)
    side = _side(view, axis)
    form = forms.QUESTIONNAIRES[side.axis](request, initial=forms.answered(axis, side.agreed))
    return change(
        request, view, form, "strategy/rate.html", agree_rating,
        lambda values: {"axis": axis, "answers": forms.answers(axis, values)},
        axis=AXES[axis], side=side, questions=WORDS[axis],
    )  # fmt: skip


@require_POST
@signed_in
def reopen(request: HttpRequest, number: int, axis: str) -> HttpResponse:
    """Take the agreed answers back."""
    view = queries.activity(actor_of(request), number)
    told = _("Everybody’s own answers count again.")
    done = submit(request, reopen_rating, to=address(number), told=told, activity_id=view.row.id, axis=axis)
    return done or HttpResponseRedirect(address(number))
