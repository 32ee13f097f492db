"""Make a link that signs a person in."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.events import SignInLinkMade
from anyshore.parties.models import SignInLink, User
from anyshore.parties.rules import LinkPurpose
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

VALID = timedelta(days=3)


@action
def make_sign_in_link(
    *, actor: Actor, person_id: UUID, purpose: LinkPurpose, subject_id: UUID | None = None, at: datetime
) -> SignInLink:
    """A link is mailed to the person's address that signs them in once, within three days.

    Anybody may ask for one: only who reads the mail can use it. Refused: an unknown person (NotFound).
    """
    if not User.objects.filter(pk=person_id, is_active=True).exists():
        raise NotFound()
    link = SignInLink.objects.create(
        user_id=person_id, purpose=purpose, subject_id=subject_id, at=at, expires_at=at + VALID
    )
    event = SignInLinkMade(person_id=person_id, link_id=link.id, expires_at=link.expires_at, at=at)
    tell(event, actor=actor)
    return link
