"""Formal notices that came and that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q

from anyshore.contracts.models import FormalNotice
from anyshore.contracts.rules.formal import NoticeState
from anyshore.contracts.rules.states import Side
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor


def formal_notices(actor: Actor) -> Iterator[Need]:
    """For the side that did not give it."""
    own = actor.organisation_id
    to_client = Q(side=Side.PROVIDER, agreement__client_id=own)
    to_provider = Q(side=Side.CLIENT, agreement__provider_id=own)
    rows = FormalNotice.objects.visible_to(actor).filter(to_client | to_provider, state=NoticeState.GIVEN)
    named = rows.annotate(client=F("agreement__client__name"), provider=F("agreement__provider__name"))
    for row in named.select_related("agreement").order_by("at"):
        giver = row.client if row.side == Side.CLIENT else row.provider
        yield Need(
            NeedKind.FORMAL, row.agreement.number, row.agreement.title, giver,
            path=f"/contracts/{row.agreement.number}/formal/{row.number}/",
        )  # fmt: skip
