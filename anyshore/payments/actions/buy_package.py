"""Buy a package: sign and pay in, with one button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.catalogue.rules.packages import PackageKind
from anyshore.contracts.actions.order_package import order_package
from anyshore.contracts.queries import milestones_of
from anyshore.contracts.queries.orders import bought
from anyshore.delivery.actions.deliver_ready import deliver_ready
from anyshore.kit.actor import Actor
from anyshore.payments.actions.fund_milestones import fund_milestones
from anyshore.payments.actions.open_block import open_block
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement

READY = "The files are yours to download from the page of this purchase."


@action
def buy_package(
    *,
    actor: Actor,
    package_id: UUID,
    version_hash: str,
    tier: int,
    extras: Sequence[int] = (),
    quantity: int = 1,
    answers: Sequence[str] = (),
    name: str = "",
    fee_bps: int,
    rail: str,
    at: datetime,
) -> Agreement:
    """The package is a running agreement, signed by both, with its whole price held (or promised).

    A ready product is handed over at the same moment and reviewed like any work; prepaid hours can be drawn from now.
    The buyer's people who may both bind it and handle its money. Refused as each step refuses: contracts'
    order_package (a package that changed, is not for sale or out of capacity), the signature, the funding; then
    nothing has happened.
    """
    drafted = order_package(
        actor=actor,
        package_id=package_id,
        version_hash=version_hash,
        tier=tier,
        extras=extras,
        quantity=quantity,
        answers=answers,
        fee_bps=fee_bps,
        rail=rail,
        at=at,
    )
    agreement = sign_and_open(
        actor=actor, agreement_id=drafted.pk, version_hash=drafted.version_hash, name=name, at=at
    )
    (milestone,) = milestones_of(agreement.pk)
    fund_milestones(actor=actor, agreement_id=agreement.pk, milestone_ids=[milestone.pk], at=at)
    purchase = bought(agreement.pk)
    if purchase.kind is PackageKind.PRODUCT:
        deliver_ready(actor=actor, milestone_id=milestone.pk, author_id=purchase.author_id, note=READY, at=at)
    if purchase.kind is PackageKind.HOURS:
        open_block(actor=actor, milestone_id=milestone.pk, at=at)
    return agreement
