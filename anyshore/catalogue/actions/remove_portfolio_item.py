"""Show a work no more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import PortfolioItemRemoved
from anyshore.catalogue.models import PortfolioItem, Profile
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def remove_portfolio_item(*, actor: Actor, item_id: UUID, at: datetime) -> Profile:
    """The work is gone from the portfolio.

    Members who may work. Refused: others (Forbidden), another's work (NotFound).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    if PortfolioItem.objects.filter(pk=item_id, profile=profile).delete()[0] == 0:
        raise NotFound()
    tell(PortfolioItemRemoved(profile_id=profile.id, item_id=item_id, at=at), actor=actor)
    return profile
