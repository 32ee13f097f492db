"""Offers that have not gone out: where one stands, and what one's own side still wants."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from anyshore.contracts.queries.approving import AwardApproval, signing
from anyshore.contracts.queries.held import HeldRow, HeldView, held_on
from anyshore.contracts.rules import AgreementState
from anyshore.insight.queries.contract import Contract
from anyshore.web.access import actor_of
from anyshore.web.rendering import now_of


def state_of(view: HeldView) -> str:
    """Its state as pages name it (``words.STATES``): one that waits may have come back, or be free to go."""
    if not view.held:
        return str(view.row.state)
    if view.came_back or view.refusal:
        return "back"
    return "held" if view.approval.missing else "free"


@dataclass(frozen=True, slots=True)
class OwnSide:
    """What the reader's own side still wants before it binds itself in an open offer; the other side never sees it.
    ``approval`` is missing for a signature, ``held`` a counter-offer that waits."""

    approval: AwardApproval | None
    held: HeldRow | None


def own_side(request: HttpRequest, contract: Contract) -> OwnSide:
    """Who of the reader's own people must still agree; nobody where no offer is open."""
    page, actor = contract.page, actor_of(request)
    if page.state != AgreementState.OFFERED or page.side is None:
        return OwnSide(None, None)
    approval = signing(actor, page.id, at=now_of(request)) if page.waits_for is page.side else None
    return OwnSide(approval if approval and approval.missing else None, held_on(actor, page.id))
