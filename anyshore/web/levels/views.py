"""Service levels: all periods with their charts, one period, and what is done about one level."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from anyshore.delivery.actions.answer_dispute import answer_dispute
from anyshore.delivery.actions.answer_exclusion import answer_exclusion
from anyshore.delivery.actions.confirm_reading import confirm_reading
from anyshore.delivery.actions.dispute_reading import dispute_reading
from anyshore.delivery.actions.propose_exclusion import propose_exclusion
from anyshore.delivery.actions.report_cause import report_cause
from anyshore.insight.queries.levels import LevelRow
from anyshore.web.access import signed_in
from anyshore.web.forms import Choice, Form, Hidden, Id, LongText, Percent, Text
from anyshore.web.levels.charts import charts_of
from anyshore.web.levels.reading import act, read, read_level, read_period
from anyshore.web.rendering import page


class Shown(Form):
    """The very reading that was looked at."""

    reading = Hidden(Id(required=False))


class Dispute(Shown):
    """Another figure, and why."""

    claimed_bps = Percent(gettext_lazy("What you measured, in per cent"))
    words = Text(gettext_lazy("Why"), max_length=300, hint=gettext_lazy("The provider reads it"))


class AnswerDispute(Shown):
    """The provider's answer."""

    take = Choice(
        gettext_lazy("Your answer"),
        options=[
            ("yes", gettext_lazy("We take the client’s figure")),
            ("no", gettext_lazy("We stand by ours")),
        ],
    )
    words = Text(gettext_lazy("Why"), max_length=300, required=False)


class Exclude(Form):
    """What is to be left out."""

    words = Text(gettext_lazy("What is to be left out, and why"), max_length=300)
    value_bps = Percent(
        gettext_lazy("The figure without it, in per cent"),
        required=False,
        hint=gettext_lazy("Leave empty to leave the level out of this period"),
    )


class Agree(Form):
    """Yes or no to leaving something out."""

    agree = Choice(
        gettext_lazy("Your answer"),
        options=[("yes", gettext_lazy("We agree")), ("no", gettext_lazy("We do not agree"))],
    )


class Cause(Form):
    """Why a level was missed."""

    words = LongText(gettext_lazy("What caused it, and what you do about it"), max_length=2_000)


@signed_in
def levels(request: HttpRequest, number: int) -> HttpResponse:
    """Every level by period, with charts, credits and where they went."""
    found = read(request, number)
    return page(request, "levels/levels.html", p=found, charts=charts_of(found))


@signed_in
def period(request: HttpRequest, number: int, period: str) -> HttpResponse:
    """One period."""
    found, row = read_period(request, number, period)
    return page(request, "levels/period.html", p=found, row=row)


@require_POST
@signed_in
def confirm(request: HttpRequest, number: int, period: str, place: int) -> HttpResponse:
    """Agree with a reading."""
    found, row, level = read_level(request, number, period, place, "confirm")
    done = act(request, confirm_reading, found, row, told=_("Confirmed."), **_of_shown(Shown(request), level))
    assert done is not None  # only a form makes it None
    return done


@signed_in
def dispute(request: HttpRequest, number: int, period: str, place: int) -> HttpResponse:
    """Say another figure."""
    found, row, level = read_level(request, number, period, place, "dispute")
    form = Dispute(request, initial={"reading": level.reading_id})
    if form.accepted():
        told = _("Disputed. If the provider does not answer in time, your figure counts.")
        done = act(request, dispute_reading, found, row, form, told=told, **_of_shown(form, level))
        if done:
            return done
    return page(request, "levels/words.html", block="dialog", p=found, row=row, level=level, verb="dispute", form=form)


@signed_in
def answer(request: HttpRequest, number: int, period: str, place: int) -> HttpResponse:
    """Answer a disputed reading."""
    found, row, level = read_level(request, number, period, place, "answer")
    form = AnswerDispute(request, initial={"reading": level.reading_id})
    if form.accepted():
        told = _("Answered.")
        done = act(request, answer_dispute, found, row, form, told=told, **_of_shown(form, level))
        if done:
            return done
    return page(request, "levels/words.html", block="dialog", p=found, row=row, level=level, verb="answer", form=form)


@signed_in
def exclude(request: HttpRequest, number: int, period: str, place: int) -> HttpResponse:
    """Ask to leave something out."""
    found, row, level = read_level(request, number, period, place, "exclude")
    form = Exclude(request)
    if form.accepted():
        told = _("Asked. It counts once the other side agrees.")
        given = {"period_id": row.id, "place": place, **form.values}
        done = act(request, propose_exclusion, found, row, form, told=told, **given)
        if done:
            return done
    return page(request, "levels/words.html", block="dialog", p=found, row=row, level=level, verb="exclude", form=form)


@signed_in
def agree(request: HttpRequest, number: int, period: str, place: int) -> HttpResponse:
    """Answer what the other side asks to leave out."""
    found, row, level = read_level(request, number, period, place, "agree")
    form, asked = Agree(request), next(one for one in level.exclusions if one.state == "proposed")
    if form.accepted():
        given = {"exclusion_id": asked.pk, **form.values}
        done = act(request, answer_exclusion, found, row, form, told=_("Answered."), **given)
        if done:
            return done
    shown: dict[str, Any] = {"p": found, "row": row, "level": level, "verb": "agree", "form": form, "asked": asked}
    return page(request, "levels/words.html", block="dialog", **shown)


@signed_in
def cause(request: HttpRequest, number: int, period: str, place: int) -> HttpResponse:
    """Report why a level was missed."""
    found, row, level = read_level(request, number, period, place, "report")
    form = Cause(request)
    if form.accepted() and level.result:
        told = _("Reported. Both sides read it.")
        done = act(request, report_cause, found, row, form, told=told, result_id=level.result.pk, **form.values)
        if done:
            return done
    return page(request, "levels/words.html", block="dialog", p=found, row=row, level=level, verb="report", form=form)


def _of_shown(form: Shown, level: LevelRow) -> dict[str, Any]:
    """The answers, about the reading that was shown; where the page told none, about the one that stands."""
    answers = dict(form.values)
    shown = answers.pop("reading", None)
    return {"reading_id": shown or level.reading_id, **answers}
