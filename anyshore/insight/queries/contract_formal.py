"""Formal notices of one agreement that nobody has confirmed yet, for its page."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Subquery

from anyshore.contracts.models import FormalNotice
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.formal import NoticeState


def open_formal_notices_in() -> Subquery:
    """The sides that gave those of the agreement of the outer query which are not confirmed; none is NULL."""
    rows = FormalNotice.objects.filter(agreement=OuterRef("pk"), state=NoticeState.GIVEN).order_by()
    return Subquery(rows.values("agreement").annotate(each=ArrayAgg("side")).values("each"))


def formal_waiting(found: Any, side: Side | None) -> int:
    """How many of them wait for the reader's side, of an agreement as ``found_contract`` loads it."""
    return sum(one != side for one in found.formal_from or ()) if side else 0
