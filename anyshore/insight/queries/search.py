"""One search over what the reader may see: requests, contracts, providers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_, or_

from django.db.models import Q
from django.db.models.lookups import Contains

from anyshore.catalogue.queries import ProviderRow
from anyshore.catalogue.queries.finding import providers_with
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.folding import folded
from anyshore.plumbing.folding import Folded
from anyshore.sourcing.models import Request
from anyshore.sourcing.queries.requests import RequestRow, open_requests, request_rows

NUMBER = re.compile(r"(?:[RC]-?)?(\d{3,12})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class AgreementFound:
    """A contract in the results."""

    number: int
    title: str
    state: str
    client: str
    provider: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, by kind."""

    requests: tuple[RequestRow, ...] = ()
    agreements: tuple[AgreementFound, ...] = ()
    providers: tuple[ProviderRow, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.requests or self.agreements or self.providers)


def search(actor: Actor, words: str, *, at: datetime, limit: int = 10) -> Found:
    """Requests by words or number, the reader's contracts by words, number or party, providers by name or skill."""
    text = " ".join(words.split())[:200]
    if not text:
        return Found()
    number = NUMBER.fullmatch(text)
    numbered = int(number[1]) if number else None
    own = Request.objects.of_client(actor).filter(_said(text, "title"))
    if numbered is not None:
        own = Request.objects.visible_to(actor).filter(number=numbered)
    mine = request_rows(list(own.order_by("-id")[:limit]), actor, at)
    others = open_requests(actor, at=at, search=text, limit=limit).rows
    return Found(
        requests=tuple({row.id: row for row in [*mine, *others]}.values())[:limit],
        agreements=_agreements(actor, text, numbered, limit),
        providers=providers_with(actor, text, at=at, limit=limit),
    )


def _said(text: str, *columns: str) -> Q:
    """Each of the words stands in one of the columns, however it is accented."""
    words = folded(text[:80]).split() or [""]
    return reduce(and_, (reduce(or_, (Q(Contains(Folded(name), one)) for name in columns)) for one in words))


def _agreements(actor: Actor, text: str, numbered: int | None, limit: int) -> tuple[AgreementFound, ...]:
    visible = Agreement.objects.visible_to(actor)
    found = visible.filter(_said(text, "title", "client__name", "provider__name"))
    if numbered is not None:
        found = visible.filter(number=numbered)
    rows = found.order_by("-id").values_list("number", "title", "state", "client__name", "provider__name")[:limit]
    return tuple(AgreementFound(*row) for row in rows)
