"""People in the work: subcontractors whom the client is asked for, and checks whether an individual's work is
independent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from anyshore.contracts.models import Subcontractor
from anyshore.contracts.queries.worker_checks import due_checks
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.subcontracting import SubcontractorState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor

CHECKS = {"answer": NeedKind.INDEPENDENT, "decide": NeedKind.EMPLOYED, "agree": NeedKind.EXAMINER}


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


def worker_checks(actor: Actor, at: datetime) -> Iterator[Need]:
    """For the client: six questions to answer, or a decision to take. For the provider: who is to look."""
    for one in due_checks(actor, at):
        yield Need(CHECKS[one.what], one.number, one.title, one.other, path=f"/contracts/{one.number}/independence/")
