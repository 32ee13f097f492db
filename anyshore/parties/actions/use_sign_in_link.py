"""Use a sign-in link."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.parties.events import SignInLinkUsed
from anyshore.parties.models import SignInLink, User
from anyshore.parties.queries import link_by_token
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


class LinkUsed(Refused):
    """A link signs in once."""

    code = "link_used"
    status = 410


class LinkLapsed(Refused):
    """The link is older than three days."""

    code = "link_lapsed"
    status = 410


@action
def use_sign_in_link(*, actor: Actor, token: str, at: datetime) -> SignInLink:
    """The link is used and its person's address counts as confirmed: the door may sign them in.

    Whoever holds the link may. Refused: a token that is not ours (NotFound), a used link (LinkUsed), one that
    is too old (LinkLapsed).
    """
    found = link_by_token(token)
    user = lock_root(User.objects.filter(is_active=True), found.user_id)
    if SignInLink.objects.filter(pk=found.pk, used_at=None).update(used_at=at) != 1:
        raise LinkUsed()
    if at >= found.expires_at:
        raise LinkLapsed()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    tell(SignInLinkUsed(person_id=user.id, link_id=found.id, at=at), actor=actor)
    found.used_at = at
    return found
