"""What was said and done under one agreement: the talk of both sides, and the chain of facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from anyshore.conversations.models import Message, Thread
from anyshore.conversations.queries import MessageRow
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.plumbing import files
from anyshore.plumbing.models import AuditEntry

MOST_MESSAGES = 200


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One fact of the agreement's audit chain: what, when, by whom, and its hash."""

    position: int
    name: str
    at: datetime
    person: str
    organisation_id: UUID | None
    facts: Mapping[str, Any]
    hash: str


def talk_in(actor: Actor, thread_id: UUID) -> tuple[MessageRow, ...]:
    """The newest messages of a thread that the actor sees, oldest first: two queries. Nothing is marked as read."""
    rows = Message.objects.filter(thread__in=Thread.objects.visible_to(actor), thread_id=thread_id)
    names = ("id", "author__name", "organisation_id", "organisation__name", "body", "at")
    found = list(rows.order_by("-at", "-id").values_list(*names)[:MOST_MESSAGES])[::-1]
    attached = files.of(*[("message", row[0]) for row in found]) if found else {}
    return tuple(
        MessageRow(
            id=message_id,
            author=author,
            organisation_id=owner,
            organisation=organisation,
            body=body,
            at=at,
            mine=owner == actor.organisation_id,
            unread=False,
            files=attached["message", message_id],
        )
        for message_id, author, owner, organisation, body, at in found
    )


def trail_of(agreement_id: UUID) -> tuple[TrailRow, ...]:
    """The agreement's audit chain, oldest first; for those who were found to see the agreement."""
    person = User.objects.filter(pk=OuterRef("person_id")).values("name")[:1]
    rows = AuditEntry.objects.filter(subject_kind="agreement", subject_id=agreement_id).order_by("position")
    values = rows.annotate(person=Subquery(person)).values_list(
        "position", "name", "at", "person", "organisation_id", "body", "hash"
    )
    return tuple(
        TrailRow(position, name, at, who or "", owner, json.loads(body)["facts"], bytes(found).hex())
        for position, name, at, who, owner, body, found in values
    )
