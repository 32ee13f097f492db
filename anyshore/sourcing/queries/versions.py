"""The versions of a request: what each keeps, and what pages show of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.plumbing import files
from anyshore.sourcing.models import Request, RequestVersion
from anyshore.sourcing.queries.loading import has_proposals
from anyshore.sourcing.rules.terms import RequestTerms, content

KIND = "request_version"
"""What files hang on that left the request after a proposal was made on them."""


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A file that a version had. ``id`` is None once it is gone."""

    id: UUID | None
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class RequestVersionRow:
    """A version of the request and the names of the terms that changed in it.

    ``files`` are those it had, where they are not those that the request has now.
    """

    number: int
    at: datetime
    fields: tuple[str, ...]
    files: tuple[VersionFile, ...]


def keep_version(request: Request, terms: RequestTerms, *, author_id: UUID, at: datetime) -> None:
    """Write down the request as it reads now, with the names of its files."""
    subject = ("request", request.id)
    attached = [{"id": str(one.id), "name": one.name, "size": one.size} for one in files.of(subject)[subject]]
    RequestVersion.objects.create(
        request=request,
        number=request.version,
        content={**content(terms), "files": attached},
        author_id=author_id,
        at=at,
    )


def drop_files(request: Request, attachment_ids: Collection[UUID]) -> bool:
    """Take files off an open request; whether there were any. Once a proposal was made on them they hang on the
    version that had them last, for all who see the request; before, they are gone."""
    subject = ("request", request.id)
    found = [one.id for one in files.of(subject)[subject] if one.id in attachment_ids]
    if found and has_proposals(request):
        last = RequestVersion.objects.filter(request=request).order_by("-number").values_list("id", flat=True)[0]
        files.move(subject, found, to=(KIND, last))
    else:
        files.detach(subject, found)
    return bool(found)


def request_versions(request: Request) -> list[RequestVersionRow]:
    """The request's versions, the newest first."""
    found = list(RequestVersion.objects.filter(request=request).order_by("number"))
    named = {UUID(one["id"]) for row in found for one in row.content.get("files", ())}
    there = files.standing(named) if named else set()
    current = found[-1].content.get("files") if found else None
    rows, before = [], None
    for one in found:
        # a term that the version before did not know, written by an older release, did not change
        fields = tuple(name for name, value in one.content.items() if before and before.get(name, value) != value)
        had = one.content.get("files", current)
        rows.append(RequestVersionRow(one.number, one.at, fields, _files(had, there) if had != current else ()))
        before = one.content
    return rows[::-1]


def _files(had: list[dict[str, Any]], there: set[UUID]) -> tuple[VersionFile, ...]:
    rows = [(UUID(one["id"]), one["name"], one["size"]) for one in had]
    return tuple(VersionFile(found if found in there else None, name, size) for found, name, size in rows)
