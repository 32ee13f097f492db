"""What waits because a payment is late: to give notice or to stop work for who works, to pay for who pays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef

from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.rules import LIVE
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.insight.queries.unpaid import Unpaid, unpaid_of
from anyshore.kit.actor import Actor


def unpaid(actor: Actor, at: datetime) -> Iterator[Need]:
    """Contracts with the clause under which something is late: the client pays, the provider takes the next step."""
    for agreement, found in _late(actor, at):
        amount, path = found.overdue.total, f"/contracts/{agreement.number}/#unpaid"
        row = found.row
        if actor.organisation_id == agreement.client_id:
            yield Need(
                NeedKind.PAY, agreement.number, agreement.title, agreement.provider.name, amount,
                started_at=row.at if row and not found.stands else None,
                due_at=row.cure_until if row and not found.stands else None, path=path,
            )  # fmt: skip
        elif found.may & {"warn", "suspend", "end"}:
            yield Need(NeedKind.UNPAID, agreement.number, agreement.title, agreement.client.name, amount, path=path)


def _late(actor: Actor, at: datetime) -> Iterator[tuple[Agreement, Unpaid]]:
    with_clause = AgreementVersion.objects.filter(
        agreement=OuterRef("pk"), number=OuterRef("version"), content__clauses__contains=[{"key": "suspension"}]
    )
    rows = Agreement.objects.visible_to(actor).filter(Exists(with_clause), state__in=LIVE)
    for agreement in rows.select_related("client", "provider").order_by("number"):
        found = unpaid_of(actor, agreement, clauses_of(agreement), at=at)
        if found is not None:
            yield agreement, found
