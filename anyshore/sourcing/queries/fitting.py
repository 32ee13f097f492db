"""Who fits a request, and which requests fit a provider: one formula both ways (catalogue.rules.matching)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Left

from anyshore.catalogue.queries import matching
from anyshore.catalogue.rules.matching.asked import ABOUT_READ, LEVELS, Offered, Wanted, words_wanted
from anyshore.catalogue.rules.matching.formula import Bar, Judged, judge
from anyshore.catalogue.rules.matching.index import Index
from anyshore.catalogue.rules.matching.near import near
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.actor import Actor
from anyshore.plumbing import shores
from anyshore.sourcing.models import Proposal, Request, RequestSkill
from anyshore.sourcing.queries.requests import RequestRow, request_rows

LOOKED_AT = 300
"""How many of the newest open requests with a skill in reach are judged for a provider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a client asks for beside what the request says. ``gap_most`` in minutes, ``score_least`` 0 to 100."""

    rate_most_minor: int | None = None
    score_least: int | None = None
    gap_most: int | None = None
    language: str = ""
    level: str = ""
    free_by: date | None = None
    shore: str = ""


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class RequestFit:
    """An open request as it fits a provider, with what its client is taken to want."""

    row: RequestRow
    wanted: Wanted
    judged: Judged


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a provider would stand for a request: the place of ``of``; no place where a filter keeps it out."""

    fit: RequestFit
    place: int | None
    of: int


@dataclass(frozen=True, slots=True)
class HowFound:
    """How a provider is found: where it stands for the requests that are open now, which filters keep it out how
    often, and which skills those requests want that it does not hold."""

    offered: Offered
    stands: tuple[Standing, ...]
    barred: tuple[tuple[Bar, int], ...]
    lacking: tuple[tuple[str, int], ...]
    looked_at: int


def wanted_for(row: RequestRow, brief: str, wishes: Wishes, at: datetime, index: Index | None = None) -> Wanted:
    """What a request and the wishes beside it ask for. A day by which the work is wanted is one by which to be
    free."""
    there = matching.index() if index is None else index
    level = LEVELS.get(wishes.level, 1)
    return Wanted(
        seat=row.client.seat,
        on=at.date(),
        subject=f"R-{row.number}",
        skills=row.skills,
        words=words_wanted(row.title, brief),
        currency=row.currency,
        budget_minor=row.budget.minor if row.budget else None,
        rate_most_minor=wishes.rate_most_minor,
        rate_usual_minor=None if there is None else there.usual_rate(row.currency),
        score_least=wishes.score_least,
        gap_most=wishes.gap_most,
        languages={wishes.language: level} if wishes.language else {},
        free_by=wishes.free_by or row.wanted_on,
        shore=wishes.shore,
        excluded=frozenset({row.client.id}),
        near=shores.near(),
    )


def requests_that_fit(actor: Actor, *, at: datetime, limit: int) -> list[RequestFit]:
    """The open requests that fit the actor's published profile, the best first; none where there is no such profile.

    Of those in reach of a skill the newest are judged. Left out: one's own, those one has proposed on, those whose
    own words keep the provider out.
    """
    fits = [one for one in _judged(actor, at) if not one.judged.bars]
    return sorted(fits, key=lambda one: -one.judged.score)[:limit]


def how_found(actor: Actor, *, at: datetime, limit: int) -> HowFound | None:
    """Where the actor's provider stands for what is open now, and what would help; None without a public profile, or
    while the index is being built."""
    own, index = actor.acting_organisation, matching.index()
    offered = None if index is None else index.offered(own)
    if index is None or offered is None:
        return None
    judged = _judged(actor, at)
    best = sorted((one for one in judged if not one.judged.bars), key=lambda one: -one.judged.score)[:limit]
    ranks = [(one, index.rank(one.wanted, own)) for one in best]
    return HowFound(
        offered=offered,
        stands=tuple(Standing(one, *(rank or (None, 0))) for one, rank in ranks),
        barred=tuple(Counter(bar for one in judged for bar in one.judged.bars).most_common()),
        lacking=tuple(_lacking(offered, judged).most_common(6)),
        looked_at=len(judged),
    )


def _lacking(offered: Offered, judged: Iterable[RequestFit]) -> Counter[str]:
    """The wanted skills that are not held, by how many requests want them."""
    held = frozenset(offered.skills)
    wanted = (slug for one in judged for slug in one.wanted.skills if slug in SKILLS)
    return Counter(slug for slug in wanted if slug not in held)


def _judged(actor: Actor, at: datetime) -> list[RequestFit]:
    index = matching.index()
    offered = matching.offered_by(actor.organisation_id)
    if offered is None:
        return []
    found = _in_reach(actor, offered, at)
    rows = request_rows(list(found), actor, at)
    read = found.values_list("id", "nda", "summary", Left("brief", ABOUT_READ))
    briefs = {one: summary if nda else brief for one, nda, summary, brief in read}
    fits = [(row, wanted_for(row, briefs[row.id], NO_WISHES, at, index)) for row in rows]
    return [RequestFit(row, wanted, judge(wanted, offered)) for row, wanted in fits]


def _in_reach(actor: Actor, offered: Offered, at: datetime) -> QuerySet[Request]:
    held = frozenset(offered.skills)
    reach = [slug for slug in SKILLS if not held.isdisjoint(near(slug))]
    wants = RequestSkill.objects.filter(request_id=OuterRef("pk"), skill__in=reach)
    proposed = Proposal.objects.filter(request_id=OuterRef("pk"), provider_id=actor.organisation_id)
    rows = Request.objects.visible_to(actor).open().filter(Exists(wants), ~Exists(proposed), proposals_until__gt=at)
    rows = rows.exclude(client_id=actor.organisation_id).defer("brief")
    newest: QuerySet[Request] = rows.order_by("-published_at", "-id")[:LOOKED_AT]
    return newest
