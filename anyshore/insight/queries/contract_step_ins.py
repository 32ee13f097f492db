"""Services that the client runs itself, of one agreement in short, for its page and for what silence does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from anyshore.contracts.models import StepIn
from anyshore.contracts.queries.step_ins import OPEN
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.step_in import OpenStepIn, silence_of_step_ins
from anyshore.kit.consequences import Consequence
from anyshore.parties.queries import OrganisationRow


@dataclass(frozen=True, slots=True)
class StepInsInShort:
    """Those of an agreement that runs that are announced or that the client runs, the next date first."""

    open: tuple[OpenStepIn, ...]


def open_step_ins_in() -> Subquery:
    """Those of the agreement of the outer query, as a list; none is NULL."""
    each = JSONObject(state="state", what="what", begins_on="begins_on", last_on="last_on")
    rows = StepIn.objects.filter(agreement=OuterRef("pk"), state__in=OPEN).order_by()
    return Subquery(rows.values("agreement").annotate(each=JSONBAgg(each, order_by="at")).values("each"))


def step_ins_of(found: Any) -> StepInsInShort:
    """Those of an agreement as ``found_contract`` loads it; none once it is over."""
    return StepInsInShort(_read(found.open_step_ins) if found.state in LIVE else ())


def silence_of_services(found: Any, client: OrganisationRow) -> list[Consequence]:
    """When each service that the client runs goes back by itself."""
    return silence_of_step_ins(step_ins_of(found).open, client.timezone)


def _read(rows: Iterable[Any] | None) -> tuple[OpenStepIn, ...]:
    found = (
        OpenStepIn(
            one["state"],
            one["what"],
            date.fromisoformat(one["begins_on"]),
            date.fromisoformat(one["last_on"]) if one["last_on"] else None,
        )
        for one in rows or ()
    )
    return tuple(sorted(found, key=lambda one: one.last_on or one.begins_on))
