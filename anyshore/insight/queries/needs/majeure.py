"""Force majeure that waits: for an answer, or for its side to say whether it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.majeure import OPEN, MajeureState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor


def majeure(actor: Actor, today: date) -> Iterator[Need]:
    """For the other side: a report that nobody has answered. For the side that reported it: an event that was to be
    over by yesterday. One query."""
    own = actor.organisation_id
    client, provider = Q(side="client", agreement__client_id=own), Q(side="provider", agreement__provider_id=own)
    other = Q(side="provider", agreement__client_id=own) | Q(side="client", agreement__provider_id=own)
    waits = Q(state__in=(MajeureState.REPORTED, MajeureState.OVER), answered_at=None)
    lasts = Q(state__in=OPEN, expected_on__lt=today)
    rows = MajeureEvent.objects.visible_to(actor).filter(agreement__state__in=LIVE)
    rows = rows.filter(other & waits | (client | provider) & lasts)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("at", "id"):
        agreement = row.agreement
        ours = own == (agreement.client_id if row.side == "client" else agreement.provider_id)
        with_ = agreement.provider if agreement.client_id == own else agreement.client
        yield Need(
            NeedKind.MAJEURE_LASTS if ours else NeedKind.MAJEURE, agreement.number, agreement.title, with_.name,
            started_at=row.at, path=f"/contracts/{agreement.number}/force-majeure/",
        )  # fmt: skip
