"""The award report, for people and for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.sourcing.queries.report import award_report
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of
from anyshore.web.sourcing.report import as_json, as_pdf


@signed_in
def pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The report as PDF/A."""
    found = award_report(actor_of(request), number, at=now_of(request))
    return _file(as_pdf(found), "application/pdf", f"award-R-{number}.pdf")


@signed_in
def data(request: HttpRequest, number: int) -> HttpResponse:
    """The report as JSON."""
    found = award_report(actor_of(request), number, at=now_of(request))
    return _file(as_json(found), "application/json", f"award-R-{number}.json")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
