"""The home page, the choice of appearance, and for visitors the choice of language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from anyshore.plumbing.locales import accepted
from anyshore.web.middleware import LOCALE_COOKIE
from anyshore.web.public.live import live
from anyshore.web.rendering import THEMES, now_of, page
from anyshore.web.visitors import same_for_visitors

YEAR = 60 * 60 * 24 * 365


@require_safe
@same_for_visitors
def home(request: HttpRequest) -> HttpResponse:
    """What this instance is, in live figures."""
    return page(request, "public/home.html", home=live(now_of(request)))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for the icon of what is no page of ours: a feed, a picture."""
    return HttpResponseRedirect(static("anyshore/favicon.svg"))


@csrf_exempt  # it sets a cookie of looks and nothing else, so that anonymous pages need no token
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep light, dark or the system's choice in a cookie, and go back."""
    response = HttpResponseRedirect(_way_back(request))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@csrf_exempt  # as above
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language that a visitor chose in a cookie, and go back. Who has an account has it in there."""
    response = HttpResponseRedirect(_way_back(request))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        tag = accepted(request.headers.get("Accept-Language", ""), within=chosen)
        response.set_cookie(LOCALE_COOKIE, tag, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(LOCALE_COOKIE, samesite="Lax")
    return response


def _way_back(request: HttpRequest) -> str:
    back = request.POST.get("next", "/")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) else "/"
