"""Pages that only a sandbox has: its mailbox and its clock. A real instance answers 404."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import NotFound
from anyshore.plumbing import clock, formats
from anyshore.plumbing import mail as post
from anyshore.plumbing.jobs import defer
from anyshore.web.rendering import page
from anyshore.web.sandbox.forms import MoveClock

P = ParamSpec("P")


def sandbox_only(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """A real instance has no such page."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.ANYSHORE_SANDBOX:
            raise NotFound()
        return view(*args, **kwargs)

    return guarded


@sandbox_only
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every mail of the sandbox, the newest first; ``q`` narrows it to one address, ``before`` turns the page."""
    to, before = request.GET.get("q", ""), request.GET.get("before", "")
    rows, older = post.mailbox(to=to, before=before, limit=50)
    return page(request, "sandbox/mailbox.html", rows=rows, to=to, older=older)


@sandbox_only
def mail(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """One mail as its reader gets it."""
    row = post.one(mail_id)
    if row is None:
        raise NotFound()
    return page(request, "sandbox/mail.html", mail=row, parts=post.linked(row.body))


@sandbox_only
def clock_page(request: HttpRequest) -> HttpResponse:
    """Move the clock forward or let it run faster; everything due by then is done at once."""
    form = MoveClock(request)
    if form.accepted():
        shown = clock.move(timedelta(hours=int(form.values["hours"])), rate=int(form.values["rate"]))
        defer("deadlines.run")
        messages.success(
            request, _("It is %(when)s now. What fell due is being done.") % {"when": formats.deadline_text(shown)}
        )
        return HttpResponseRedirect(reverse("sandbox:clock"))
    return page(request, "sandbox/clock.html", form=form)
