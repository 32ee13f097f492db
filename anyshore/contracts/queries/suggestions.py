"""Suggestions of an agreement: loading one under its agreement, those that are pending, and all for the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from anyshore.contracts.models import Suggestion
from anyshore.contracts.queries.loading import locked_agreement
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.suggestions import PENDING, Change, SuggestionState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion as the page shows it. ``version`` is the one that it was made on."""

    id: UUID
    number: int
    change: Change
    reason: str
    side: Side
    author: str
    author_id: UUID
    at: datetime
    state: SuggestionState
    answer: str
    answered_by: str
    answered_at: datetime | None
    version: int
    written_in: int | None


@dataclass(frozen=True, slots=True)
class WaitingSuggestions:
    """Suggestions of one agreement that wait for the actor's side."""

    number: int
    title: str
    other_name: str
    count: int
    at: datetime
    answer_until: datetime | None


def suggestion_locked(actor: Actor, suggestion_id: UUID) -> Suggestion:
    """A suggestion with its agreement, which is locked first; NotFound where the actor does not see it."""
    owner = Suggestion.objects.filter(pk=suggestion_id).values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: Suggestion = Suggestion.objects.get(pk=suggestion_id)
    found.agreement = agreement
    return found


def pending_suggestions(agreement_id: UUID, states: Iterable[SuggestionState] = PENDING) -> list[Suggestion]:
    """The suggestions that may still come into a version, in order."""
    rows = Suggestion.objects.filter(agreement_id=agreement_id, state__in=list(states))
    return list(rows.order_by("number"))


def next_suggestion(agreement_id: UUID) -> int:
    """The number of the next suggestion of a locked agreement."""
    last = Suggestion.objects.filter(agreement_id=agreement_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def suggestions_of(actor: Actor, agreement_id: UUID) -> tuple[SuggestionRow, ...]:
    """All suggestions of an agreement, oldest first; none where the actor does not see it."""
    rows = Suggestion.objects.visible_to(actor).filter(agreement_id=agreement_id)
    return tuple(_row(one) for one in rows.select_related("author", "answered_by").order_by("number"))


def beside_version(actor: Actor, agreement_id: UUID) -> dict[SuggestionState, tuple[int, ...]]:
    """The numbers of the suggestions that the version on the table does not say, by state: a signature overtakes
    them. Every such state is there, with none where none stands."""
    rows = Suggestion.objects.visible_to(actor).filter(agreement_id=agreement_id, state__in=list(PENDING))
    found: dict[SuggestionState, tuple[int, ...]] = dict.fromkeys(PENDING, ())
    for number, state in rows.order_by("number").values_list("number", "state"):
        found[SuggestionState(state)] += (number,)
    return found


def suggestions_waiting(actor: Actor) -> list[WaitingSuggestions]:
    """The open suggestions that wait for the actor's side, by agreement, the offer that lapses first in front. One
    query."""
    own = actor.organisation_id
    if own is None:
        return []
    to_client = Q(agreement__client_id=own, side=Side.PROVIDER)
    rows = Suggestion.objects.filter(
        to_client | Q(agreement__provider_id=own, side=Side.CLIENT),
        state=SuggestionState.OPEN,
        agreement__state=AgreementState.OFFERED,
    )
    names = ("agreement__number", "agreement__title", "agreement__client__name", "agreement__provider__name")
    counted = rows.values_list(*names, "side", "agreement__answer_until").annotate(count=Count("id"), first=Min("at"))
    return [
        WaitingSuggestions(number, title, client if side == Side.CLIENT else provider, count, first, until)
        for number, title, client, provider, side, until, count, first in counted.order_by(
            "agreement__answer_until", "agreement__number"
        )
    ]


def _row(one: Suggestion) -> SuggestionRow:
    return SuggestionRow(
        id=one.id,
        number=one.number,
        change=one.change,
        reason=one.reason,
        side=Side(one.side),
        author=one.author.name,
        author_id=one.author_id,
        at=one.at,
        state=SuggestionState(one.state),
        answer=one.answer,
        answered_by=one.answered_by.name if one.answered_by else "",
        answered_at=one.answered_at,
        version=one.version,
        written_in=one.written_in,
    )
