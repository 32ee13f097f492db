"""What the templates of matching need beside the rows of the queries: numbers and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from anyshore.catalogue.queries import matching
from anyshore.catalogue.queries.matching import FitRow
from anyshore.catalogue.rules.matching.asked import Offered, Wanted
from anyshore.catalogue.rules.matching.formula import Judged, Reason
from anyshore.plumbing import formats
from anyshore.sourcing.queries.fitting import RequestFit, requests_that_fit
from anyshore.web.access import actor_of
from anyshore.web.matching.words import BARS, FACTORS, because, skills_line
from anyshore.web.rendering import now_of


@dataclass(frozen=True, slots=True)
class Points:
    """A factor of a score in words; ``part`` of 100 is its bar."""

    name: str
    text: str
    points: str
    most: str
    part: float


@dataclass(frozen=True, slots=True)
class Fitting:
    """A provider in the list of a request."""

    row: FitRow
    score: str
    skills: str
    reasons: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class FittingRequest:
    """A request in the list of a provider."""

    fit: RequestFit
    score: str
    skills: str
    reasons: tuple[Points, ...]


def tenths(points: int) -> str:
    """Points as pages show them: 74.8."""
    return formats.number_text(points / 10, 1)


def fitting(rows: Sequence[FitRow], wanted: Wanted) -> list[Fitting]:
    """Providers with the sentences behind their points."""
    return [
        Fitting(
            one, tenths(one.judged.score), skills_line(wanted, one.offered), reasons(one.judged, wanted, one.offered)
        )
        for one in rows
    ]


def fitting_requests(fits: Sequence[RequestFit], offered: Offered | None) -> list[FittingRequest]:
    """Requests with the sentences behind their points."""
    if offered is None:
        return []
    return [
        FittingRequest(
            one, tenths(one.judged.score), skills_line(one.wanted, offered), reasons(one.judged, one.wanted, offered)
        )
        for one in fits
    ]


def reasons(judged: Judged, wanted: Wanted, offered: Offered) -> tuple[Points, ...]:
    """Each factor with its sentence."""
    return tuple(_points(one, wanted, offered) for one in judged.reasons)


def _points(reason: Reason, wanted: Wanted, offered: Offered) -> Points:
    text = because(reason.factor, wanted, offered)
    name = str(FACTORS[reason.factor])
    return Points(name, text, tenths(reason.points), tenths(reason.most), reason.points / 10)


def bars(judged: Judged) -> list[str]:
    """Why a provider is not in the list."""
    return [str(BARS[one]) for one in judged.bars]


def best_requests(request: HttpRequest, limit: int) -> list[FittingRequest]:
    """A few requests for the page of today."""
    actor = actor_of(request)
    offered = matching.offered_by(actor.organisation_id)
    fits = requests_that_fit(actor, at=now_of(request), limit=limit) if offered else []
    return fitting_requests(fits, offered)
