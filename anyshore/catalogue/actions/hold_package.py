"""Sign a package's next version, and keep it back until one's own people agree."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind, NobodyAsked
from anyshore.catalogue.actions.overtake_held_package import overtake_held_package
from anyshore.catalogue.actions.put_on_shelf import ProfileHiddenNow
from anyshore.catalogue.events import PackageHeld
from anyshore.catalogue.models import HeldPackage
from anyshore.catalogue.policies import may_publish_package
from anyshore.catalogue.queries.held import next_version, own_rule
from anyshore.catalogue.queries.packages import is_public, locked_package
from anyshore.catalogue.rules.held import SUBJECT, SaysTheSame
from anyshore.catalogue.rules.packages import PACKAGE, PackageContent, PackageState, lacking
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def hold_package(*, actor: Actor, package_id: UUID, words: str = "", at: datetime) -> HeldPackage:
    """What the draft says is signed as the package's next version and kept back: those whom the provider's rule names
    for the most that one of it can cost are asked, with ``words``, and it is published as it is once they agree.
    Buyers meanwhile see what they saw. It stands instead of one that was held before.

    Members who may bind the provider. Refused: others (Forbidden), a draft that lacks what a buyer must know
    (Invalid), a hidden profile (ProfileHiddenNow), a retired package (NotAllowed), what is published already
    (SaysTheSame), what nobody must agree to (NobodyAsked), a group that is too small without the actor
    (TooFewApprovers).
    """
    package = locked_package(actor, package_id)
    if actor.person_id is None or not may_publish_package(actor, package.organisation_id):
        raise Forbidden()
    PACKAGE.after(PackageState(package.state), "publish")
    content = PackageContent.from_json(package.draft)
    lacks, price = lacking(content), content.highest
    if lacks is not None or price is None:
        raise Invalid(field=lacks or "tiers", reason="missing")
    if not is_public(package.profile_id):
        raise ProfileHiddenNow()
    found = next_version(package, content)
    if not found.new:
        raise SaysTheSame()
    if own_rule(actor, content) is None:
        raise NobodyAsked()
    overtake_held_package(actor=actor, package_id=package.pk, replaced=True, at=at)
    held = HeldPackage.objects.create(
        package=package,
        organisation_id=package.organisation_id,
        author_id=actor.acting_person,
        number=found.number,
        content=content.to_json(),
        hash=found.hash,
        price_minor=price.minor,
        currency=price.currency,
        at=at,
    )
    tell(PackageHeld(held_package_id=held.id, package_id=package.pk, hash=held.hash, at=at), actor=actor)
    ask_approval(
        actor=actor,
        kind=Kind.CONTRACT,
        subject=(SUBJECT, held.id),
        title=content.title,
        path=f"/packages/held/{held.id}/",
        amount=price,
        fingerprint=held.hash,
        words=words,
        at=at,
    )
    return held
