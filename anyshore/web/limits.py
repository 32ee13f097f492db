"""What a stranger or a member can flood, and how often they may: counted by person, by address where nobody signed
in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any, Concatenate, Final, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from anyshore.plumbing.limits import HOUR, MINUTE, Limit, give_back, spend
from anyshore.web.rendering import now_of

P = ParamSpec("P")

VISITORS_REQUEST: Final = Limit("visitors_request", 6, HOUR)
SIGN_IN_LINK: Final = Limit("sign_in_link", 10, HOUR)
QUESTION: Final = Limit("question", 30, HOUR)
MESSAGE: Final = Limit("message", 120, HOUR)
INVITATION: Final = Limit("invitation", 60, HOUR)
PROPOSAL: Final = Limit("proposal", 40, HOUR)
SEARCH: Final = Limit("search", 60, MINUTE)


def limited(
    limit: Limit, *methods: str, strangers_only: bool = False, always: bool = False
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Count each form of a page that was taken (or each asking by ``methods``) against ``limit``; over it the answer
    is 429 with Retry-After. A form that comes back to be corrected is not counted, unless ``always``: one with which
    somebody tries addresses or passwords. ``strangers_only`` leaves out who is signed in."""
    counts_all = always or bool(methods)

    def guard(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in (methods or ("POST",)) or (strangers_only and request.user.is_authenticated):
                return view(request, *args, **kwargs)
            count: dict[str, Any] = {"who": reader_of(request), "at": now_of(request)}
            spend(limit, **count)
            taken = counts_all
            try:
                answer = view(request, *args, **kwargs)
                taken = taken or 300 <= answer.status_code < 400
                return answer
            finally:
                if not taken:
                    give_back(limit, **count)

        return guarded

    return guard


def reader_of(request: HttpRequest) -> str:
    """Whose count it is: the person's, or that of the address a stranger comes from."""
    return f"person {request.user.pk}" if request.user.is_authenticated else f"address {address_of(request)}"


def address_of(request: HttpRequest) -> str:
    """The network address of whoever asks; of an IPv6 address its /64, which one household or server holds."""
    whole = whole_address_of(request)
    return ip_address(whole).exploded[:19] if ":" in whole else whole


def whole_address_of(request: HttpRequest) -> str:
    """The network address of whoever asks, whole, or nothing where it cannot be read.

    Behind ``ANYSHORE_PROXIES`` proxies it is what the outermost of them saw; without that setting a header that
    anybody can write is not believed.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.ANYSHORE_PROXIES:
        seen = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
        told = seen[-min(settings.ANYSHORE_PROXIES, len(seen))] or told
    try:
        address = ip_address(told)
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if address.version == 6 else None
    return str(mapped or address)
