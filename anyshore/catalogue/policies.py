"""Who may do what in the catalogue."""

from __future__ import annotations

from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right


def may_edit_profile(actor: Actor) -> bool:
    """Members of the provider who may work."""
    return has_right(actor, Right.WORK)


def may_publish_profile(actor: Actor) -> bool:
    """Members of the provider who may bind it."""
    return has_right(actor, Right.COMMIT)
