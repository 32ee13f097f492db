"""The home page and the choice of appearance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from anyshore.web.public.live import live
from anyshore.web.rendering import THEMES, now_of, page

YEAR = 60 * 60 * 24 * 365


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this instance is, in live figures."""
    return page(request, "public/home.html", home=live(now_of(request)))


@csrf_exempt  # it sets a cookie of looks and nothing else, so that anonymous pages need no token
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep light, dark or the system's choice in a cookie, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
