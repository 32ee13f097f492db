"""Calendars as programs read them: iCalendar, RFC 5545, with the names and the rhythm of RFC 7986.

The same events make the same bytes, so that a reader who has them is told so: nothing in it is of the moment of
asking. Without a METHOD a DTSTAMP says when the event was last changed (RFC 5545, 3.8.7.2).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.utils.http import quote_etag

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
LONGEST: Final = 75
"""Octets in a line, without its end (3.1)."""
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event. ``uid`` is the same for ever, ``sequence`` counts its changes and ``changed_at`` is the last. It
    lasts until ``ends_at``; ``alarms`` ring so long before that."""

    uid: str
    sequence: int
    made_at: datetime
    changed_at: datetime
    begins_at: datetime
    ends_at: datetime
    summary: str
    description: str = ""
    url: str = ""
    cancelled: bool = False
    alarms: tuple[timedelta, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """A calendar as bytes, and what tells it from another."""

    body: bytes
    etag: str


def write(name: str, product: str, events: Iterable[CalendarEvent], *, every: timedelta) -> WrittenCalendar:
    """A calendar called ``name``, made by ``product``, that its reader may ask for again after ``every``."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(product)}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_duration(every)}",
        f"X-PUBLISHED-TTL:{_duration(every)}",
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    body = "".join(f"{_folded(line)}\r\n" for line in lines).encode()
    return WrittenCalendar(body, quote_etag(hashlib.sha256(body).hexdigest()[:32]))


def _event(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{_instant(event.changed_at)}"
    yield f"CREATED:{_instant(event.made_at)}"
    yield f"LAST-MODIFIED:{_instant(event.changed_at)}"
    yield f"DTSTART:{_instant(event.begins_at)}"
    yield f"DTEND:{_instant(event.ends_at)}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    for before in () if event.cancelled else event.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(event.summary)}"
        yield f"TRIGGER;RELATED=END:-{_duration(before)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    """An instant in UTC, to the second."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _duration(span: timedelta) -> str:
    """A span in whole days, or in hours and minutes."""
    minutes = int(span.total_seconds()) // 60
    if minutes % 1440 == 0:
        return f"P{minutes // 1440}D"
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _text(words: str) -> str:
    """Words as a TEXT value: no control but the end of a line, which is escaped (3.3.11)."""
    plain = "".join(one if one == "\n" or ord(one) >= 32 else " " for one in words.replace("\r\n", "\n"))
    return plain.translate(_ESCAPES)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each after the first begun with a space; no letter is cut (3.1)."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join([*pieces, piece])
