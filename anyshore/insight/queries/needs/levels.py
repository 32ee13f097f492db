"""What waits under contracts with service levels: readings to enter, readings to look at, causes to report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count

from anyshore.contracts.rules import LIVE
from anyshore.delivery.models import LevelPeriod, LevelReading, LevelResult
from anyshore.delivery.queries.levels import levels_in
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor


def levels(actor: Actor, at: datetime) -> Iterator[Need]:
    """Periods that the provider reads and the client looks at, disputes that wait, and causes that are due."""
    found = LevelPeriod.objects.visible_to(actor).filter(state="reading", agreement__state__in=LIVE)
    rows = list(found.select_related("agreement__client", "agreement__provider").order_by("starts_on", "id"))
    counts = LevelReading.objects.filter(period__in=rows, replaced_at=None).values_list("period_id")
    read = dict(counts.annotate(count=Count("id")).order_by())
    for row in rows:
        agreement = row.agreement
        path = f"/contracts/{agreement.number}/levels/{row.starts_on.isoformat()}/"
        if actor.organisation_id == agreement.provider_id and row.read_until and row.read_until > at:
            rule = levels_in(agreement)
            if rule is not None and read.get(row.pk, 0) < len(rule.each):
                yield Need(
                    NeedKind.READ, agreement.number, agreement.title, agreement.client.name,
                    started_at=row.ended_at, due_at=row.read_until, path=path,
                )  # fmt: skip
        if actor.organisation_id == agreement.client_id:
            yield Need(
                NeedKind.LOOK, agreement.number, agreement.title, agreement.provider.name,
                started_at=row.ended_at, due_at=row.review_until, path=path,
            )  # fmt: skip
    yield from _disputes(actor)
    yield from _causes(actor)


def _disputes(actor: Actor) -> Iterator[Need]:
    rows = LevelReading.objects.filter(
        state="disputed", replaced_at=None, period__state="reading",
        period__agreement__provider_id=actor.organisation_id, period__agreement__state__in=LIVE,
    )  # fmt: skip
    for row in rows.select_related("period__agreement__client").order_by("period__review_until", "id"):
        yield _need(NeedKind.QUESTION, row.period.agreement, row.period.starts_on, row.period.review_until)


def _causes(actor: Actor) -> Iterator[Need]:
    rows = LevelResult.objects.filter(
        cause_until__isnull=False, cause="", period__agreement__provider_id=actor.organisation_id,
        period__agreement__state__in=LIVE,
    )  # fmt: skip
    for row in rows.select_related("period__agreement__client").order_by("cause_until", "id"):
        yield _need(NeedKind.CAUSE, row.period.agreement, row.period.starts_on, row.cause_until)


def _need(kind: NeedKind, agreement: object, period: date, due_at: datetime | None) -> Need:
    number, title, other = agreement.number, agreement.title, agreement.client.name  # type: ignore[attr-defined]  # an agreement with its client
    path = f"/contracts/{number}/levels/{period.isoformat()}/"
    return Need(kind, number, title, other, due_at=due_at, path=path)
