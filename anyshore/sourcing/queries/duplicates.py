"""Which proposals say the same as others: for the client who compares them, and for who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from anyshore.sourcing.models import Proposal, ProposalAnswer, ProposalSketch, SamenessAnswer
from anyshore.sourcing.rules.duplicates import (
    MARKED,
    MAYBE,
    Alike,
    Common,
    common,
    estimates,
    is_long_enough,
    sketch,
    sketches,
)

NEAREST = 20
"""Texts that are compared word by word with one proposal."""

MOST = 2_000
"""The newest proposals of each provider that are looked through."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """``percent`` of a proposal's words stand in ``count`` others of this kind too; ``pieces`` is its text, (same?,
    words)."""

    kind: str
    percent: int
    count: int
    pieces: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class _Sketched:
    proposal_id: UUID
    provider_id: UUID
    request_id: UUID
    minima: bytes


def keep_sketch(proposal: Proposal) -> None:
    """Keep what finds the proposal's words again, in the place of what was kept of its earlier version."""
    minima = sketch(full_texts([proposal.id])[proposal.id])
    ProposalSketch.objects.bulk_create(
        [ProposalSketch(proposal=proposal, minima=minima)],
        update_conflicts=True,
        unique_fields=["proposal"],
        update_fields=["minima"],
    )


def full_texts(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The text of each proposal with its answers below it."""
    wanted = list(ids)
    found = dict(Proposal.objects.filter(pk__in=wanted).values_list("id", "text"))
    answers = ProposalAnswer.objects.filter(proposal_id__in=wanted).order_by("question__position")
    for proposal_id, words in answers.values_list("proposal_id", "text"):
        found[proposal_id] += f"\n\n{words}"
    return found


def sameness(proposals: Sequence[Proposal]) -> dict[UUID, list[Sameness]]:
    """The marks on each of these proposals on one request, which came with it; five queries however many."""
    if not proposals:
        return {}
    rows = _sketched(proposals)
    near = {one.id: _near(one, rows) for one in proposals}
    wanted = {one.id for one in proposals} | {
        other for kinds in near.values() for ids in kinds.values() for other in ids
    }
    texts = full_texts(wanted)
    brief = f"{proposals[0].request.title}\n{proposals[0].request.brief}"
    return {one.id: _marks(texts, one.id, near[one.id], brief) for one in proposals}


def _sketched(proposals: Sequence[Proposal]) -> list[_Sketched]:
    providers = {one.provider_id for one in proposals}
    rows = ProposalSketch.objects.filter(
        Q(proposal__provider_id__in=providers) | Q(proposal__request_id=proposals[0].request_id)
    ).exclude(minima=b"")
    columns = ("proposal_id", "proposal__provider_id", "proposal__request_id", "minima")
    found = rows.order_by("-proposal_id")[: MOST * max(1, len(providers))]
    return [_Sketched(row[0], row[1], row[2], bytes(row[3])) for row in found.values_list(*columns)]


def _near(one: Proposal, rows: Sequence[_Sketched]) -> dict[Alike, list[UUID]]:
    """The proposals that may be like this one, by kind, the nearest first."""
    own = next((row for row in rows if row.proposal_id == one.id), None)
    if own is None:
        return {}
    kinds = {
        Alike.OWN: [row for row in rows if row.provider_id == one.provider_id and row.proposal_id != one.id],
        Alike.OTHERS: [row for row in rows if row.request_id == one.request_id and row.provider_id != one.provider_id],
    }
    return {kind: _nearest(own, found) for kind, found in kinds.items() if found}


def _nearest(own: _Sketched, others: Sequence[_Sketched]) -> list[UUID]:
    guessed = estimates(own.minima, sketches(row.minima for row in others))
    ranked = sorted(zip(guessed, others, strict=True), key=lambda pair: -pair[0])
    return [row.proposal_id for guess, row in ranked[:NEAREST] if guess >= MAYBE]


def _marks(texts: dict[UUID, str], own: UUID, near: dict[Alike, list[UUID]], brief: str) -> list[Sameness]:
    text = texts[own]
    if not is_long_enough(text):
        return []
    found = [_mark(text, kind, [texts[one] for one in ids if one in texts]) for kind, ids in near.items()]
    return [one for one in (*found, _mark(text, Alike.BRIEF, [brief])) if one is not None]


def _mark(text: str, kind: Alike, others: Sequence[str]) -> Sameness | None:
    """The mark of one kind: how much is like the nearest, how many are so alike."""
    each = [common(text, [other]) for other in others]
    alike = [one for one in each if one.percent >= MARKED]
    if not alike:
        return None
    nearest = max(alike, key=lambda one: one.percent)
    return Sameness(str(kind), nearest.percent, len(alike), _pieces(text, nearest))


def _pieces(text: str, found: Common) -> tuple[tuple[bool, str], ...]:
    pieces, place = [], 0
    for start, end in found.spans:
        pieces += [(False, text[place:start]), (True, text[start:end])]
        place = end
    return tuple(one for one in (*pieces, (False, text[place:])) if one[1])


def said_to_it(proposal_id: UUID) -> str:
    """What the provider says to the marks on its proposal; empty where nothing."""
    return SamenessAnswer.objects.filter(proposal_id=proposal_id).values_list("text", flat=True).first() or ""
