"""Claims of one agreement that wait for an answer, for its page."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from anyshore.contracts.rules import Side
from anyshore.payments.models import Claim
from anyshore.payments.rules.claims import ClaimState, turn_of

WAITING = Q(state__in=[ClaimState.MADE, ClaimState.OFFERED])
"""Claims in which it is somebody's turn."""


def open_claims_in() -> Subquery:
    """Those of the agreement of the outer query in which it is somebody's turn, each as "state:side"; none is NULL."""
    rows = Claim.objects.filter(WAITING, agreement=OuterRef("pk")).order_by()
    each = ArrayAgg(Concat(F("state"), Value(":"), F("side")))
    return Subquery(rows.values("agreement").annotate(each=each).values("each"))


def claims_waiting(found: Any, side: Side | None) -> int:
    """How many of them wait for the reader's side, of an agreement as ``found_contract`` loads it."""
    turns = (turn_of(*one.split(":")) for one in found.open_claims or ())
    return sum(turn is side for turn in turns) if side else 0
