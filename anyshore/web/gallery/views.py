"""The gallery of components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.web.gallery import rows
from anyshore.web.gallery.forms import Sample
from anyshore.web.rendering import page
from anyshore.web.words import known_states

INITIAL = {
    "title": "Migration, single sign-on and tests",
    "price": rows.eur(7400),
    "silence": "accept",
    "shown": "all",
    "skills": ["svg"],
    "criteria": "All 3,120 customers can sign in.\n312 tests pass.",
}


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component; the form answers, so that its mistakes can be seen."""
    form = Sample(request, initial=INITIAL)
    return page(request, "gallery/gallery.html", rows=rows, form=form, states=known_states(), sent=form.accepted())


def confirm(request: HttpRequest) -> HttpResponse:
    """A confirmation: a dialog where scripts run, a page where they do not."""
    return page(request, "gallery/confirm.html", block="dialog", rows=rows)
