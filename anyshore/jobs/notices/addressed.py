"""How the mails of sourcing are addressed: to those who work for the client, or for one provider."""

from __future__ import annotations

from uuid import UUID

from django.utils.text import format_lazy

from anyshore.jobs.notices.letters import Letter, Words
from anyshore.parties.rules import Right
from anyshore.sourcing.queries.told import ToldProposal, ToldRequest


def proposal_path(proposal: ToldProposal) -> str:
    """Where a proposal stands on this instance."""
    return f"/proposals/{proposal.number}/"


def to_client(request: ToldRequest, subject: Words, body: Words, path: str = "", **given: object) -> Letter:
    """To those who work on the request for its client."""
    told = {"title": request.title, **given}
    return Letter(request.client_id, subject, body, path or f"/requests/{request.number}/", Right.WORK, told)


def to_provider(
    to: UUID, request: ToldRequest, subject: Words, body: Words, path: str = "", **given: object
) -> Letter:
    """To those who work for a provider."""
    told = {"title": request.title, "client": request.client, **given}
    return Letter(to, subject, body, path or f"/requests/{request.number}/", Right.WORK, told)


def with_words(body: Words, words: str) -> Words:
    """``body`` and below it the words of the other side, if there are any. They stand in ``given``, never in it."""
    return format_lazy("{0}\n\n{1}", body, "{words}") if words else body
