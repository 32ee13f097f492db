"""Publish a package's version that was held."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.rules import AuthorGone
from anyshore.catalogue.actions.put_on_shelf import put_on_shelf
from anyshore.catalogue.events import HeldPackagePublished
from anyshore.catalogue.models import Package
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.held import approval_of, author_of, locked_held_package
from anyshore.catalogue.rules.held import PackageUnapproved
from anyshore.catalogue.rules.packages import PackageContent
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def publish_held_package(*, actor: Actor, held_id: UUID, at: datetime) -> Package:
    """The version can be bought, exactly as it was signed and agreed to, in the name of who signed it. What the draft
    says meanwhile stays the draft.

    Those who may bind the provider; the last of those who agree does it by agreeing (contracts' ``answer_and_send``).
    Refused: others (NotFound, Forbidden), one that was published or is over (NotAllowed), one to which somebody must
    still agree (PackageUnapproved), an author who may not bind the provider any more (AuthorGone), and all that
    ``put_on_shelf`` refuses.
    """
    package, held = locked_held_package(actor, held_id)
    author = author_of(held)
    if not may_publish_package(author, held.organisation_id):
        raise AuthorGone()
    if not may_publish_package(actor, held.organisation_id):
        raise Forbidden()
    approval = approval_of(held)
    if approval.needed and approval.missing:
        raise PackageUnapproved(needed=approval.needed.needed)
    move(held, "publish", actor=actor, at=at, write={"ended_at": at, "refusal": {}})
    content = PackageContent.from_json(held.content)
    done = put_on_shelf(actor=author, package_id=package.pk, content=content, at=at)
    tell(HeldPackagePublished(held_package_id=held.id, package_id=package.pk, at=at), actor=actor)
    return done
