"""Loading for actions: a transition, or a part of one, under its agreement, which is locked first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import locked_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right
from anyshore.transition.models import Access, Consent, KickOffItem, Knowledge, Transition, Wave
from anyshore.transition.rules import KickOff, WavePlan, WaveState

P = TypeVar("P", Wave, KickOffItem, Knowledge, Access)


def transition_locked(actor: Actor, agreement_id: UUID) -> Transition:
    """The transition of an agreement, which is locked first; NotFound if it is not the actor's to see or has none."""
    agreement = locked_agreement(actor, agreement_id)
    found = Transition.objects.filter(agreement=agreement).first()
    if found is None:
        raise NotFound()
    found.agreement = agreement
    return found


def part_locked(actor: Actor, kind: type[P], part_id: UUID) -> P:
    """A wave, an item, a piece of knowledge or an access under its agreement, which is locked first; NotFound
    otherwise."""
    rows: models.QuerySet[P] = kind._default_manager.filter(pk=part_id)
    agreement_id = rows.values_list("transition__agreement_id", flat=True).first()
    if agreement_id is None:
        raise NotFound()
    transition = transition_locked(actor, agreement_id)
    found = rows.get()
    found.transition = transition
    return found


def waves_of(transition: Transition) -> list[Wave]:
    """The waves in order."""
    return list(Wave.objects.filter(transition=transition).order_by("position"))


def plan_of(wave: Wave) -> WavePlan:
    """The wave as a plan has it."""
    return WavePlan(
        name=wave.name,
        from_on=wave.from_on,
        to_on=wave.to_on,
        activities=tuple(wave.activities),
        moves=wave.moves,
        entry=tuple(wave.entry),
        exit=tuple(wave.exit),
        accepts_id=wave.accepts_id,
    )


def agreed_sides(transition: Transition) -> set[str]:
    """The sides that agreed to the plan as it stands."""
    rows = Consent.objects.filter(transition=transition, version=transition.version)
    return set(rows.values_list("side", flat=True))


def must_be_theirs(agreement: Agreement, waves: Iterable[WavePlan]) -> None:
    """Raise Invalid if somebody is to open a gate who does not work for the client."""
    wanted = {one.accepts_id for one in waves if one.accepts_id}
    if wanted - {one.person_id for one in readers_of(agreement.client_id, Right.WORK)}:
        raise Invalid(field="waves", reason="person")


def write_waves(transition: Transition, waves: Iterable[WavePlan]) -> None:
    """Let the waves be these: those that have begun keep their state, in their place."""
    there = {one.position: one for one in waves_of(transition)}
    plans = dict(enumerate(waves, 1))
    gone = [one.pk for place, one in there.items() if place not in plans]
    Wave.objects.filter(pk__in=gone, state=WaveState.TO_COME).delete()
    for place, plan in plans.items():
        columns = {**plan.to_json(), "from_on": plan.from_on, "to_on": plan.to_on, "accepts_id": plan.accepts_id}
        if place in there:
            Wave.objects.filter(pk=there[place].pk).update(**columns)
        else:
            Wave.objects.create(transition=transition, position=place, **columns)


def write_items(transition: Transition, items: Iterable[KickOff]) -> None:
    """Let the kick-off list be this; what was done stays done."""
    done = {
        (one.what, one.side): one for one in KickOffItem.objects.filter(transition=transition, done_at__isnull=False)
    }
    KickOffItem.objects.filter(transition=transition).delete()
    fresh = [
        KickOffItem(transition=transition, position=place, what=item.what, side=item.side)
        for place, item in enumerate(items, 1)
    ]
    for one in fresh:
        if before := done.get((one.what, one.side)):
            one.done_at, one.doer_id = before.done_at, before.doer_id
    KickOffItem.objects.bulk_create(fresh)
