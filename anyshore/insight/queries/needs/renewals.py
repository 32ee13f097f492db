"""What waits because an agreement can be renewed: offers of the other side to sign, and days to say no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.renewal import RenewalState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.plumbing.models import Deadline

SOON = timedelta(days=30)
"""So long before it, the last day to say no stands on Today."""


def renewals(actor: Actor, at: datetime) -> Iterator[Need]:
    """Offers to renew that the actor's side answers, and agreements that soon go on by themselves."""
    rows = RenewalOffer.objects.visible_to(actor).filter(state=RenewalState.OFFERED, agreement__state__in=LIVE)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("answer_until", "id"):
        own = {"client": row.agreement.client_id, "provider": row.agreement.provider_id}
        if own[row.side] != actor.organisation_id:
            yield _need(NeedKind.RENEW, row.agreement, actor, row.at, row.answer_until)
    clocks = Deadline.objects.filter(
        verb="payments.renew_agreement", done_at=None, stopped_at=None, reminds=None, due_at__lte=at + SOON
    )
    due = dict(clocks.values_list("subject_id", "due_at"))
    own_ones = Agreement.objects.visible_to(actor).filter(pk__in=due, state__in=LIVE)
    for agreement in own_ones.select_related("client", "provider").order_by("number"):
        yield _need(NeedKind.GOES_ON, agreement, actor, None, due[agreement.pk])


def _need(kind: NeedKind, agreement: Agreement, actor: Actor, started_at: datetime | None, due_at: datetime) -> Need:
    other = agreement.provider if agreement.client_id == actor.organisation_id else agreement.client
    path = f"/contracts/{agreement.number}/renewal/"
    return Need(kind, agreement.number, agreement.title, other.name, started_at=started_at, due_at=due_at, path=path)
