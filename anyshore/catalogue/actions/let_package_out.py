"""Publish a package's version that its own organisation's people have agreed to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.actions.publish_held_package import publish_held_package
from anyshore.catalogue.events import HeldPackageStuck
from anyshore.catalogue.models import HeldPackage
from anyshore.catalogue.queries.held import author_of, locked_held_package
from anyshore.catalogue.rules.held import HeldState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing.actions import action, attempt
from anyshore.plumbing.audit import tell


@action
def let_package_out(*, actor: Actor, held_id: UUID, at: datetime) -> HeldPackage:
    """The version can be bought (``publish_held_package``); what refuses it is kept beside it, and it stays with its
    author, who is told. One that is over stays as it is.

    Inner: contracts' ``answer_and_send``, with the last of those who agree. Refused: others (NotFound).
    """
    package, held = locked_held_package(actor, held_id)
    if held.state != HeldState.HELD:
        return held
    author = author_of(held)
    outcome = attempt(publish_held_package, actor=author, held_id=held.id, at=at)
    if isinstance(outcome, Refused):
        params = {name: str(one) for name, one in outcome.params.items()}
        held.refusal = {"code": outcome.code, "params": params}
        held.save(update_fields=["refusal"])
        tell(HeldPackageStuck(held_package_id=held.id, package_id=package.pk, code=outcome.code, at=at), actor=author)
    held.refresh_from_db()
    return held
