"""Ask the buyer's own people to agree to a purchase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.catalogue.queries.packages import read_content
from anyshore.catalogue.rules.orders import ordered
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.approving import purchase_approval, purchase_path
from anyshore.contracts.queries.orders import standing_offer
from anyshore.contracts.rules.orders import title_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_buy(
    *,
    actor: Actor,
    package_id: UUID,
    version_hash: str,
    tier: int,
    extras: Sequence[int] = (),
    quantity: int = 1,
    words: str = "",
    at: datetime,
) -> Approval:
    """Those whom the buyer's rule names are asked to agree to exactly this order of this version of the package, once.

    Whoever may commit their organisation. Refused: others (Forbidden), a package that cannot be seen (NotFound) or
    bought (NotForSale), one's own (OwnPackage), another version than the one that was read (PackageChanged), a choice
    that there is not (Invalid), and what ``ask_approval`` refuses: no rule, a group that is too small.
    """
    package, version = standing_offer(actor, package_id, version_hash)
    if not may_offer(actor):
        raise Forbidden()
    order = ordered(read_content(version), tier, extras, quantity)
    about = purchase_approval(actor, package.pk, version.hash, order)
    return ask_approval(
        actor=actor,
        kind=Kind.AWARD,
        subject=about.subject,
        title=", ".join([title_of(order), *(one.name for one in order.extras)]),
        path=purchase_path(package.slug, tier, extras, quantity),
        amount=about.amount,
        fingerprint=about.fingerprint,
        words=words,
        at=at,
    )
