"""Loading of the list of defects for actions, for what is due, and for silence."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.delivery.models import Defect, DefectAttempt, Work
from anyshore.delivery.rules.defects import TO_CURE, Cover, NotWarranted, cover_in
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


def defect_with_agreement_locked(actor: Actor, defect_id: UUID) -> Defect:
    """A defect with its milestone, under its agreement, which is locked first and loaded; NotFound otherwise."""
    owner = Defect.objects.visible_to(actor).filter(pk=defect_id).values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: Defect = Defect.objects.select_related("milestone").get(pk=defect_id)
    found.agreement = found.milestone.agreement = agreement
    return found


def warranted(agreement: Agreement, work: Work) -> tuple[Cover, datetime]:
    """What the contract warrants of an accepted milestone, and when that was accepted; NotWarranted otherwise."""
    cover = cover_in(current_content(agreement))
    if cover is None or work.accepted_at is None:
        raise NotWarranted()
    return cover, work.accepted_at


def next_number(agreement_id: UUID) -> int:
    """The number of the next defect in the list of an agreement that is locked, from 1."""
    return Defect.objects.filter(agreement_id=agreement_id).count() + 1


def standing_attempt(defect: Defect) -> DefectAttempt:
    """The attempt that waits for the client's answer."""
    found: DefectAttempt = DefectAttempt.objects.get(defect=defect, kept_at=None)
    return found


def cures_to_come(agreement_id: UUID, at: datetime) -> list[Defect]:
    """The defects whose time to be put right was still to come at ``at``."""
    rows = Defect.objects.filter(agreement_id=agreement_id, state__in=TO_CURE, until__gt=at)
    return list(rows.order_by("until", "number"))


def stands_still(agreement_id: UUID) -> bool:
    """Whether work stands still: no time to put a defect right runs meanwhile."""
    return open_standstill(agreement_id) is not None


def may_read_defect(actor: Actor, defect_id: UUID) -> bool:
    """Whether the actor sees the defect, and so its files."""
    return bool(Defect.objects.visible_to(actor).filter(pk=defect_id).exists())


def may_read_attempt(actor: Actor, attempt_id: UUID) -> bool:
    """The same of an attempt to put one right."""
    owner = DefectAttempt.objects.filter(pk=attempt_id).values("defect_id")
    return bool(Defect.objects.visible_to(actor).filter(pk__in=owner).exists())


def told_defect(defect_id: UUID) -> tuple[UUID, int, str]:
    """The agreement, the number and the milestone of the defect that a reminder is about."""
    row = Defect.objects.select_related("milestone").get(pk=defect_id)
    return row.agreement_id, row.number, row.milestone.title
