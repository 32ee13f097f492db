"""Ask a provider about a package before buying it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.catalogue.policies import may_ask
from anyshore.catalogue.queries.packages import locked_package
from anyshore.catalogue.rules.orders import OwnPackage
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.conversations.actions.post_message import post_message
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.conversations.models import Message


@action
def ask_about_package(*, actor: Actor, package_id: UUID, body: str, at: datetime) -> Message:
    """The question stands in a thread between the asking organisation and the provider: one for each such pair.

    Members of any other organisation who may work. Refused: others (Forbidden), the provider itself (OwnPackage), no
    words or too many (Invalid).
    """
    package = locked_package(actor, package_id)
    if not may_ask(actor):
        raise Forbidden()
    if actor.organisation_id == package.organisation_id:
        raise OwnPackage()
    thread = open_thread(
        actor=actor,
        subject=("package", package.pk),
        title=package.title,
        organisation_ids=[actor.acting_organisation, package.organisation_id],
        at=at,
    )
    return post_message(actor=actor, thread_id=thread.pk, body=body, at=at)
