"""Ask once more about a package that is held."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.held import locked_held_package
from anyshore.catalogue.rules.held import HELD, SUBJECT, HeldState
from anyshore.catalogue.rules.packages import PackageContent
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_held_package(*, actor: Actor, held_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the rule names are asked again about exactly this version, after they declined, did not answer in
    time, or the question was withdrawn.

    Who signed it, while they may bind the provider. Refused: others (NotFound, Forbidden), one that was published or
    is over (NotAllowed), and what ``ask_approval`` refuses: no rule any more, a group that is too small.
    """
    _package, held = locked_held_package(actor, held_id)
    if held.author_id != actor.person_id or not may_publish_package(actor, held.organisation_id):
        raise Forbidden()
    HELD.after(HeldState(held.state), "publish")
    return ask_approval(
        actor=actor,
        kind=Kind.CONTRACT,
        subject=(SUBJECT, held.id),
        title=PackageContent.from_json(held.content).title,
        path=f"/packages/held/{held.id}/",
        amount=Money(held.price_minor, held.currency),
        fingerprint=held.hash,
        words=words,
        at=at,
    )
