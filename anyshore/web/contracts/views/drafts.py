"""Drafts that one side or both write: the page with its history, an edit, and what becomes of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.edit_draft import edit_draft
from anyshore.contracts.actions.mark_negotiation_read import mark_negotiation_read
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.actions.undo_edit import undo_edit
from anyshore.contracts.queries.drafts import DraftPage, draft_page
from anyshore.contracts.queries.held import held_on
from anyshore.contracts.queries.offering import draft_approval
from anyshore.contracts.rules import AgreementState
from anyshore.contracts.rules.drafts import seen_hash, whole_hash
from anyshore.contracts.rules.places import WHOLE
from anyshore.kit.errors import Forbidden, Stale
from anyshore.plumbing.actions import perform
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import words
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.clause_words import LANGUAGES
from anyshore.web.contracts.drafting import beside, drafted
from anyshore.web.contracts.forms import OfferDraft
from anyshore.web.contracts.negotiating import row_id
from anyshore.web.contracts.oddities import missing_words, odd_clauses
from anyshore.web.contracts.place_words import heading_of, is_new
from anyshore.web.contracts.reading import begun
from anyshore.web.contracts.sending import putting
from anyshore.web.contracts.suggest_form import OUT, RowForm, clauses_to_add, row_form
from anyshore.web.forms import WayOn
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit


@signed_in
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """The draft row by row, with every edit and its author."""
    found = draft_page(actor_of(request), number)
    actor, s = actor_of(request), drafted(actor_of(request), found)
    shown: dict[str, Any] = {"d": found, "s": s, "n": s, "c": found, "held": held_on(actor, found.id)}
    if s.fresh and s.may_suggest:
        perform(mark_negotiation_read, actor=actor, at=now_of(request), agreement_id=found.id)
    return page(request, "contracts/draft.html", words=words, text_languages=LANGUAGES, **shown)


@signed_in
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change one row. Who comes second sees both, and can apply theirs again."""
    found, row = draft_page(actor_of(request), number), request.GET.get("row", "")[:60]
    if found.state is not AgreementState.DRAFT:
        return _offered(request, found, row)
    found = _read(request, number, "edit")
    if row == "clauses.+":
        return _choose(request, found)
    asked = row_form(request, found.content, row)
    to = _posted(request, asked)
    if to is not None and (done := _edited(request, found, row, asked, to)):
        return done
    both = _second(request, found, row, to) if to is not None else []
    seen, heading = seen_hash(found.content, row), heading_of(found.content, row, language_of(""))
    shown: dict[str, Any] = {"heading": heading, "asked": asked, "form": asked.form, "seen": seen, "both": both}
    return page(request, "contracts/edit_draft.html", status=409 if both else None, d=found, **shown)


def _offered(request: HttpRequest, found: DraftPage, row: str) -> HttpResponse:
    """For who writes on while the draft is offered: what they wrote stands there, to be read and copied."""
    form = row_form(request, found.content, row).form if request.POST else None
    if form is not None:
        form.errors.clear()
    return page(request, "contracts/offered_meanwhile.html", status=409, d=found, form=form)


def _posted(request: HttpRequest, asked: RowForm) -> dict[str, Any] | None:
    """What was written, or that the row goes; None while there is something to correct."""
    if request.POST.get(OUT) and asked.can_go:
        asked.form.errors.clear()
        return {WHOLE: None}
    return asked.read(asked.form.values) if asked.form.accepted() else None


def _choose(request: HttpRequest, found: DraftPage) -> HttpResponse:
    pick = request.GET.get("pick", "")
    if pick:
        return HttpResponseRedirect(f"{reverse('contracts:edit_draft', args=[found.number])}?row=clauses.{pick}")
    return page(request, "contracts/draft_clause.html", d=found, choices=clauses_to_add(request, found.content))


def _edited(
    request: HttpRequest, found: DraftPage, row: str, asked: RowForm, to: dict[str, Any]
) -> HttpResponse | None:
    given = {"agreement_id": found.id, "row": row, "fields": to, "seen": request.POST.get("seen", "")[:64]}
    at = f"{_address(found.number)}#{'' if is_new(row) else row_id(row)}"
    return submit(request, edit_draft, form=asked.form, to=at, told=_("Changed. The history says so."), **given)


def _second(request: HttpRequest, found: DraftPage, row: str, to: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What stands there now beside what was written, where somebody else was first."""
    if request.POST.get("seen", "") == seen_hash(found.content, row):
        return []
    return beside(found.content, row, to, language_of(""))


@require_POST
@signed_in
def undo(request: HttpRequest, number: int, edit_number: int) -> HttpResponse:
    """Undo one edit, by another one that says so."""
    found = _read(request, number, "edit")
    given = {"agreement_id": found.id, "number": edit_number}
    return _done(request, undo_edit, f"{_address(number)}#history", number, _("Undone. The history says so."), given)


@require_POST
@signed_in
def share(request: HttpRequest, number: int) -> HttpResponse:
    """Let the other side in."""
    found = _read(request, number, "share")
    told = _("%(who)s sees the draft now and can write it too.") % {"who": found.other}
    return _done(request, share_draft, _address(number), number, told, {"agreement_id": found.id})


@require_POST
@signed_in
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Give the draft up."""
    found = _read(request, number, "discard")
    told = _("The draft is given up. It stays to be read.")
    return _done(request, discard_draft, _address(number), number, told, {"agreement_id": found.id})


@signed_in
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """What the draft agrees in six lines, then one button that signs and offers it."""
    found = _read(request, number, "offer")
    form = OfferDraft(request, initial={"seen": whole_hash(found.content)})
    if form.accepted():
        prove(request, _("You are about to sign the offer “%(title)s”.") % {"title": found.content.title})
        verb, to, told, given = putting(request, found, form.values)
        if done := submit(request, verb, form=form, to=to, told=told, **given):
            return done
    approval = draft_approval(actor_of(request), found.side, found.content)
    seen: dict[str, Any] = {"d": found, "form": form, "words": words, "approval": approval}
    seen |= {"past": begun(request, found.content), "odd": odd_clauses(request, found.content)}
    seen["missing"] = missing_words(found.content)
    return page(request, "contracts/offer_draft.html", **seen)


def _read(request: HttpRequest, number: int, verb: str) -> DraftPage:
    """The draft, where the reader may do this to it; how it stands now where nobody may any more."""
    found = draft_page(actor_of(request), number)
    if verb in found.may:
        return found
    if found.state is not AgreementState.DRAFT or (verb == "share" and found.shared_at):
        way = WayOn(_("See how it stands now"), _address(number))
        request.way_on = way  # type: ignore[attr-defined]  # read by the page of the refusal
        raise Stale()
    raise Forbidden()


def _done(request: HttpRequest, verb: Any, to: str, number: int, told: str, given: dict[str, Any]) -> HttpResponse:
    way = WayOn(_("See the draft as it stands now"), _address(number))
    done = submit(request, verb, to=to, told=told, now=lambda: way, **given)
    assert done is not None  # without a form a refusal is raised
    return done


def _address(number: int) -> str:
    return reverse("contracts:draft", args=[number])
