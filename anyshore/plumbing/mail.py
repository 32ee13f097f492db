"""Outgoing mail: a row and a job. A slow or dead mail server never delays what a person does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from anyshore.plumbing import clock
from anyshore.plumbing.jobs import defer
from anyshore.plumbing.models import Mail

UNFIT = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
"""What may not stand in a header line: controls and every line separator."""


def send(
    *,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    key: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> bool:
    """Write one mail and defer its sending, in the caller's transaction.

    Return whether it was written: a second mail of one ``key`` is not.
    """
    line = UNFIT.sub(" ", subject).strip()[:200]
    mail = Mail(key=key, to=to, subject=line, body=body.replace("\x00", ""), at=at, headers=dict(headers or {}))
    Mail.objects.bulk_create([mail], ignore_conflicts=True)
    if key is not None and not Mail.objects.filter(pk=mail.pk).exists():
        return False
    defer("plumbing.send_mail", mail_id=mail.id)
    return True


def deliver(mail_id: UUID, *, at: datetime) -> None:
    """Hand one mail to the mail server (SMTP); in the sandbox it stays in the mailbox page. Sent once."""
    mail = Mail.objects.get(pk=mail_id)
    if mail.sent_at is not None:
        return
    if not settings.ANYSHORE_SANDBOX:
        with django_mail.get_connection(settings.ANYSHORE_SMTP_BACKEND, timeout=10) as server:
            server.send_messages(
                [EmailMessage(mail.subject, mail.body, to=[mail.to], headers=mail.headers, connection=server)]
            )
    Mail.objects.filter(pk=mail.pk, sent_at=None).update(sent_at=at, error="")


class DeferredBackend(BaseEmailBackend):
    """Django's mails (allauth's confirmations and resets) go the same way as ours."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message to each of its recipients; return how many messages were taken."""
        at = clock.now()
        for message in email_messages:
            for recipient in message.recipients():
                send(to=recipient, subject=str(message.subject), body=str(message.body), at=at)
        return len(email_messages)


def mailbox(*, to: str = "", before: str = "", limit: int) -> tuple[list[Mail], str]:
    """The newest mails (to one address, if given, and before one id), and the id to ask for the older ones."""
    rows = Mail.objects.order_by("-id")
    if to:
        rows = rows.filter(to__iexact=to)
    try:
        rows = rows.filter(id__lt=UUID(before)) if before else rows
    except ValueError:
        rows = rows.none()
    found = list(rows[: limit + 1])
    return found[:limit], str(found[limit - 1].id) if len(found) > limit else ""


def one(mail_id: UUID) -> Mail | None:
    """One mail by id."""
    return Mail.objects.filter(pk=mail_id).first()


def linked(body: str) -> list[tuple[str, str]]:
    """The words of a mail in pieces (text, address): addresses on this instance are links, all else is text."""
    base = re.escape(settings.ANYSHORE_URL)
    pieces = re.split(rf"({base}\S*|https?://(?:localhost|127\.0\.0\.1)(?::\d+)?/\S*)", body)
    return [(piece, piece if number % 2 else "") for number, piece in enumerate(pieces) if piece]
