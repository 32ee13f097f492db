"""Drafting a contract from an award: only what is open is asked, each with a default."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.contracts.rules import Side
from anyshore.insight.queries.contract import Contract
from anyshore.web.access import signed_in
from anyshore.web.contracts.clause_form import ClauseEditor, editor_of
from anyshore.web.contracts.forms import Counter
from anyshore.web.contracts.hours_form import FIELDS
from anyshore.web.contracts.opening import (
    Start,
    clauses_to_start,
    facts_of,
    shown_above,
    start_of,
    template_choices,
    with_clauses,
)
from anyshore.web.contracts.reading import act, read
from anyshore.web.contracts.sending import asks, countering
from anyshore.web.contracts.terms import TERMS
from anyshore.web.contracts.views.offers import countered, first_counter
from anyshore.web.proof import prove
from anyshore.web.rendering import page


@signed_in
def open_points(request: HttpRequest, number: int) -> HttpResponse:
    """What is open in the contract as it was awarded; sent, it is the next version, signed by one's own side."""
    found = read(request, number, "counter")
    start = _start(request, found)
    content = with_clauses(found.page.content, start)
    editor = editor_of(request, content.clauses, content.value, content.language)
    form = first_counter(request, found.page, content, editor)
    if editor.accepts(form):
        prove(request, _("You are about to sign a counter-offer on “%(title)s”.") % {"title": content.title})
        side, given = found.page.side or Side.CLIENT, countered(form.values, content, editor)
        verb, to, told, given = countering(request, form, side, found.id, given)
        done = act(request, verb, number=number, form=form, told=told, to=to, **given)
        if done:
            return done
    return _page(request, found, start, form, editor)


def _start(request: HttpRequest, found: Contract) -> Start:
    content = found.page.content
    facts = facts_of(request, content, found.client, found.page.request_id)
    return start_of(clauses_to_start(request, content), facts, content.terms, content.unit)


def _page(request: HttpRequest, found: Contract, start: Start, form: Counter, editor: ClauseEditor) -> HttpResponse:
    shown: dict[str, Any] = {"terms": [one for one in TERMS if one not in start.of_terms], "hours": FIELDS}
    asked = start.asked(form, editor)
    shown |= {"editor": editor, "asks": asks(request), "open": shown_above(asked), "points": start.points}
    shown |= {
        "asked": asked,
        "measured": start.measured,
        "choices": template_choices(request, found.page.content.unit),
    }
    return page(request, "contracts/open_points.html", c=found, form=form, **shown)
