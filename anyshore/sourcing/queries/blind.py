"""What the client's people do not see yet: who the bidders are, and what the other evaluators gave."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.parties.queries import OrganisationRow
from anyshore.sourcing.models import Declaration, Proposal, Request
from anyshore.sourcing.queries.tenders import evaluators_of, is_tender, tender_of
from anyshore.sourcing.queries.told import is_masked
from anyshore.sourcing.rules.ranking import leader, ranking
from anyshore.sourcing.rules.scoring import Candidate, Scored, leading
from anyshore.sourcing.rules.states import RequestState

NOBODY = UUID(int=0)


def is_sealed(request: Request) -> bool:
    """Whether nobody of the client sees any proposal yet."""
    return bool(request.sealed and request.opened_at is None)


def are_names_hidden(request: Request) -> bool:
    """Whether nobody of the client sees who the bidders are."""
    return is_sealed(request) or (is_tender(request) and is_masked(request.id))


def are_scores_hidden(request: Request) -> bool:
    """Whether evaluators are named and still score, so that nobody sees another's points."""
    if request.state != RequestState.OPEN or not evaluators_of(request):
        return False
    return tender_of(request).scoring_closed_at is None


def letters_of(request: Request, proposals: Sequence[Proposal]) -> dict[UUID, str]:
    """A letter for each bidder while names are hidden, in an order that tells nothing; empty where they are shown."""
    if not are_names_hidden(request):
        return {}
    order = sorted(
        (one.id for one in proposals), key=lambda one: hashlib.sha256(request.id.bytes + one.bytes).digest()
    )
    return {one: _letter(place) for place, one in enumerate(order)}


def _letter(place: int) -> str:
    """A, B … Z, AA, AB …"""
    first, last = divmod(place, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def masked(provider: OrganisationRow, letter: str) -> OrganisationRow:
    """The bidder as it is shown: under a letter alone, where there is one."""
    if not letter:
        return provider
    hidden = {"id": NOBODY, "slug": "", "name": letter, "country": "", "place": "", "about": "", "vat_id": ""}
    return replace(provider, **hidden, verification="", timezone="UTC", kind="company")  # type: ignore[arg-type]  # the names are those of the fields


def own_conflicts(request: Request, actor: Actor) -> frozenset[UUID]:
    """The proposals in whose scoring the acting person takes no part."""
    if actor.person_id is None or not is_tender(request):
        return frozenset()
    rows = Declaration.objects.filter(evaluator__request=request, evaluator__person_id=actor.person_id, conflict=True)
    return frozenset(rows.values_list("proposal_id", flat=True))


def blinded(request: Request, candidates: list[Candidate]) -> list[Candidate]:
    """The proposals as they are scored, without what people gave while they still score."""
    return [replace(one, judged={}) for one in candidates] if are_scores_hidden(request) else candidates


def in_front(request: Request, candidates: Sequence[Candidate], scored: Mapping[UUID, Scored]) -> UUID | None:
    """The proposal in front: on a tender equal totals are parted by price and day, else there is none."""
    if not is_tender(request):
        return leading(scored)
    return leader(ranking(candidates, scored), len(scored))
