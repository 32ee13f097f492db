"""Keeping and serving files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from anyshore.catalogue.queries import may_read_portfolio_item
from anyshore.catalogue.queries.packages import may_read_package, may_read_package_file
from anyshore.contracts.queries import may_read_agreement
from anyshore.contracts.queries.adopted import may_read_adopted
from anyshore.contracts.queries.benchmarks import may_read_benchmark
from anyshore.contracts.queries.duties import may_read_duty
from anyshore.contracts.queries.formal import may_read_formal
from anyshore.contracts.queries.majeure import may_read_majeure
from anyshore.contracts.queries.signed_copies import may_read_signed_copy
from anyshore.contracts.queries.step_ins import may_read_step_in_cost, may_read_step_in_word
from anyshore.conversations.queries import may_read_message
from anyshore.delivery.queries import may_read_submission
from anyshore.delivery.queries.defects import may_read_attempt, may_read_defect
from anyshore.delivery.queries.item_page import may_read_item, may_read_item_comment
from anyshore.delivery.queries.levels import may_read_period
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.payments.queries import may_read_payment
from anyshore.payments.queries.claims import may_read_claim
from anyshore.payments.queries.expenses import may_read_expense
from anyshore.payments.queries.lines import may_read_count
from anyshore.plumbing import files, pictures, reading
from anyshore.sourcing.queries.contests import may_read_entry
from anyshore.sourcing.queries.documents import may_read_document
from anyshore.sourcing.queries.reading import (
    may_read_proposal,
    may_read_proposal_draft,
    may_read_request,
    may_read_request_version,
    may_read_team_offer,
)
from anyshore.transition.queries.pages import may_read_knowledge, may_read_wave
from anyshore.web.access import actor_of
from anyshore.web.files.ranges import ranged
from anyshore.web.forms import Kept
from anyshore.web.rendering import now_of

READERS: dict[str, Callable[[Actor, UUID], bool]] = {
    "message": may_read_message,
    "request": may_read_request,
    "request_version": may_read_request_version,
    "proposal": may_read_proposal,
    "proposal_draft": may_read_proposal_draft,
    "team_offer": may_read_team_offer,
    "entry": may_read_entry,
    "supplier_document": may_read_document,
    "agreement": may_read_agreement,
    "adopted": may_read_adopted,
    "duty": may_read_duty,
    "formal_notice": may_read_formal,
    "claim": may_read_claim,
    "signed_copy": may_read_signed_copy,
    "benchmark_draft": may_read_benchmark,
    "benchmark_report": may_read_benchmark,
    "step_in_cost": may_read_step_in_cost,
    "step_in_word": may_read_step_in_word,
    "submission": may_read_submission,
    "defect": may_read_defect,
    "defect_attempt": may_read_attempt,
    "majeure": may_read_majeure,
    "wave": may_read_wave,
    "knowledge": may_read_knowledge,
    "submission_answer": may_read_submission,
    "work_item": may_read_item,
    "work_item_comment": may_read_item_comment,
    "expense": may_read_expense,
    "retainer_month": may_read_count,
    "payment": may_read_payment,
    "level_period": may_read_period,
    "portfolio_item": may_read_portfolio_item,
    "package_picture": may_read_package,
    "package_file": may_read_package_file,
}
"""Who may read a file: whoever sees the thing it hangs on."""

PLAYED = {
    "mp4": "video/mp4", "webm": "video/webm", "mov": "video/quicktime", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "wav": "audio/wav", "ogg": "audio/ogg", "flac": "audio/flac",
}  # fmt: skip
"""What a browser plays, by the type that the bytes are of."""

R = TypeVar("R", bound=HttpResponseBase)

OCTETS = "application/octet-stream"
SANDBOX = "sandbox; default-src 'none'"


def stored(request: HttpRequest, uploads: Iterable[UploadedFile[Any] | Kept]) -> list[UUID]:
    """Keep what was uploaded and return the ids by which an action attaches it; what came in pieces is kept
    already."""
    person, now = actor_of(request).person_id, now_of(request)
    return [one.id if isinstance(one, Kept) else files.store(one, uploaded_by=person, at=now).id for one in uploads]


def download(request: HttpRequest, attachment_id: UUID) -> FileResponse:
    """Serve one file, always as an attachment that no browser runs."""
    found = files.find(attachment_id)
    if found is None or not READERS[found.subject_kind](actor_of(request), found.subject_id):
        raise NotFound()
    return sealed(FileResponse(files.open_bytes(found), as_attachment=True, filename=found.name), OCTETS)


def picture(request: HttpRequest, attachment_id: UUID) -> FileResponse:
    """Show one picture in a page: only what its own bytes say is a PNG, JPEG, GIF or WebP, and never as a document."""
    found = files.find(attachment_id)
    if found is None or not READERS[found.subject_kind](actor_of(request), found.subject_id):
        raise NotFound()
    shown = pictures.picture(found.sha256)
    if shown is None:
        raise NotFound()
    response = sealed(FileResponse(files.open_bytes(found), filename=found.name), shown.media_type)
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response


def media(request: HttpRequest, attachment_id: UUID) -> HttpResponseBase:
    """Play one film or sound in a page, from any second on: only what its own bytes say is one."""
    found = files.find(attachment_id)
    if found is None or not READERS[found.subject_kind](actor_of(request), found.subject_id):
        raise NotFound()
    size = reading.size_of(found.sha256)
    media_type = PLAYED.get(reading.kind_of(found.sha256, found.name, size))
    if media_type is None:
        raise NotFound()
    response = sealed(ranged(request, files.open_bytes(found), size), media_type)
    response["Content-Security-Policy"] = f"{SANDBOX}; media-src 'self'"
    return response


def sealed(response: R, media_type: str) -> R:
    """The response with headers by which no browser runs or guesses anything in it."""
    response["Content-Type"] = media_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response
