"""A contract on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.add_signed_copy import add_signed_copy
from anyshore.contracts.actions.confirm_signed_copy import confirm_signed_copy
from anyshore.contracts.queries.package import package_of
from anyshore.contracts.queries.paper import sealed_bytes, version_paper
from anyshore.contracts.queries.signed_copies import signed_copies
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import sealing
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.forms import SignedOutside
from anyshore.web.contracts.reading import read
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit


@signed_in
def paper(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """One version as PDF/A, with the version as data inside."""
    found = read(request, number)
    return pdf_response(version_paper(actor_of(request), found.id, version), f"C-{number}-version-{version}.pdf")


@signed_in
def sealed(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The same under the operator's seal, once both sides have signed."""
    found = read(request, number)
    body = sealed_bytes(actor_of(request), found.id, version)
    return pdf_response(body, f"C-{number}-version-{version}-sealed.pdf")


def certificate(request: HttpRequest) -> HttpResponse:
    """The certificate behind the seals of this instance, for anybody to compare."""
    return HttpResponse(sealing.certificate(now_of(request)), content_type="application/pkix-cert")


@signed_in
def package(request: HttpRequest, number: int) -> HttpResponse:
    """All of the contract as one file that ``anyshore verify-contract`` checks without this place."""
    found = read(request, number)
    response = HttpResponse(package_of(actor_of(request), found.id), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="C-{number}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
def add_copy(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """Upload a PDF of the version that was signed outside."""
    found = read(request, number)
    if not signed_copies(actor_of(request), found.id, version).may_add:
        raise Forbidden()
    form = SignedOutside(request)
    if form.accepted():
        (file_id, *_rest) = stored(request, form.values["files"])
        told = _("It stands with the version. The other side is asked to confirm it.")
        given = {"agreement_id": found.id, "number": version, "file_id": file_id}
        done = submit(request, add_signed_copy, form=form, to=_version(number, version), told=told, **given)
        if done:
            return done
    return page(request, "contracts/copy.html", c=found, form=form, version=version)


@require_POST
@signed_in
def confirm(request: HttpRequest, number: int, version: int, copy_id: UUID) -> HttpResponse:
    """Both sides agree that a copy is the same agreement."""
    found, to = read(request, number), _version(number, version)
    given: dict[str, Any] = {"agreement_id": found.id, "copy_id": copy_id}
    done = submit(request, confirm_signed_copy, to=to, told=_("Confirmed. Both sides agree on this PDF."), **given)
    return done or HttpResponseRedirect(to)


def _version(number: int, version: int) -> str:
    return reverse("contracts:version", args=[number, version])


def pdf_response(body: bytes, name: str) -> HttpResponse:
    """A PDF to keep under ``name``; no cache between keeps it."""
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
