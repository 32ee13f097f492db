"""Mails of saved searches: what is new, each thing once, with a link that stops them without signing in."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Fact, Note
from anyshore.sourcing.queries.searches import found_since, told_search
from anyshore.sourcing.rules.searches import TOLD_MAX


def search_found(fact: Fact) -> list[Note]:
    """To whoever keeps the search: what is new, by name and link, with the way to stop it."""
    search = told_search(fact.subject_id)
    found = found_since(fact.subject_id, since=fact.instant("since"), at=fact.at) if search else []
    if search is None or not found:
        return []
    lines = [f"{one.title}\n{one.of}\n{settings.ANYSHORE_URL}{one.path}" for one in found[:TOLD_MAX]]
    body = _("New for your search “{name}”:\n\n{lines}\n\nEverything it finds:\n{all}\n\nStop these mails:\n{stop}")
    stop = f"/searches/stop/{search.stop}/"
    given = {
        "name": search.name,
        "count": len(found) if len(found) <= TOLD_MAX else f"{TOLD_MAX}+",
        "lines": "\n\n".join(lines),
        "all": settings.ANYSHORE_URL + search.href,
        "stop": settings.ANYSHORE_URL + stop,
    }
    owner, subject = search.owner, _("{count} new: {name}")
    return [Note(owner.email, subject, body, locale=owner.locale, timezone=owner.timezone, given=given, stop=stop)]
