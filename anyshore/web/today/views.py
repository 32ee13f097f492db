"""Today, and the search over everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.queries.lists import agreements_of
from anyshore.contracts.rules import LIVE
from anyshore.conversations.queries import unread_count
from anyshore.insight.queries.needs import Need, NeedKind, needs, who_may
from anyshore.insight.queries.search import search
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right
from anyshore.payments.queries.overview import money_overview
from anyshore.payments.queries.payouts import wallets
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.duties.shown import name_of
from anyshore.web.limits import SEARCH, limited
from anyshore.web.matching.rows import best_requests
from anyshore.web.rendering import now_of, page
from anyshore.web.today.words import NEEDED, WHOM


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one need, as the component draws it."""

    total: int
    used: int
    due_at: datetime
    state: str = ""
    note: str = ""


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """What needs the reader's organisation, soonest first; then its running contracts and its money."""
    actor = actor_of(request)
    if actor.organisation_id is None:
        return HttpResponseRedirect("/operator/" if actor.kind == "operator" else "/organisations/new/")
    return page(
        request,
        "today/today.html",
        **_queues(request),
        may={right.value for right in Right if has_right(actor, right)},
        running=agreements_of(actor, states=LIVE, limit=12).rows,
        money=money_overview(actor),
        wallets=wallets(actor),
        unread=unread_count(actor),
        fitting=best_requests(request, 3),
    )


def _queues(request: HttpRequest) -> dict[str, Any]:
    """What the reader can do, counted in the masthead; and what waits for somebody else of their organisation."""
    actor = actor_of(request)
    found = needs(actor, at=now_of(request))
    mine = [need for need in found if has_right(actor, need.right)]
    request.due = len(mine)  # type: ignore[attr-defined]  # read by the navigation
    others = _of_others(actor, [need for need in found if need not in mine])
    return {"queue": [_item(need) for need in mine], "others": others, "lede": _lede(mine)}


def _of_others(actor: Actor, found: list[Need]) -> list[dict[str, Any]]:
    """The same as rows without a button: each says whom it needs."""
    names = who_may(actor, {need.right for need in found})
    return [
        {
            **_item(need),
            "button": "",
            "whom": WHOM[need.right] % {"who": formats.listing_text(names[need.right]) or _("nobody yet")},
        }
        for need in found
    ]


def _item(need: Need) -> dict[str, Any]:
    words = NEEDED[need.kind]
    clock = Clock(need.days_total, need.days_used, need.due_at) if need.due_at and need.days_total else None
    return {
        "icon": words.icon,
        "title": words.title % {"title": name_of(need.duty) if need.duty else need.title},
        "href": need.path or words.path % {"number": need.number},
        "note": _note(need),
        "silence": words.silence,
        "clock": clock,
        "stake": need.amount or "",
        "stake_note": _stake(need),
        "button": words.button,
    }


LETTERS = {
    NeedKind.COMPARE: "R",
    NeedKind.ANSWER: "R",
    NeedKind.PROPOSE: "R",
    NeedKind.DRAFT: "R",
    NeedKind.DECIDE: "A",
    NeedKind.OUTCOME: "A",
    NeedKind.RISK: "A",
}
"""The letter before a number, where it is not that of a contract."""


def _note(need: Need) -> str:
    if need.kind == NeedKind.APPROVE:
        return _("asked by %(who)s") % {"who": need.other}
    if need.kind == NeedKind.BACK:
        return _("signed by you, for %(who)s") % {"who": need.other} if need.other else _("signed by you")
    place = f"{LETTERS.get(need.kind, 'C')}-{need.number}"
    parts = [_("with %(other)s") % {"other": need.other}] if need.other else []
    if need.due_on:
        parts.append(_("due %(day)s") % {"day": formats.day_text(need.due_on, weekday=True)})
    return " · ".join([place, *parts])


def _stake(need: Need) -> str:
    counted = {
        NeedKind.COMPARE: lambda n: ngettext("%(n)s proposal", "%(n)s proposals", n) % {"n": n},
        NeedKind.SUGGEST: lambda n: ngettext("%(n)s suggestion", "%(n)s suggestions", n) % {"n": n},
        NeedKind.ANSWER: lambda n: ngettext("%(n)s question", "%(n)s questions", n) % {"n": n},
    }
    told = counted.get(need.kind)
    return told(need.count) if told else ""


def _lede(found: list[Need]) -> str:
    if not found:
        return _("Nothing needs you.")
    count = ngettext("%(n)s thing needs you.", "%(n)s things need you.", len(found)) % {"n": len(found)}
    first = next((need.due_at for need in found if need.due_at), None)
    return f"{count} " + (_("The first closes %(when)s.") % {"when": formats.deadline_text(first)} if first else "")


@limited(SEARCH, "GET", strangers_only=True)
def search_page(request: HttpRequest) -> HttpResponse:
    """Requests, contracts and providers that the reader may see."""
    words = request.GET.get("q", "")
    found = search(actor_of(request), words, at=now_of(request))
    return page(request, "today/search.html", words=words, found=found)
