"""What was said in a negotiation, counted for one mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from anyshore.contracts.models import Suggestion
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.suggestions import SuggestionState
from anyshore.kit.actor import Actor


def open_points(actor: Actor) -> Subquery:
    """How much of an agreement in an outer query waits for an answer, as the actor sees it; nothing is NULL."""
    rows = Suggestion.objects.filter(agreement=OuterRef("pk"), state=SuggestionState.OPEN).order_by()
    return Subquery(rows.values("agreement").annotate(count=Count("pk")).values("count"))


def counted_since(agreement_id: UUID, since: datetime, until: datetime) -> dict[Side, dict[str, int]]:
    """How much each side suggested, accepted and refused in that time, as it stands now."""
    rows = Suggestion.objects.filter(agreement_id=agreement_id)
    made = list(rows.filter(at__gte=since, at__lte=until).values_list("side", flat=True))
    answered = list(rows.filter(answered_at__gte=since, answered_at__lte=until).values_list("side", "state"))
    said = (SuggestionState.ACCEPTED, SuggestionState.WRITTEN)
    return {
        side: {
            "made": made.count(side),
            "accepted": _answered(answered, side, said),
            "refused": _answered(answered, side, (SuggestionState.REFUSED,)),
        }
        for side in Side
    }


def _answered(found: Iterable[tuple[str, str]], by: Side, states: tuple[SuggestionState, ...]) -> int:
    """A suggestion is answered by the side that did not make it."""
    return sum(side != by and state in states for side, state in found)
