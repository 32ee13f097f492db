"""The stages in the masthead. They are found by their address; one that this instance does not serve is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anyshore.kit.actor import Actor, ActorKind
from anyshore.strategy.queries import has_activities

TODAY, DECIDE = "/today/", "/decide/"
REQUESTS, CONTRACTS, MONEY, PROVIDERS = "/requests/", "/contracts/", "/money/", "/providers/"
MAILBOX, OPERATOR, SEARCH, DESIGN = "/mailbox/", "/operator/", "/search/", "/design/"

ALSO = {
    TODAY: ("/approvals/",),
    REQUESTS: ("/proposals/",),
    CONTRACTS: ("/hours/", "/clauses/", "/duties/"),
    PROVIDERS: ("/packages/",),
}
"""What belongs to a stage under another address."""

WORDS: dict[str, str | Promise] = {
    TODAY: _("Today"),
    DECIDE: _("Decide"),
    REQUESTS: _("Requests"),
    CONTRACTS: _("Contracts"),
    MONEY: _("Money"),
    PROVIDERS: _("Providers"),
    MAILBOX: _("Mailbox"),
    OPERATOR: _("Operator"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One entry of the navigation; ``due`` is how many things there need the reader."""

    label: str | Promise
    href: str
    current: bool
    due: int = 0


def stages(request: HttpRequest) -> Sequence[Stage]:
    """The stages that this reader can go to, the one of this page marked."""
    actor: Actor | None = getattr(request, "actor", None)
    due = getattr(request, "due", 0)
    return [
        Stage(
            WORDS[href],
            href,
            current=request.path.startswith((href, *ALSO.get(href, ()))),
            due=due if href == TODAY else 0,
        )
        for href in _hrefs(actor)
        if served(href)
    ]


def _hrefs(actor: Actor | None) -> list[str]:
    """Deciding appears once an organisation has written down what it does; before, the empty pages lead there."""
    if actor is None or actor.kind is ActorKind.ANONYMOUS:
        shown = [REQUESTS, PROVIDERS]
    elif actor.kind is ActorKind.OPERATOR:
        shown = [OPERATOR, REQUESTS, CONTRACTS, MONEY, PROVIDERS]
    else:
        decide = [DECIDE] if has_activities(actor) else []
        shown = [TODAY, *decide, REQUESTS, CONTRACTS, MONEY, PROVIDERS]
    return [*shown, MAILBOX] if settings.ANYSHORE_SANDBOX else shown


@cache
def served(href: str) -> bool:
    """Whether this instance has a page at ``href``."""
    try:
        resolve(href)
    except Resolver404:
        return False
    return True
