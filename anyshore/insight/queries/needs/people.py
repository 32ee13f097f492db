"""People in the work: subcontractors whom the client is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from anyshore.contracts.models import Subcontractor
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.subcontracting import SubcontractorState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor


def subcontractors(actor: Actor) -> Iterator[Need]:
    """For the client: whom the provider wants to let do a part of the work; OBJECT where no answer lets them in."""
    waits = {"state": SubcontractorState.ASKED, "agreement__state__in": LIVE}
    rows = Subcontractor.objects.visible_to(actor).filter(agreement__client_id=actor.organisation_id, **waits)
    for row in rows.select_related("agreement__provider").order_by("answer_until", "id"):
        yield Need(
            NeedKind.OBJECT if row.silence_agrees else NeedKind.LET_IN, row.agreement.number, row.name, row.agreement.provider.name,
            started_at=row.at, due_at=row.answer_until,
            path=f"/contracts/{row.agreement.number}/subcontractors/",
        )  # fmt: skip
