"""The resumable way in: tus 1.0 with creation, termination, checksum and expiration.

Scripts of ours use it for large files; any client of the protocol may. Answers carry words as plain text, for scripts
to show. Who is not signed in is answered 401, and sends files with the form.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import wraps
from typing import Any, BinaryIO, Concatenate, ParamSpec, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from anyshore.kit.errors import Invalid, NotFound, Refused
from anyshore.plumbing import uploads
from anyshore.web.access import actor_of
from anyshore.web.rendering import now_of
from anyshore.web.words import refusal_text

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,checksum,expiration"
CHECKSUM = "sha256"
BYTES = "application/offset+octet-stream"

P = ParamSpec("P")
Answering = Callable[Concatenate[HttpRequest, P], HttpResponse]


def spoken(view: Answering[P]) -> Answering[P]:
    """Speak the protocol: its version both ways, refusals as their status with words, and nothing kept by caches."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **given: P.kwargs) -> HttpResponse:
        try:
            response = _unfit(request) or view(request, *args, **given)
        except Refused as refusal:
            response = HttpResponse(refusal_text(refusal), status=refusal.status, content_type="text/plain")
        response["Tus-Resumable"] = VERSION
        response["Cache-Control"] = "no-store"
        return response

    return answer


def _unfit(request: HttpRequest) -> HttpResponse | None:
    if request.method != "OPTIONS" and request.headers.get("Tus-Resumable", "") != VERSION:
        return HttpResponse(status=412, headers={"Tus-Version": VERSION})
    if request.method != "OPTIONS" and actor_of(request).person_id is None:
        return HttpResponse(status=401)
    return None


@require_http_methods(["OPTIONS", "POST"])
@spoken
def collection(request: HttpRequest) -> HttpResponse:
    """What is spoken here, and a new upload."""
    if request.method == "OPTIONS":
        told = {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Checksum-Algorithm": CHECKSUM}
        return HttpResponse(status=204, headers=told)
    begun = uploads.begin(
        person_id=_person(request),
        name=_named(request.headers.get("Upload-Metadata", "")),
        length=_whole(request, "Upload-Length"),
        at=now_of(request),
    )
    response = _standing(begun, status=201)
    response["Location"] = reverse("files:upload", args=[begun.id])
    return response


@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@spoken
def one(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """How far an upload is, its next bytes, or its end."""
    return ONE[str(request.method)](request, upload_id)


def _options(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    return HttpResponse(status=204, headers={"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS})


def _head(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    return _standing(uploads.standing(upload_id, person_id=_person(request), at=now_of(request)), status=200)


def _patch(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    if request.content_type != BYTES:
        return HttpResponse(status=415)
    written = uploads.write(
        upload_id,
        cast(BinaryIO, request),  # Django reads the body from it, piece by piece
        offset=_whole(request, "Upload-Offset"),
        person_id=_person(request),
        sha256=_checksum(request.headers.get("Upload-Checksum", "")),
        at=now_of(request),
    )
    return _standing(written, status=204)


def _delete(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    uploads.drop(upload_id, person_id=_person(request), at=now_of(request))
    return HttpResponse(status=204)


ONE: dict[str, Callable[[HttpRequest, UUID], HttpResponse]] = {
    "OPTIONS": _options,
    "HEAD": _head,
    "PATCH": _patch,
    "DELETE": _delete,
}


def _standing(upload: uploads.Standing, *, status: int) -> HttpResponse:
    told: dict[str, Any] = {
        "Upload-Offset": upload.offset,
        "Upload-Length": upload.length,
        "Upload-Expires": http_date(upload.expires_at.timestamp()),
    }
    if upload.file_id is not None:
        told["Anyshore-File"] = upload.file_id
    return HttpResponse(status=status, headers={name: str(value) for name, value in told.items()})


def _person(request: HttpRequest) -> UUID:
    person_id = actor_of(request).person_id
    if person_id is None:
        raise NotFound()
    return person_id


def _whole(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Invalid(field=header, reason="type")
    return int(text)


def _named(metadata: str) -> str:
    """The name among the pairs of key and value in base 64; without one that can be read, none."""
    for pair in metadata.split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                return ""
    return ""


def _checksum(header: str) -> bytes | None:
    """SHA-256 of what is sent, as the header states it. Raises Invalid for another algorithm or no digest."""
    if not header:
        return None
    algorithm, _, value = header.partition(" ")
    try:
        digest = base64.b64decode(value, validate=True)
    except binascii.Error:
        digest = b""
    if algorithm != CHECKSUM or len(digest) != 32:
        raise Invalid(field="Upload-Checksum", reason="unknown")
    return digest
