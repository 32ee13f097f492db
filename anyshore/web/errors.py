"""The pages for what went wrong: what happened, and what to do, in plain words."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.kit.errors import Refused
from anyshore.web.forms import WayOn
from anyshore.web.rendering import instance, jinja, page
from anyshore.web.words import refusal_text

Words = str | Promise

OF_CONTRACT = re.compile(r"/contracts/(\d{1,9})/")
"""The beginning of the addresses of a contract."""


class Told(NamedTuple):
    """An error page: its title, what happened, what to do."""

    title: Words
    what: Words
    do: Words
    icon: str


PAGES: dict[int, Told] = {
    400: Told(
        _("This request cannot be read"),
        _("Something in the address or the form is not as it should be. Nothing was changed."),
        _("Go back, load the page again, and send the form once more."),
        "circle-alert",
    ),
    403: Told(
        _("You may not do this"),
        _("You can see this, but your role does not allow what you asked for. Nothing was changed."),
        _("Ask an owner or a manager of your organisation, or act for another of your organisations."),
        "lock",
    ),
    404: Told(
        _("There is nothing here"),
        _("The address is wrong, or what stood here is not yours to see. We do not tell which."),
        _("Check the address, or sign in as the person whom the link was sent to."),
        "search",
    ),
    405: Told(
        _("This address takes no such request"),
        _("It was opened in a way it is not made for. Nothing was changed."),
        _("Go back and use the buttons of the page."),
        "circle-x",
    ),
    409: Told(
        _("Somebody was faster"),
        _("This changed while you looked at it. Nothing of what you sent was done."),
        _("Load the page again and see how it stands now, before you act."),
        "refresh-cw",
    ),
    413: Told(
        _("This is too large"),
        _("What you sent is larger than this instance takes. Nothing was kept."),
        _("Send a smaller file, or put it where the other side can fetch it and write the link."),
        "file-text",
    ),
    422: Told(
        _("This cannot be taken as it is"),
        _("One of the answers is missing or does not fit. Nothing was changed."),
        _("Go back and correct it. What you wrote is still in the form."),
        "pencil",
    ),
    429: Told(
        _("Too many requests"),
        _("You or somebody on your network asked for this too often. Nothing was changed."),
        _("Wait until then. What you read is open all the time."),
        "hourglass",
    ),
    500: Told(
        _("This is our fault"),
        _("The page broke. No money moved that you were not told of: what was not confirmed did not happen."),
        _("Try again in a minute. If it breaks again, tell the operator the time and the address of this page."),
        "triangle-alert",
    ),
    503: Told(
        _("Too busy at this moment"),
        _("Others hold what this needs, or the instance is being restarted. Nothing was changed."),
        _("Try again in a few seconds. Sending the same form twice has one effect."),
        "hourglass",
    ),
}


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The page for a refusal of an action or a query; a missing thing and another's thing look the same."""
    told = "" if refusal.status == 404 or refusal.code == "forbidden" else refusal_text(refusal)
    response = error_page(request, refusal.status, told)
    retry_after = refusal.params.get("retry_after")
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def error_page(request: HttpRequest, status: int, what: str = "") -> HttpResponse:
    """The page for ``status``; ``what`` says more exactly what happened."""
    told = PAGES.get(status, PAGES[400 if status < 500 else 500])
    return page(
        request,
        "layouts/error.html",
        status=status,
        told=told,
        what=what or told.what,
        code=status,
        way_on=getattr(request, "way_on", None),
        again=_page_of(request),
    )


def _page_of(request: HttpRequest) -> str:
    """The page that the reader looked at: this one, or that from which a form was sent, if it is one of ours."""
    if request.method == "GET":
        return request.get_full_path()
    before = urlsplit(request.headers.get("Referer", ""))
    here = request.headers.get("Host", "")  # as it was sent: only a path of it is written
    ours = here and before.netloc == here and before.path.startswith("/") and not before.path.startswith("//")
    return urlunsplit(("", "", before.path, before.query, "")) if ours else ""


def not_opened(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The page for an address that only takes a form: whoever opened it is led to the contract, if it is of one."""
    if of := OF_CONTRACT.match(request.path):
        number = int(of[1])
        words = _now("Go to the contract C-%(number)s") % {"number": number}
        way = WayOn(words, reverse("contracts:contract", args=[number]))
        request.way_on = way  # type: ignore[attr-defined]  # read by error_page
    shown = error_page(request, 405)
    shown["Allow"] = answer["Allow"]
    return shown


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400"""
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403"""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404"""
    return error_page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: most often a page left open overnight."""
    return error_page(
        request, 403, str(_("The form was not sent from a page of this instance, or the page was open too long."))
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: rendered without the session and the database, since those may be what broke."""
    context = {
        "told": PAGES[500],
        "code": 500,
        "instance": instance(),
        "theme": request.COOKIES.get("theme", ""),
        "language": translation.get_language() or "en-gb",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }
    return HttpResponse(jinja().get_template("layouts/broken.html").render(context), status=500)
