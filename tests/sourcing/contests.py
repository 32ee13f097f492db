"""A contest with entries, made by the actions."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.sourcing.actions.enter_contest import enter_contest
from anyshore.sourcing.actions.post_contest import post_contest
from anyshore.sourcing.models import Entry, Request
from anyshore.sourcing.rules.contests import ContestTerms
from tests.factories import NOW, do
from tests.sourcing.world import LATER, client, provider, wanted

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A picture of one pixel."""


def contest(actor: Actor | None = None, **more: Any) -> tuple[Request, Actor]:
    """An open contest with two prizes, of EUR 300 and EUR 100, and its client."""
    owner = actor or client()
    terms = ContestTerms(**{"prizes": (30_000, 10_000), **more})
    return do(post_contest, owner, terms=wanted(brief="A loaf and a star."), contest=terms), owner


def picture(author: Actor, at: Any = NOW) -> files.StoredFile:
    """A picture that its author has uploaded."""
    return files.store(SimpleUploadedFile("logo.png", PIXEL), uploaded_by=author.person_id, at=at)


def entered(request: Request, actor: Actor | None = None, at: Any = LATER) -> tuple[Entry, Actor]:
    """An entry with a picture, and its author."""
    author = actor or provider()
    stored = picture(author)
    return do(enter_contest, author, at, request_id=request.id, words="A loaf.", file_ids=(stored.id,)), author
