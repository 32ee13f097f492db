"""Order a package: the agreement is drafted on the provider's standing offer, and waits for the buyer's signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.catalogue.actions.mark_sold import mark_sold
from anyshore.catalogue.queries.packages import read_content
from anyshore.catalogue.rules.orders import Order, ordered
from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.events import PackageOrdered
from anyshore.contracts.models import Agreement, PackageOrder
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries import person_name
from anyshore.contracts.queries.approving import purchase_approval
from anyshore.contracts.queries.orders import open_orders, order_content, standing_offer
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.orders import brief_of
from anyshore.contracts.rules.signing import Signer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number

if TYPE_CHECKING:
    from anyshore.catalogue.models import PackageVersion


class OutOfCapacity(Refused):
    """The provider takes on ``most`` orders of this package at once, and so many are running."""

    code = "package_out_of_capacity"


class PurchaseNeedsApproval(Refused):
    """The buyer's own rules want ``needed`` people to agree to exactly this purchase, and they have not."""

    code = "purchase_needs_approval"


@action
def order_package(
    *,
    actor: Actor,
    package_id: UUID,
    version_hash: str,
    tier: int,
    extras: Sequence[int] = (),
    quantity: int = 1,
    answers: Sequence[str] = (),
    fee_bps: int,
    rail: str,
    at: datetime,
) -> Agreement:
    """An agreement on this order of the package waits for the buyer to sign; publishing it was the provider's
    signature.

    ``version_hash`` is the version that the buyer read. Whoever may commit their organisation. Refused: others
    (Forbidden), a package that cannot be seen (NotFound) or bought (NotForSale), one's own (OwnPackage), another
    version than the one that was read (PackageChanged), more orders than the provider takes on at once
    (OutOfCapacity), a sum to which the buyer's own people must agree (PurchaseNeedsApproval), a choice that there is
    not (Invalid), a needed answer left out (AnswerMissing).
    """
    package, version = standing_offer(actor, package_id, version_hash)
    if not may_offer(actor):
        raise Forbidden()
    if package.most_open is not None and open_orders(package.pk) >= package.most_open:
        raise OutOfCapacity(most=package.most_open)
    order = ordered(read_content(version), tier, extras, quantity)
    brief = brief_of(order, answers)
    approval = purchase_approval(actor, package.pk, version.hash, order)
    if approval.needed and approval.missing:
        raise PurchaseNeedsApproval(needed=approval.needed.needed)
    agreement = _draft(actor, version, order, brief, {"fee_bps": fee_bps, "rail": rail}, at)
    _record(agreement, version, order, answers, at)
    close_overtaken(actor=actor, organisation_id=agreement.client_id, subject=approval.subject, at=at)
    mark_sold(actor=actor, package_id=package.pk, at=at)
    told = PackageOrdered(agreement_id=agreement.pk, package_id=package.pk, version=version.number, at=at)
    tell(told, actor=actor)
    return agreement


def _draft(
    actor: Actor, version: PackageVersion, order: Order, brief: str, money: dict[str, Any], at: datetime
) -> Agreement:
    content = order_content(actor, version, order, brief, number=next_number("agreement"), at=at, **money)
    signer = Signer(
        Side.PROVIDER, content.provider.id, version.author_id, person_name(version.author_id), SignatureMethod.PACKAGE
    )
    return draft_agreement(
        actor=actor,
        content=content,
        author_side=Side.PROVIDER,
        signer=signer,
        answer_until=at + timedelta(days=1),
        at=at,
    )


def _record(agreement: Agreement, version: PackageVersion, order: Order, answers: Sequence[str], at: datetime) -> None:
    asked = [ask.question for ask in order.content.asks]
    PackageOrder.objects.create(
        agreement=agreement,
        version=version,
        package_id=version.package_id,
        tier=order.tier.name,
        extras=[one.name for one in order.extras],
        answers=[list(pair) for pair in zip(asked, answers, strict=False)],
        quantity=order.quantity,
        at=at,
    )
