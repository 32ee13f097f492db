"""The clause library: what may stand in an agreement, in four languages, open to everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.kit.errors import NotFound
from anyshore.web.contracts.clause_library import groups, language_of, shown
from anyshore.web.contracts.clause_words import GROUPS, LANGUAGES
from anyshore.web.rendering import now_of, page


def clauses(request: HttpRequest) -> HttpResponse:
    """Every clause by group; found by words."""
    language = language_of(request.GET.get("language", ""))
    search = request.GET.get("q", "")[:80]
    found = groups(search, language)
    return page(
        request, "contracts/clauses.html", found=found, search=search, text_language=language, text_languages=LANGUAGES
    )


def clause(request: HttpRequest, key: str) -> HttpResponse:
    """One clause: its text, its parameters and what it does to a case."""
    found = LIBRARY.get(key)
    if found is None:
        raise NotFound()
    language = language_of(request.GET.get("language", ""))
    one = shown(found, language, at=now_of(request), zone=timezone.get_current_timezone_name())
    return page(
        request,
        "contracts/clause.html",
        one=one,
        group=GROUPS[found.group],
        text_language=language,
        text_languages=LANGUAGES,
    )
