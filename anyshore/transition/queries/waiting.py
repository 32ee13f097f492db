"""What waits for a side in its transitions: a plan to agree to, a gate, knowledge to sign off, access to revoke; and
the days of waves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE, Side
from anyshore.kit.actor import Actor
from anyshore.transition.models import Access, Consent, Knowledge, Transition, Wave
from anyshore.transition.rules import TransitionState, WaveState


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One thing: ``kind`` is plan, gate, learn or revoke; ``title`` what it is about, ``other`` the other party."""

    kind: str
    number: int
    title: str
    other: str
    at: datetime | None
    due_on: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class WaveDay:
    """The last day of a wave, as lists of dates show it."""

    id: UUID
    agreement: Agreement
    name: str
    position: int
    to_on: date
    state: WaveState
    began_at: datetime | None
    decided_at: datetime | None
    at: datetime


def waiting_in_transitions(actor: Actor) -> Iterator[WaitingRow]:
    """What waits for the actor's organisation, or for this person."""
    if actor.organisation_id is None:
        return
    live = Transition.objects.visible_to(actor).filter(agreement__state__in=LIVE)
    yield from _plans(actor, live)
    yield from _gates(actor, live)
    yield from _knowledge(actor, live)
    yield from _access(actor)


def wave_days(actor: Actor, **of: Any) -> list[WaveDay]:
    """The last day of every wave of the agreed plans that the actor sees; of one agreement, or of all."""
    rows = Wave.objects.filter(
        transition__in=Transition.objects.visible_to(actor).filter(**of),
        transition__state__in=[TransitionState.AGREED, TransitionState.ACCEPTED],
    ).select_related("transition__agreement__client", "transition__agreement__provider")
    return [
        WaveDay(
            one.id, one.transition.agreement, one.name, one.position, one.to_on, WaveState(one.state), one.began_at,
            one.decided_at, one.transition.at,
        )
        for one in rows.order_by("to_on", "position")
    ]  # fmt: skip


def _plans(actor: Actor, live: Any) -> Iterator[WaitingRow]:
    """Plans that the other side agreed to, and changes that it proposed."""
    for one in live.filter(state=TransitionState.DRAFT).select_related("agreement__client", "agreement__provider"):
        side = _side(actor, one.agreement)
        agreed = dict(Consent.objects.filter(transition=one, version=one.version).values_list("side", "at"))
        if side.other in agreed and side not in agreed:
            yield WaitingRow(
                "plan", one.agreement.number, one.agreement.title, _other(actor, one.agreement), agreed[side.other]
            )
    changed = live.filter(state=TransitionState.AGREED, proposed__isnull=False)
    for one in changed.select_related("agreement__client", "agreement__provider"):
        if one.proposed_side != _side(actor, one.agreement):
            yield WaitingRow(
                "plan", one.agreement.number, one.agreement.title, _other(actor, one.agreement), one.proposed_at
            )


def _gates(actor: Actor, live: Any) -> Iterator[WaitingRow]:
    """Waves that are shown; and the service, once every gate is open."""
    agreed = live.filter(state=TransitionState.AGREED, agreement__client_id=actor.organisation_id)
    mine = Q(accepts=None) | Q(accepts_id=actor.person_id)
    shown = Wave.objects.filter(mine, transition__in=agreed, state=WaveState.SHOWN)
    for one in shown.select_related("transition__agreement__provider").order_by("shown_at"):
        agreement = one.transition.agreement
        yield WaitingRow("gate", agreement.number, one.name, agreement.provider.name, one.shown_at, one.to_on)
    counted = agreed.select_related("agreement__provider")
    for one in counted:
        waves = dict(Wave.objects.filter(transition=one).values_list("state").annotate(Count("pk")))
        if set(waves) == {WaveState.ACCEPTED}:
            yield WaitingRow("service", one.agreement.number, one.agreement.title, one.agreement.provider.name, None)


def _knowledge(actor: Actor, live: Any) -> Iterator[WaitingRow]:
    rows = Knowledge.objects.filter(transition__in=live, receiver_id=actor.person_id, signed_at=None)
    for one in rows.select_related("transition__agreement__client").order_by("on"):
        agreement = one.transition.agreement
        yield WaitingRow("learn", agreement.number, one.title, agreement.client.name, one.at, one.on)


def _access(actor: Actor) -> Iterator[WaitingRow]:
    """Accesses that outlived their contract."""
    over = Agreement.objects.visible_to(actor).filter(client_id=actor.organisation_id, ended_at__isnull=False)
    rows = Access.objects.filter(transition__agreement__in=over, revoked_on=None)
    found = rows.values_list(
        "transition__agreement__number", "transition__agreement__title", "transition__agreement__provider__name",
        "transition__agreement__ended_at",
    ).annotate(count=Count("pk"))  # fmt: skip
    for number, title, other, ended_at, count in found:
        yield WaitingRow("revoke", number, title, other, ended_at, count=count)


def _side(actor: Actor, agreement: Agreement) -> Side:
    return Side.CLIENT if agreement.client_id == actor.organisation_id else Side.PROVIDER


def _other(actor: Actor, agreement: Agreement) -> str:
    return (agreement.provider if agreement.client_id == actor.organisation_id else agreement.client).name
