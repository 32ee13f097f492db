"""Pages that are the same for every visitor, kept in memory until anything in the database changes.

Nothing is ever out of date: a page is answered from memory only while the database is, to the transaction, what it was
when the page was made (plumbing.unchanged), within the same few seconds by our clock. Who is signed in, or brings a
session, never meets a kept page, and a page that holds anything of one visitor alone (a form's token, a cookie) is
never kept. So a crowd that comes by one link costs one page every few seconds, and a crowd of writers costs nothing
but one short question more a page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock

from django.http import HttpRequest, HttpResponse

from anyshore.parties.rules import ANYONE
from anyshore.plumbing import unchanged
from anyshore.plumbing.formats import zone_name
from anyshore.web.middleware import LOCALE_COOKIE, locale_of
from anyshore.web.rendering import now_of

SECONDS = 10
"""How long a page may stand, since it says how much time is left."""

MOST = 200
"""How many pages are kept, those asked for last; each is some 20 to 60 kB."""

OF_LOOKS = frozenset({"theme", "zone", LOCALE_COOKIE, "csrftoken"})
"""The cookies that a visitor without a session may bring."""

Key = tuple[str, ...]


class Kept:
    """The pages of one state of the database, in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen = ""
        self._pages: OrderedDict[Key, HttpResponse] = OrderedDict()

    def forget(self) -> None:
        """Keep nothing: the next page is made anew."""
        with self._lock:
            self._pages.clear()

    def find(self, seen: str, key: Key) -> HttpResponse | None:
        """A copy of the page that was made of this state, if there is one."""
        with self._lock:
            made = self._pages.get(key) if seen == self._seen else None
            if made is None:
                return None
            self._pages.move_to_end(key)
        return _copy(made)

    def keep(self, seen: str, key: Key, made: HttpResponse) -> None:
        """Keep a copy of a page; those of an earlier state go."""
        with self._lock:
            if seen != self._seen:
                self._pages.clear()
                self._seen = seen
            self._pages[key] = _copy(made)
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)


KEPT = Kept()


def same_for_visitors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose page depends on its address, the reader's looks and the database alone, for who is not signed
    in."""

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        before = unchanged.seen() if _is_visitor(request) else None
        if before is None:
            return view(request, *args, **kwargs)
        key = _key(request)
        if found := KEPT.find(before, key):
            return found
        made = view(request, *args, **kwargs)
        if _is_for_all(request, made) and unchanged.seen() == before:
            KEPT.keep(before, key, made)
        return made

    return kept


def _is_visitor(request: HttpRequest) -> bool:
    return request.method == "GET" and getattr(request, "actor", None) == ANYONE and request.COOKIES.keys() <= OF_LOOKS


def _is_for_all(request: HttpRequest, made: HttpResponse) -> bool:
    return made.status_code == 200 and not made.cookies and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")


def _key(request: HttpRequest) -> Key:
    htmx = request.headers.get("HX-Request", ""), request.headers.get("HX-Boosted", "")
    moment = str(int(now_of(request).timestamp()) // SECONDS)
    theme = request.COOKIES.get("theme", "")
    return request.build_absolute_uri(), locale_of(request), zone_name(), theme, moment, *htmx


def _copy(made: HttpResponse) -> HttpResponse:
    """The same answer for another reader: middleware adds headers to each."""
    return HttpResponse(made.content, status=made.status_code, headers=dict(made.headers))
