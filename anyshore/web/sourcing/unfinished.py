"""A proposal that is being written: between the form and what its organisation keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.actor import Actor
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.ask_team_again import ask_team_again
from anyshore.sourcing.actions.hold_proposal import hold_proposal
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.save_proposal_draft import save_proposal_draft
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.send_proposal_draft import send_proposal_draft
from anyshore.sourcing.actions.send_revision_draft import send_revision_draft
from anyshore.sourcing.queries.drafts import DraftRow, DraftView, draft_on
from anyshore.sourcing.queries.held import must_ask_own
from anyshore.sourcing.queries.proposals import ProposalView
from anyshore.sourcing.queries.team_view import asks_team
from anyshore.sourcing.queries.view import RequestView
from anyshore.web.access import actor_of
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, submit
from anyshore.web.sourcing import offers, team_forms
from anyshore.web.sourcing.words import OVER

if TYPE_CHECKING:
    from anyshore.sourcing.models import TeamOffer

FILES = ("files", "drop", "asked")


def initial_of(draft: DraftView | None, view: RequestView) -> dict[str, Any]:
    """What stands in the form: the draft, or the client's budget as a first price."""
    if draft is None:
        return {"price": view.row.budget}
    answers = {f"answer_{place}": draft.answers.get(text) for place, (_id, text) in enumerate(view.screening)}
    return {**draft.written, **answers}


def written(values: dict[str, Any], questions: Sequence[tuple[UUID, str]]) -> dict[str, Any]:
    """The form's answers as a draft keeps them: those to questions with the words of the question."""
    answers = [
        {"question": text, "text": words}
        for place, (_id, text) in enumerate(questions)
        if (words := values[f"answer_{place}"])
    ]
    parts = {name: value for name, value in values.items() if name not in FILES and not name.startswith("answer_")}
    return {**parts, "answers": answers}


def revision_on(actor: Actor, view: RequestView, version: int, *, at: datetime) -> DraftView | None:
    """The draft of the version that follows ``version``, if one is kept."""
    draft = draft_on(actor, view.row.id, at=at)
    return draft if draft and draft.row.revises == version and not draft.row.over else None


def keep(request: HttpRequest, form: offers.Offer, view: RequestView) -> HttpResponse | None:
    """Save it as a draft."""
    seen = request.POST.get("draft_version", "")
    return submit(
        request,
        save_proposal_draft,
        to=reverse("sourcing:request", args=[view.row.number]),
        form=form,
        told=_("Saved as a draft. Only your organisation sees it."),
        request_id=view.row.id,
        version=int(seen) if seen.isdecimal() else 0,
        written=written(form.values, view.screening),
        file_ids=tuple(stored(request, form.values["files"])),
        drop_ids=_dropped(form),
    )


def send(request: HttpRequest, form: offers.Offer, view: RequestView) -> HttpResponse | None:
    """Sign and send it, or put it before the team; a draft that the form was filled from goes with it."""
    team = team_forms.named(request, form)
    if form.errors:
        return None
    drafted = request.POST.get("draft_version", "0") != "0" or bool(team)
    given: dict[str, Any] = {
        "terms": offers.proposal_terms(form.values, view.screening, team),
        "file_ids": tuple(stored(request, form.values["files"])),
        "a_week": settings.ANYSHORE_PROPOSALS_A_WEEK,
        **({"drop_ids": _dropped(form)} if drafted else {}),
    }
    if team:
        return ask(request, ask_team, form, request_id=view.row.id, **given)
    if must_ask_own(actor_of(request), view.row.id, given["terms"], at=now_of(request)):
        return _hold(request, form, view, **given)
    return submit(
        request,
        send_proposal_draft if drafted else send_proposal,
        to=reverse("sourcing:request", args=[view.row.number]),
        form=form,
        told=_("Your proposal is with the client."),
        request_id=view.row.id,
        **given,
    )


def revise(
    request: HttpRequest, form: offers.Offer, view: RequestView, own: ProposalView, version: int
) -> HttpResponse | None:
    """Sign and send it as the next version, or put it before the team; a draft that it was filled from goes with
    it."""
    team = team_forms.named(request, form)
    if form.errors:
        return None
    drafted, seen = request.POST.get("draft_version", "0") != "0", request.POST.get("version", "")
    given: dict[str, Any] = {
        "proposal_id": own.row.id,
        "terms": offers.proposal_terms(form.values, view.screening, team),
        "version": int(seen) if seen.isdecimal() else version,
        "file_ids": tuple(stored(request, form.values["files"])),
    }
    if asks_team(actor_of(request), own.row.id, given["terms"]):
        return ask(request, ask_team_again, form, **given)
    if must_ask_own(actor_of(request), view.row.id, given["terms"], at=now_of(request)):
        return _hold(request, form, view, **given)
    return submit(
        request,
        send_revision_draft if drafted else revise_proposal,
        to=lambda made: reverse("sourcing:proposal", args=[made.number]),
        form=form,
        told=_("The new version is with the client."),
        a_week=settings.ANYSHORE_PROPOSALS_A_WEEK,
        **given,
        **({"drop_ids": _dropped(form)} if drafted else {}),
    )


def _hold(request: HttpRequest, form: offers.Offer, view: RequestView, **given: Any) -> HttpResponse | None:
    """Sign it and keep it back until the reader's own people agree."""
    given = {"a_week": settings.ANYSHORE_PROPOSALS_A_WEEK, "drop_ids": _dropped(form), **given}
    return submit(
        request,
        hold_proposal,
        to=lambda made: reverse("sourcing:held", args=[made.id]),
        form=form,
        told=_("It is signed and waits for your own people. It goes out by itself once they agree."),
        request_id=view.row.id,
        words=form.values["asked"] or "",
        **given,
    )


def ask(request: HttpRequest, verb: Callable[..., TeamOffer], form: offers.Offer, **given: Any) -> HttpResponse | None:
    """Put an offer before its team, and go to the page on which it waits."""
    told = _("Each member is asked by mail. The client sees nothing until all have agreed.")
    return submit(request, verb, to=lambda one: reverse("sourcing:team", args=[one.id]), form=form, told=told, **given)


def _dropped(form: offers.Offer) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in form.values["drop"])


def why_over(row: DraftRow) -> str:
    """Why a draft cannot be sent any more."""
    return str(OVER[row.over])
