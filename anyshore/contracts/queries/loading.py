"""Loading for actions: what is locked, by whom it may be seen, and what hangs on it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, Milestone, Signature
from anyshore.contracts.rules import MilestoneState, Side
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.plumbing.state import lock_root


def locked_agreement(actor: Actor, agreement_id: UUID) -> Agreement:
    """The agreement, locked until the transaction ends, if the actor sees it; NotFound otherwise."""
    agreement: Agreement = lock_root(Agreement.objects.visible_to(actor), agreement_id)
    return agreement


def milestone_with_agreement_locked(actor: Actor, milestone_id: UUID) -> Milestone:
    """A milestone under its agreement, which is locked first; ``milestone.agreement`` is loaded."""
    owner = Milestone.objects.filter(pk=milestone_id).values("agreement_id")[:1]
    rows = Agreement.objects.visible_to(actor).filter(pk=owner)
    agreement = rows.select_for_update(of=("self",)).order_by().first()
    if agreement is None:
        raise NotFound()
    milestone = Milestone.objects.filter(pk=milestone_id).first()
    if milestone is None:
        raise NotFound()
    milestone.agreement = agreement
    return milestone


def may_read_agreement(actor: Actor, agreement_id: UUID) -> bool:
    """Whether the actor sees the agreement, and so what hangs on it."""
    return bool(Agreement.objects.visible_to(actor).filter(pk=agreement_id).exists())


def milestones_of(agreement_id: UUID) -> list[Milestone]:
    """The milestones that are part of the agreement, in order."""
    rows = Milestone.objects.filter(agreement_id=agreement_id, state=MilestoneState.AGREED)
    return list(rows.order_by("position"))


def signed_sides(agreement: Agreement) -> frozenset[Side]:
    """The sides that have signed the current version."""
    rows = Signature.objects.filter(
        version__agreement_id=agreement.id, version__number=agreement.version, hash=agreement.version_hash
    )
    return frozenset(Side(side) for side in rows.values_list("side", flat=True))


def signed_at_of(agreement: Agreement) -> datetime:
    """When both had signed, before which no time that it gives begins; when it was written, where they have not."""
    return agreement.signed_at or agreement.created_at


def terms_of(agreement: Agreement) -> Terms:
    """The terms of the current version."""
    return Terms.from_json(agreement.terms)


def agreement_value(agreement: Agreement) -> Money:
    """The price in all of the current version."""
    return Money(agreement.value_minor, agreement.currency)
