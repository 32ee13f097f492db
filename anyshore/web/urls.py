"""Every address of the pages: each room brings its own ``urls.py``; allauth's pages stand under /account/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

ROOMS = (
    "public",
    "parties",
    "today",
    "approvals",
    "catalogue",
    "conversations",
    "strategy",
    "risks",
    "matching",
    "likes",
    "searching",
    "sourcing",
    "contracts",
    "adopted",
    "batches",
    "delivery",
    "transition",
    "duties",
    "desk",
    "board",
    "payments",
    "hours",
    "levels",
    "defects",
    "hardship",
    "majeure",
    "formal",
    "claims",
    "shop",
    "exits",
    "reviews",
    "files",
    "tools",
    "operator",
    "sandbox",
    "gallery",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    *(path("", include(f"anyshore.web.{room}.urls")) for room in ROOMS),
]

handler400 = "anyshore.web.errors.bad_request"
handler403 = "anyshore.web.errors.forbidden"
handler404 = "anyshore.web.errors.not_found"
handler500 = "anyshore.web.errors.server_error"
