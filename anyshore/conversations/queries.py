"""Reads of conversations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from anyshore.conversations.models import Message, Participant, ReadMark, Thread
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing import files
from anyshore.plumbing.deadlines import Subject
from anyshore.plumbing.files import AttachedFile


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message as a page shows it; ``mine`` where the reader's own organisation wrote it."""

    id: UUID
    author: str
    organisation_id: UUID
    organisation: str
    body: str
    at: datetime
    mine: bool
    unread: bool
    files: list[AttachedFile]


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One thread in the inbox."""

    id: UUID
    title: str
    subject_kind: str
    subject_id: UUID
    last_message_at: datetime | None
    last_words: str
    with_whom: str
    unread: int


def thread_about(actor: Actor, subject: Subject) -> UUID | None:
    """The newest thread about ``subject`` in which the actor's organisation takes part, if there is one."""
    kind, subject_id = subject
    rows = Thread.objects.visible_to(actor).filter(subject_kind=kind, subject_id=subject_id)
    found: UUID | None = rows.order_by("-at", "-id").values_list("id", flat=True).first()
    return found


def threads_about(actor: Actor, subject: Subject) -> list[ThreadRow]:
    """All threads about ``subject`` that the actor sees: a client has one with each provider they invited."""
    if actor.organisation_id is None:
        return []
    kind, subject_id = subject
    return _rows(actor, Thread.objects.visible_to(actor).filter(subject_kind=kind, subject_id=subject_id))


def inbox(actor: Actor, limit: int = 50) -> list[ThreadRow]:
    """The actor's threads that have messages, the newest first."""
    return _rows(actor, Thread.objects.visible_to(actor).filter(last_message_at__isnull=False))[:limit]


def unread_count(actor: Actor) -> int:
    """How many threads hold something that the acting person has not read and did not write."""
    if actor.person_id is None or actor.organisation_id is None:
        return 0
    read = ReadMark.objects.filter(thread_id=OuterRef("thread_id"), user_id=actor.person_id).values("read_until")[:1]
    news = Message.objects.filter(thread__in=Thread.objects.visible_to(actor)).exclude(author_id=actor.person_id)
    fresh = news.annotate(read=Subquery(read)).filter(Q(read=None) | Q(at__gt=F("read")))
    return fresh.values("thread_id").distinct().count()


def messages(actor: Actor, thread_id: UUID, limit: int = 200) -> list[MessageRow]:
    """The newest ``limit`` messages of a thread, oldest first."""
    if not Thread.objects.visible_to(actor).filter(pk=thread_id).exists():
        raise NotFound()
    read = _read_until(actor, thread_id)
    rows = (
        Message.objects.filter(thread_id=thread_id)
        .order_by("-at", "-id")
        .values_list("id", "author__name", "organisation_id", "organisation__name", "body", "at", "author_id")[:limit]
    )
    found = list(rows)[::-1]
    attached = files.of(*[("message", row[0]) for row in found])
    return [
        MessageRow(
            *row[:6],
            mine=row[2] == actor.organisation_id,
            unread=row[6] != actor.person_id and (read is None or row[5] > read),
            files=attached["message", row[0]],
        )
        for row in found
    ]


def _read_until(actor: Actor, thread_id: UUID) -> datetime | None:
    if actor.person_id is None:
        return None
    marks = ReadMark.objects.filter(thread_id=thread_id, user_id=actor.person_id)
    return marks.values_list("read_until", flat=True).first()


def participants(thread_id: UUID) -> list[UUID]:
    """The organisations in a thread: for notices."""
    rows = Participant.objects.filter(thread_id=thread_id).order_by("joined_at", "id")
    return list(rows.values_list("organisation_id", flat=True))


def message_for_notice(message_id: UUID) -> tuple[UUID, str, str, str]:
    """A message's thread, title, author's organisation and words: for notices."""
    row = Message.objects.filter(pk=message_id).values_list("thread_id", "thread__title", "organisation__name", "body")
    return row.get()


def _rows(actor: Actor, threads: QuerySet[Thread]) -> list[ThreadRow]:
    found = list(
        threads.order_by(F("last_message_at").desc(nulls_last=True), "-id").values_list(
            "id", "title", "subject_kind", "subject_id", "last_message_at"
        )[:200]
    )
    ids = [row[0] for row in found]
    others, words, unread = _others(actor, ids), _last_words(ids), _unread(actor, ids)
    return [
        ThreadRow(
            id=row[0],
            title=row[1],
            subject_kind=row[2],
            subject_id=row[3],
            last_message_at=row[4],
            last_words=words.get(row[0], ""),
            with_whom=others.get(row[0], ""),
            unread=unread.get(row[0], 0),
        )
        for row in found
    ]


def _others(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = Participant.objects.filter(thread_id__in=list(ids))
    if actor.organisation_id is not None:
        rows = rows.exclude(organisation_id=actor.organisation_id)
    named: dict[UUID, list[str]] = {}
    for thread_id, name in rows.order_by("joined_at", "id").values_list("thread_id", "organisation__name"):
        named.setdefault(thread_id, []).append(name)
    return {thread_id: ", ".join(names) for thread_id, names in named.items()}


def _last_words(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = Message.objects.filter(thread_id__in=list(ids)).order_by("thread_id", "-at", "-id").distinct("thread_id")
    return {thread_id: body[:160] for thread_id, body in rows.values_list("thread_id", "body")}


def _unread(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, int]:
    if actor.person_id is None:
        return {}
    read = ReadMark.objects.filter(thread_id=OuterRef("thread_id"), user_id=actor.person_id).values("read_until")[:1]
    rows = Message.objects.filter(thread_id__in=list(ids)).exclude(author_id=actor.person_id)
    fresh = rows.annotate(read=Subquery(read)).filter(Q(read=None) | Q(at__gt=F("read")))
    return dict(fresh.values("thread_id").annotate(n=Count("id")).values_list("thread_id", "n"))


def thread_row(actor: Actor, thread_id: UUID) -> ThreadRow:
    """One thread that the actor sees, or NotFound."""
    rows = _rows(actor, Thread.objects.visible_to(actor).filter(pk=thread_id))
    if not rows:
        raise NotFound()
    return rows[0]


def may_read_message(actor: Actor, message_id: UUID) -> bool:
    """Whether the actor sees the thread in which this message stands."""
    return (
        Thread.objects.visible_to(actor).filter(pk__in=Message.objects.filter(pk=message_id).values("thread")).exists()
    )
