"""Pages of conversations."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.conversations import queries
from anyshore.conversations.actions.mark_read import mark_read
from anyshore.conversations.actions.post_message import post_message
from anyshore.parties.rules import Right, has_right
from anyshore.plumbing.actions import perform
from anyshore.web.access import actor_of, signed_in
from anyshore.web.conversations.forms import Write
from anyshore.web.conversations.words import PAGES
from anyshore.web.files.views import stored
from anyshore.web.limits import MESSAGE, limited
from anyshore.web.rendering import now_of, page, submit


@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """All conversations of the organisation, the newest first."""
    return page(request, "conversations/inbox.html", threads=queries.inbox(actor_of(request)), kinds=PAGES)


@signed_in
@limited(MESSAGE)
def thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """One conversation; opening it reads it."""
    form, may_write = Write(request), has_right(actor_of(request), Right.WORK)
    if form.accepted() and (done := _written(request, thread_id, form)):
        return done
    rows = queries.messages(actor_of(request), thread_id)
    about = queries.thread_row(actor_of(request), thread_id)
    if any(row.unread for row in rows):
        perform(mark_read, actor=actor_of(request), at=now_of(request), thread_id=thread_id)
    return page(
        request, "conversations/thread.html", thread=about, rows=rows, form=form, may_write=may_write, kinds=PAGES
    )


def _written(request: HttpRequest, thread_id: UUID, form: Write) -> HttpResponse | None:
    return submit(
        request,
        post_message,
        form=form,
        to=f"{reverse('conversations:thread', args=[thread_id])}#end",
        thread_id=thread_id,
        body=form.values["body"],
        file_ids=stored(request, form.values["files"]),
    )
