"""What was said in a negotiation, counted for one mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from anyshore.contracts.models import AgreementComment, Suggestion
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.suggestions import SuggestionState
from anyshore.kit.actor import Actor


def open_points(actor: Actor) -> Combinable:
    """How much of an agreement in an outer query waits for an answer or is not settled, as the actor sees it."""
    suggestions = Suggestion.objects.filter(agreement=OuterRef("pk"), state=SuggestionState.OPEN)
    seen = Q(private_to=None) | Q(private_to_id=actor.organisation_id, private_to__isnull=False)
    comments = AgreementComment.objects.filter(seen, agreement=OuterRef("pk"), parent=None, settled_at=None)
    return _counted(suggestions) + _counted(comments)


def _counted(rows: QuerySet[Any]) -> Combinable:
    counted = rows.order_by().values("agreement").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def counted_since(agreement_id: UUID, since: datetime, until: datetime) -> dict[Side, dict[str, int]]:
    """How much each side suggested, accepted, refused and said in that time, as it stands now."""
    rows = Suggestion.objects.filter(agreement_id=agreement_id)
    made = list(rows.filter(at__gte=since, at__lte=until).values_list("side", flat=True))
    answered = list(rows.filter(answered_at__gte=since, answered_at__lte=until).values_list("side", "state"))
    comments = AgreementComment.objects.filter(agreement_id=agreement_id, private_to=None)
    spoken = list(comments.filter(at__gte=since, at__lte=until).values_list("side", flat=True))
    said = (SuggestionState.ACCEPTED, SuggestionState.WRITTEN)
    return {
        side: {
            "made": made.count(side),
            "accepted": _answered(answered, side, said),
            "refused": _answered(answered, side, (SuggestionState.REFUSED,)),
            "comments": spoken.count(side),
        }
        for side in Side
    }


def own_comments_id(agreement_id: UUID, organisation_id: UUID) -> UUID:
    """What the comments on an agreement for one organisation's own people are known by."""
    return uuid5(agreement_id, str(organisation_id))


def own_comments_since(agreement_id: UUID, organisation_id: UUID, since: datetime, until: datetime) -> Counter[UUID]:
    """How many comments for the organisation's own people each author wrote in that time."""
    rows = AgreementComment.objects.filter(agreement_id=agreement_id, private_to_id=organisation_id)
    return Counter(rows.filter(at__gte=since, at__lte=until).values_list("author_id", flat=True))


def _answered(found: Iterable[tuple[str, str]], by: Side, states: tuple[SuggestionState, ...]) -> int:
    """A suggestion is answered by the side that did not make it."""
    return sum(side != by and state in states for side, state in found)
