"""The contract, its versions, and writing to the other side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from anyshore.contracts.queries import version_text
from anyshore.contracts.queries.paper import sealed_paper
from anyshore.contracts.queries.signed_copies import signed_copies
from anyshore.conversations.actions.post_message import post_message
from anyshore.insight.queries.contract_team import team_contract
from anyshore.insight.queries.contract_versions import version_content
from anyshore.kit.errors import NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import words
from anyshore.web.contracts.checks import recorded
from anyshore.web.contracts.clause_library import translated
from anyshore.web.contracts.clause_words import LANGUAGES
from anyshore.web.contracts.comparing import comparison_of
from anyshore.web.contracts.forms import Write
from anyshore.web.contracts.outgoing import own_side
from anyshore.web.contracts.reading import address, elsewhere, read, read_whole
from anyshore.web.contracts.review_form import WriteReview
from anyshore.web.contracts.shown import shown
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit


@signed_in
def contract(request: HttpRequest, number: int) -> HttpResponse:
    """The contract whole: a task in six lines with the rest folded, a larger one with all that it needs."""
    found = read_whole(request, number)
    if found is None:
        return HttpResponseRedirect(reverse(elsewhere(request, number), args=[number]))
    shared: dict[str, Any] = {"words": words, "recorded": recorded, "review": WriteReview(request)}
    return page(
        request,
        "contracts/contract.html",
        team=team_contract(actor_of(request), number) if found.page.content.team else None,
        c=found,
        s=shown(found, actor_of(request), at=now_of(request), profiles=reverse("catalogue:providers")),
        own=own_side(request, found),
        purchase=words.PURCHASES.get(found.bought_as),
        write=Write(request),
        **shared,
    )


@signed_in
def version(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The text of one version, with its hash and the hash before; beside it in the other languages."""
    found = read(request, number)
    actor = actor_of(request)
    text, sealed = version_text(actor, found.id, version), sealed_paper(actor, found.id, version)
    spoken = translated(request, version_content(actor, found.id, version))
    copies = signed_copies(actor, found.id, version)
    shown: dict[str, Any] = {"text": text, "sealed": sealed, "spoken": spoken, "copies": copies}
    return page(request, "contracts/version.html", c=found, words=words, text_languages=LANGUAGES, **shown)


@signed_in
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Any two versions, term by term, in one column or in two; the reader chooses which."""
    found = read(request, number)
    return page(request, "contracts/compare.html", c=found, compared=comparison_of(request, found))


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Write to the other side about this contract."""
    found = read(request, number, "write")
    if found.thread_id is None:
        raise NotFound()
    form = Write(request)
    if form.accepted():
        ids = stored(request, form.values["files"])
        given = {"thread_id": found.thread_id, "body": form.values["body"], "file_ids": ids}
        done = submit(request, post_message, form=form, to=f"{address(number)}#messages", **given)
        if done:
            return done
    return page(request, "contracts/write.html", c=found, form=form)
