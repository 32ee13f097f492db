"""A contract on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.contracts.queries.paper import version_paper
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.reading import read


@signed_in
def paper(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """One version as PDF/A, with the version as data inside."""
    found = read(request, number)
    return pdf_response(version_paper(actor_of(request), found.id, version), f"C-{number}-version-{version}.pdf")


def pdf_response(body: bytes, name: str) -> HttpResponse:
    """A PDF to keep under ``name``; no cache between keeps it."""
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
