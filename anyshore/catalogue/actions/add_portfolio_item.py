"""Show a work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import PortfolioItemAdded
from anyshore.catalogue.models import PortfolioItem
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.rules.profiles import PORTFOLIO_MAX, WORK_LINKS_MAX, is_web_address
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def add_portfolio_item(
    *,
    actor: Actor,
    title: str,
    words: str = "",
    link: str = "",
    links: Sequence[str] = (),
    year: int | None = None,
    client: str = "",
    client_agreed: bool = False,
    alt: str = "",
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> PortfolioItem:
    """The work stands at the end of the profile's portfolio, with its files; ``alt`` says what its pictures show.

    Members who may work. Refused: others (Forbidden), no profile yet (NotFound), no title, a link that is not
    one, a client named without having agreed, or more than 24 works (Invalid).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    clean = " ".join(title.split())[:120]
    if not clean:
        raise Invalid(field="title", reason="empty")
    more = [one.strip()[:500] for one in links if one.strip()]
    if not all(map(is_web_address, (link, *more))) or len(more) > WORK_LINKS_MAX:
        raise Invalid(field="links" if more else "link", reason="unfit")
    named = " ".join(client.split())[:120]
    if named and not client_agreed:
        raise Invalid(field="client_agreed", reason="consent")
    there = PortfolioItem.objects.filter(profile=profile)
    if there.count() >= PORTFOLIO_MAX:
        raise Invalid(field="title", reason="too_many")
    last = there.order_by("-position").values_list("position", flat=True).first() or 0
    item = PortfolioItem.objects.create(
        profile=profile,
        position=last + 1,
        title=clean,
        words=words.strip()[:2000],
        link=link[:200],
        links=more,
        year=year,
        client=named,
        client_agreed=client_agreed,
        alt=" ".join(alt.split())[:200],
    )
    files.attach(subject=("portfolio_item", item.id), file_ids=file_ids, actor=actor, at=at)
    tell(PortfolioItemAdded(profile_id=profile.id, item_id=item.id, at=at), actor=actor)
    return item
