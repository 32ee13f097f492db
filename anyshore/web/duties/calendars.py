"""Calendars: the page of one's secret addresses, and what such an address reads, as iCalendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from anyshore.contracts.actions.close_calendar import close_calendar
from anyshore.contracts.actions.open_calendar import open_calendar
from anyshore.contracts.queries.calendars import Address, address_of, calendars_of, contract_ids
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.insight.queries.duties import calendar_rows
from anyshore.parties.rules import Right
from anyshore.plumbing import formats
from anyshore.plumbing.calendars import CONTENT_TYPE, CalendarEvent, write
from anyshore.plumbing.locales import reading_in
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.duties.forms import number_in
from anyshore.web.duties.shown import about_of, clause_of, name_of, site
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.words import status_of

LENGTH = timedelta(minutes=30)
"""How long a duty stands in a calendar: it ends when it is due."""
AGAIN = timedelta(hours=1)
ALARMS = (timedelta(days=2), timedelta(hours=4))
SILENT = (DutyState.DONE, DutyState.CONFIRMED, DutyState.WAIVED, DutyState.MISSED)
"""States in which nothing rings any more."""


@signed_in
@with_right(Right.VIEW)
def calendars(request: HttpRequest) -> HttpResponse:
    """One's own secret addresses: shown, renewed, withdrawn."""
    actor, number = actor_of(request), number_in(request.GET)
    found = calendars_of(actor)
    contract_ids(actor, number)
    wanted = number if number not in {one.number for one in found} else 0
    return page(request, "duties/calendars.html", rows=found, wanted=wanted)


@require_POST
@signed_in
@with_right(Right.VIEW)
def open_one(request: HttpRequest) -> HttpResponse:
    """Make an address, or another in its place."""
    told = _("The address is ready. Subscribe to it in your calendar; whoever has it can read it.")
    done = submit(request, open_calendar, to=reverse("duties:calendars"), told=told, number=number_in(request.POST))
    return done or calendars(request)


@require_POST
@signed_in
def close(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Withdraw an address."""
    told = _("Withdrawn. The address reads nothing any more.")
    done = submit(request, close_calendar, to=reverse("duties:calendars"), told=told, calendar_id=calendar_id)
    return done or calendars(request)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a secret address reads, or 304 where the reader has it."""
    found, now = address_of(token), now_of(request)
    with reading_in(found.locale), timezone.override(ZoneInfo(found.timezone)):
        made = write(_name(found), settings.ANYSHORE_NAME, list(_events(found, now)), every=AGAIN)
    response = HttpResponse(made.body, content_type=CONTENT_TYPE)
    response["ETag"], response["Cache-Control"] = made.etag, "private, max-age=300"
    response["Content-Disposition"] = 'inline; filename="duties.ics"'
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    answer: Any = get_conditional_response(request, made.etag, None, response)
    return answer if isinstance(answer, HttpResponse) else response


def _name(found: Address) -> str:
    what = _("Duties of C-%(number)s") % {"number": found.number} if found.number else _("My duties")
    return f"{settings.ANYSHORE_NAME}: {what}"


def _events(found: Address, now: datetime) -> Iterator[CalendarEvent]:
    rows = calendar_rows(found.actor, at=now, agreement_id=found.agreement_id, adopted_id=found.adopted_id)
    for row in rows:
        if row.due_at is not None:
            yield _event(row, row.due_at)


def _event(row: DutyRow, due_at: datetime) -> CalendarEvent:
    cancelled = row.state in (DutyState.CLOSED, DutyState.WAIVED)
    name = name_of(row)
    summary = name if row.state is DutyState.OPEN else f"{name} ({status_of('duty', row.stands).word})"
    path = row.path or (reverse("duties:duty", args=[row.id]) if row.id else "")
    return CalendarEvent(
        uid=f"{row.series_id}-{row.number}@{settings.ANYSHORE_URL.partition('://')[2].partition(':')[0]}",
        sequence=row.sequence,
        made_at=row.at,
        changed_at=row.changed_at,
        begins_at=due_at - LENGTH,
        ends_at=due_at,
        summary=f"C-{row.contract}: {summary}",
        description=_description(row),
        url=site(path) if path else "",
        cancelled=cancelled,
        alarms=() if row.state in SILENT else ALARMS,
    )


def _description(row: DutyRow) -> str:
    """What the calendar tells besides: the contract, whose it is, the clause, who looks after it."""
    parts = [row.title, about_of(row)]
    parts.append(
        _("Of %(party)s, owed to %(other)s") % {"party": row.party, "other": row.other}
        if row.owed and row.other
        else row.party
    )
    parts.append(formats.leading_text(pgettext("clause", "By"), clause_of(row)))
    if row.owner:
        parts.append(formats.leading_text(_("Looked after by"), row.owner))
    return "\n".join(part for part in parts if part)
