"""The list of defects of one agreement in short, for its page: what is open, and what can be reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_report_to_list
from anyshore.delivery.queries import WorkRow
from anyshore.delivery.rules.defects import TO_CURE, Cover, DefectState, OpenDefect, cover_in
from anyshore.kit.actor import Actor

WAIT_FOR_CLIENT = (DefectState.PUT_RIGHT, DefectState.DENIED, DefectState.FAILED)
"""The states in which the next step is the client's."""


@dataclass(frozen=True, slots=True)
class DefectInShort:
    """An open defect of the list; ``until`` is when it must be put right, if a time for that runs."""

    number: int
    state: DefectState
    milestone: str
    asked_at: datetime
    until: datetime | None

    @property
    def waits_for(self) -> Side:
        """Whose turn it is."""
        return waits_for(self.state)


@dataclass(frozen=True, slots=True)
class DefectsInShort:
    """The open defects of an agreement; ``any``: some was reported once; ``warrants``: it has a list to report to."""

    open: tuple[DefectInShort, ...]
    any: bool
    warrants: bool

    def waiting(self, side: Side | None) -> int:
        """How many wait for that side."""
        return sum(one.waits_for is side for one in self.open)


def waits_for(state: DefectState) -> Side:
    """Whose turn it is with an open defect."""
    return Side.CLIENT if state in WAIT_FOR_CLIENT else Side.PROVIDER


def open_defects_in() -> Subquery:
    """The open defects of the agreement of the outer query, as a list; none is NULL."""
    each = JSONObject(number="number", state="state", milestone="milestone__title", asked_at="asked_at", until="until")
    rows = Defect.objects.filter(agreement=OuterRef("pk")).exclude(state=DefectState.STRUCK).order_by()
    return Subquery(rows.values("agreement").annotate(each=JSONBAgg(each, order_by="number")).values("each"))


def defects_in(found: Iterable[Any] | None) -> tuple[DefectInShort, ...]:
    """That list, read."""
    return tuple(
        DefectInShort(
            one["number"],
            DefectState(one["state"]),
            one["milestone"],
            datetime.fromisoformat(one["asked_at"]),
            datetime.fromisoformat(one["until"]) if one["until"] else None,
        )
        for one in found or ()
    )


def defects_of(found: Any, content: Content | None) -> DefectsInShort:
    """Those of an agreement as ``found_contract`` loads it; ``content`` once it is signed."""
    warrants = content is not None and cover_in(content) is not None
    return DefectsInShort(defects_in(found.open_defects), found.has_defects, warrants)


def to_cure(defects: Iterable[DefectInShort]) -> list[OpenDefect]:
    """Those whose time to be put right runs, as silence sees them."""
    return [
        OpenDefect(one.number, one.milestone, one.asked_at, one.until)
        for one in defects
        if one.state in TO_CURE and one.until is not None
    ]


def can_list(actor: Actor, agreement: Any, cover: Cover | None, work: WorkRow | None, zone: str, at: datetime) -> bool:
    """Whether the reader can report a defect of this milestone now."""
    if cover is None or work is None or work.accepted_at is None or not may_report_to_list(actor, agreement):
        return False
    return at < cover.open_until(work.accepted_at, zone)
