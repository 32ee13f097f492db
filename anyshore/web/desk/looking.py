"""One file by its kind: what its page shows, the form with which one comments on a place of it, and that place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from anyshore.delivery.rules.comments import WHOLE, Place, PlaceKind
from anyshore.kit.documents.limits import Unreadable
from anyshore.plumbing import pictures
from anyshore.web.contracts.checks import REASONS
from anyshore.web.desk import forms
from anyshore.web.desk.places import clock_seconds
from anyshore.web.desk.reading import Looked
from anyshore.web.desk.segments import FAULTS, FILTERS, segment_view, segments_of
from anyshore.web.desk.sources import source_view
from anyshore.web.desk.texts import paragraphs_of, text_view
from anyshore.web.forms import Form

FORMS: Mapping[str, type[Form]] = {
    "picture": forms.SayPin,
    "media": forms.SayTime,
    "segments": forms.SayAt,
    "text": forms.SayAt,
    "source": forms.SayAt,
    "": forms.Say,
}


SEGMENT_WORDS: Mapping[str, Any] = {"filters": FILTERS, "faults": FAULTS}


def looked_into(request: HttpRequest, seen: Looked) -> tuple[Any, str]:
    """What the page shows of the file, or why it is not opened, in words."""
    try:
        return _VIEWS[seen.kind](request, seen), ""
    except Unreadable as wrong:
        return None, str(REASONS[wrong.reason])


def pointed(request: HttpRequest, seen: Looked, values: Mapping[str, Any]) -> Place:
    """The place that was posted, with what stands there."""
    try:
        return _PLACES[seen.kind](request, seen, values)
    except (Unreadable, IndexError):
        return WHOLE


def _picture(_request: HttpRequest, seen: Looked) -> Any:
    return pictures.picture(seen.file.sha256)


def _segments(request: HttpRequest, seen: Looked) -> Any:
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return segment_view(seen, request.GET.get("show", "all"), page)


_VIEWS: Mapping[str, Callable[[HttpRequest, Looked], Any]] = {
    "picture": _picture,
    "media": lambda _request, seen: seen.type,
    "segments": _segments,
    "text": lambda _request, seen: text_view(seen),
    "source": lambda request, seen: source_view(seen, request.GET.get("path", "")),
    "": lambda _request, _seen: None,
}


def _pin(_request: HttpRequest, _seen: Looked, values: Mapping[str, Any]) -> Place:
    if values["x"] is None:
        return WHOLE
    return Place(kind=PlaceKind.PIN, x=values["x"], y=values["y"])


def _time(_request: HttpRequest, _seen: Looked, values: Mapping[str, Any]) -> Place:
    seconds = clock_seconds(values["time"] or "")
    return WHOLE if seconds is None else Place(kind=PlaceKind.TIME, n=seconds)


def _paragraph(_request: HttpRequest, seen: Looked, values: Mapping[str, Any]) -> Place:
    n = values["at"]
    if not n:
        return WHOLE
    return Place(kind=PlaceKind.PARAGRAPH, n=n, quote=paragraphs_of(seen.file)[n - 1])


def _segment(_request: HttpRequest, seen: Looked, values: Mapping[str, Any]) -> Place:
    n = values["at"]
    if not n:
        return WHOLE
    found = segments_of(seen.file)[n - 1]
    return Place(kind=PlaceKind.SEGMENT, n=n, key=found.key, quote=found.sources[0])


def _line(request: HttpRequest, seen: Looked, values: Mapping[str, Any]) -> Place:
    n, path = values["at"], request.GET.get("path", "")
    if not n:
        return WHOLE
    view = source_view(seen, path)
    quote = next((line.text for hunk in view.hunks for line in hunk if line.new == n), "")
    return Place(kind=PlaceKind.LINE, n=n, path=path, quote=quote)


_PLACES: Mapping[str, Callable[[HttpRequest, Looked, Mapping[str, Any]], Place]] = {
    "picture": _pin,
    "media": _time,
    "segments": _segment,
    "text": _paragraph,
    "source": _line,
    "": lambda _request, _seen, _values: WHOLE,
}
