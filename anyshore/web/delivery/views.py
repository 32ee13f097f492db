"""Pages of the work: hand in, accept, ask for changes, take more time, take back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.delivery.actions.ask_for_changes import ask_for_changes as ask_for_changes_action
from anyshore.delivery.actions.extend_review import extend_review
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.delivery.queries.checking import CheckRow, checked_before
from anyshore.delivery.queries.comments import CommentRow, comments_of
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.insight.queries.contract import Contract, Part
from anyshore.kit.errors import NotFound
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.plumbing import files, formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import checks
from anyshore.web.contracts.effects import effect_of
from anyshore.web.contracts.late import LateWords, late_words
from anyshore.web.contracts.reading import act, read_part
from anyshore.web.delivery import forms
from anyshore.web.desk.places import place_words
from anyshore.web.files.views import stored
from anyshore.web.forms import Kept
from anyshore.web.rendering import page

CHECK_ONLY = "_check"
"""The button by which a machine checks what is on the form, and nothing is sent."""


@signed_in
def submit_work(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Hand in the work of one milestone; its review clock starts."""
    found, part = read_part(request, number, position, "submit")
    criteria = [(str(place), words) for place, words in enumerate(part.criteria)]
    form = forms.Submit(request, options={"checked": criteria})
    rows: tuple[CheckRow, ...] = ()
    if form.accepted():
        told = _("Handed in. The review clock runs.")
        given = _handed_in(request, part, form.values)
        rows = _checked(request, part, form, given)
        if may_be_sent(request, rows, given["despite"]):
            done = act(request, submit_funded_work, number=number, position=position, form=form, told=told, **given)
            if done:
                return done
    given = {"c": found, "part": part, "form": form, "late": _late(part), "checks": checks, "rows": rows}
    return page(request, "delivery/submit.html", **given)


def may_be_sent(request: HttpRequest, rows: tuple[CheckRow, ...], despite: str) -> bool:
    """Whether what is on the form goes out now: it was not sent to be checked alone, and what a machine found holds or
    was answered with words."""
    return CHECK_ONLY not in request.POST and (checks.all_hold(rows) or bool(despite))


@signed_in
def accept(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Accept, and release the money: the sum and to whom, and one click deeper which accounts change."""
    found, part, submission_id = _in_review(request, number, position, "accept")
    criteria = [(str(place), words) for place, words in enumerate(part.criteria)]
    effect = effect_of(request, accept_milestone, submission_id=submission_id)
    first = {"submission_id": submission_id, "shown": effect.mark}
    form = forms.Accept(request, initial=first, options={"ticked": criteria})
    if form.agrees(effect):
        given = {"submission_id": form.values["submission_id"], "ticked": [int(one) for one in form.values["ticked"]]}
        done = act(
            request, accept_milestone, number=number, position=position, form=form, told=_("Accepted."), **given
        )
        if done:
            return done
    rows = checks.shown(part.work.submissions[0].checks) if part.work else []
    given = {"c": found, "part": part, "form": form, "effect": effect, "late": _late(part), "rows": rows}
    return page(request, "delivery/accept.html", block="dialog", **given)


@signed_in
def ask_for_changes(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Send it back with words; a criterion that was agreed and is missed uses up no round."""
    found, part, submission_id = _in_review(request, number, position, "ask_for_changes")
    initial = {"submission_id": submission_id, "criterion": "", "words": _asked_in_comments(request, submission_id)}
    form = forms.AskForChanges(request, initial=initial, options=_criteria(part))
    if form.accepted():
        told = _("You asked for changes. The review clock stopped.")
        given = _asked(request, form.values)
        done = act(request, ask_for_changes_action, number=number, position=position, form=form, told=told, **given)
        if done:
            return done
    return page(request, "delivery/ask_for_changes.html", c=found, part=part, form=form)


@signed_in
def extend(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Take as much time again, once."""
    found, part, submission_id = _in_review(request, number, position, "extend")
    form = forms.OfSubmission(request, initial={"submission_id": submission_id})
    if form.accepted():
        told = _("The review is extended.")
        done = act(request, extend_review, number=number, position=position, form=form, told=told, **form.values)
        if done:
            return done
    return page(request, "delivery/extend.html", block="dialog", c=found, part=part, form=form)


@signed_in
def withdraw(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Take back what was handed in, while it is in review."""
    found, part, submission_id = _in_review(request, number, position, "take_back")
    form = forms.OfSubmission(request, initial={"submission_id": submission_id})
    if form.accepted():
        told = _("Taken back. The review clock stopped.")
        done = act(request, withdraw_submission, number=number, position=position, form=form, told=told, **form.values)
        if done:
            return done
    return page(request, "delivery/withdraw.html", block="dialog", c=found, part=part, form=form)


def _in_review(request: HttpRequest, number: int, position: int, verb: str) -> tuple[Contract, Part, UUID]:
    """The contract, the milestone, and its newest submission; NotFound where nothing was ever handed in."""
    found, part = read_part(request, number, position, verb)
    if part.work is None or not part.work.submissions:
        raise NotFound()
    return found, part, part.work.submissions[0].id


def _late(part: Part) -> LateWords | None:
    return late_words(part.money.late if part.money else None)


def _asked_in_comments(request: HttpRequest, submission_id: UUID) -> str:
    """The open comments as the list of what is to change, to start from."""
    found = [one for one in comments_of(actor_of(request), submission_id) if one.settled_at is None]
    return "\n".join(f"{place}. {_line(one)}" for place, one in enumerate(found, 1))


def _line(one: CommentRow) -> str:
    where = ", ".join(part for part in (one.file, place_words(one.place)) if part)
    words = " ".join(one.words.split())
    return formats.leading_text(where, words) if where else words


def _criteria(part: Part) -> dict[str, Any]:
    none = ("", _("No: I want it changed all the same"), _("Uses up one round, where rounds are counted"))
    return {"criterion": [none, *((str(place), words, "") for place, words in enumerate(part.criteria))]}


def _checked(request: HttpRequest, part: Part, form: forms.Submit, given: dict[str, Any]) -> tuple[CheckRow, ...]:
    """What a machine finds about what is on the form; its files are kept, so that the form can be shown again."""
    if not part.checks:
        return ()
    person, ids = actor_of(request).person_id, given["file_ids"]
    known = files.names_of(ids, by=person)
    form.values["files"] = [Kept(one, *known[one]) for one in ids]
    return checked_before(part.checks, file_ids=ids, by=person, links=given["links"], note=given["note"])


def _handed_in(request: HttpRequest, part: Part, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "milestone_id": part.id,
        "note": values["note"],
        "links": values["links"],
        "checked": [int(place) for place in values["checked"]],
        "despite": values["despite"] or "",
        "file_ids": stored(request, values["files"]),
    }


def _asked(request: HttpRequest, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "submission_id": values["submission_id"],
        "words": values["words"],
        "criterion": int(values["criterion"]) if values["criterion"] else None,
        "file_ids": stored(request, values["files"]),
    }
