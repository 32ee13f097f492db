"""Claims that wait for an answer, or for who made them."""

from __future__ import annotations

from collections.abc import Iterator

from anyshore.contracts.rules import Side
from anyshore.insight.queries.contract_claims import WAITING
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import Claim
from anyshore.payments.rules.claims import ClaimState, turn_of


def claims(actor: Actor) -> Iterator[Need]:
    """Those in which it is the turn of the actor's organisation, also after the end. One query."""
    rows = Claim.objects.visible_to(actor).filter(WAITING).select_related("agreement__client", "agreement__provider")
    for row in rows.order_by("at", "id"):
        agreement = row.agreement
        own = Side.CLIENT if agreement.client_id == actor.organisation_id else Side.PROVIDER
        party = agreement.client_id if own is Side.CLIENT else agreement.provider_id
        if party != actor.organisation_id or turn_of(row.state, row.side) is not own:
            continue
        other = agreement.provider if own is Side.CLIENT else agreement.client
        offered = row.state == ClaimState.OFFERED
        yield Need(
            NeedKind.LESSER_SUM if offered else NeedKind.CLAIM, agreement.number, agreement.title, other.name,
            amount=Money(row.offered_minor if offered else row.amount_minor, agreement.currency),
            path=f"/contracts/{agreement.number}/claims/{row.number}/",
        )  # fmt: skip
