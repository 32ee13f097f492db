"""Talks because of hardship: those that run, and what one side says that both have agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.queries.hardship import OPEN
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.hardship import TalksState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor


def hardship(actor: Actor, at: datetime) -> Iterator[Need]:
    """For both sides: talks that run, until one of them says what was agreed; then for the other to confirm it. One
    query."""
    own = actor.organisation_id
    rows = HardshipTalks.objects.visible_to(actor).filter(agreement__state__in=LIVE, state__in=OPEN)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("until", "id"):
        agreement = row.agreement
        sides = {agreement.client_id: "client", agreement.provider_id: "provider"}
        side = sides.get(own) if own else None
        running = row.state == TalksState.TALKING and at < row.until
        said = bool(row.settled_by)
        if side is None or row.settled_by == side or not (running or said):
            continue
        other = agreement.provider if side == "client" else agreement.client
        yield Need(
            NeedKind.TALKED if said else NeedKind.TALK, agreement.number, agreement.title, other.name,
            started_at=row.at, due_at=row.until if running else None,
            path=f"/contracts/{agreement.number}/hardship/",
        )  # fmt: skip
