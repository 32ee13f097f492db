"""The page of a transition."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.web.access import signed_in
from anyshore.web.rendering import page
from anyshore.web.transition import words
from anyshore.web.transition.reading import read


@signed_in
def transition(request: HttpRequest, number: int) -> HttpResponse:
    """The plan against what happened, the gates, the lists, and what the reader may do."""
    return page(request, "transition/transition.html", t=read(request, number), words=words)
