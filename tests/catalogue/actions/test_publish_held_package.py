"""publish_held_package: on the shelf as it was signed, once its own people agree, everything looked at again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.models import Rule
from anyshore.approvals.rules import AuthorGone
from anyshore.catalogue.actions.hold_package import hold_package
from anyshore.catalogue.actions.publish_held_package import publish_held_package
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import PackageVersion
from anyshore.catalogue.queries.packages import broken_packages, package_view
from anyshore.catalogue.rules.held import PackageUnapproved
from anyshore.contracts.queries.held import went_out
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.models import Membership
from tests.approvals.world import events
from tests.catalogue.held import waits
from tests.catalogue.packages import LOGO, seller
from tests.contracts.world import replayed
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_the_last_of_those_who_agree_publishes_it_in_the_name_of_who_signed_it():
    found = waits(needed=2)
    found.said(0)
    assert (found.fresh().state, found.on_shelf().version) == ("held", 0)
    found.said(1)
    shelf, version = found.on_shelf(), PackageVersion.objects.get()
    assert (found.fresh().state, shelf.state, shelf.version) == ("published", "published", 1)
    assert (shelf.hash, version.hash, version.author_id) == (
        found.held.hash,
        found.held.hash,
        found.here.asker.person_id,
    )
    assert events(found.held.pk) == ["PackageHeld", "HeldPackagePublished"]
    assert package_view(seller(), shelf.slug).content == LOGO
    assert went_out(found.question().id)
    assert broken_packages() == []


def test_what_was_written_meanwhile_stays_the_draft():
    found = waits()
    do(save_package, found.here.asker, package_id=found.package.pk, content=replace(LOGO, line="Other words."))
    found.said()
    view = package_view(found.here.asker, found.package.slug)
    assert (view.content, view.unpublished) == (LOGO, True)
    with pytest.raises(PackageUnapproved):
        do(publish_package, found.here.asker, package_id=found.package.pk)


def test_a_raise_waits_while_the_last_agreed_version_is_sold():
    found = waits()
    found.said()
    dearer = replace(LOGO, tiers=(replace(LOGO.tiers[0], price_minor=90_000),))
    do(save_package, found.here.asker, package_id=found.package.pk, content=dearer)
    again = do(hold_package, found.here.asker, package_id=found.package.pk)
    assert (again.number, found.on_shelf().from_minor) == (2, 20_000)
    found.held = again
    found.said()
    assert (found.on_shelf().version, found.on_shelf().from_minor) == (2, 90_000)
    assert broken_packages() == []


def test_without_a_rule_any_more_whoever_may_bind_the_provider_publishes_it():
    found = waits()
    with pytest.raises(PackageUnapproved):
        do(publish_held_package, found.here.asker, held_id=found.held.id)
    do(retire_rule, found.here.owner, rule_id=Rule.objects.get().id)
    with pytest.raises(Forbidden):
        do(publish_held_package, found.here.people[0], held_id=found.held.id)
    with pytest.raises(NotFound):
        do(publish_held_package, seller(), held_id=found.held.id)
    assert found.on_shelf().version == 0
    assert replayed(publish_held_package, found.here.owner, NOW, held_id=found.held.id)
    assert PackageVersion.objects.get().author_id == found.here.asker.person_id
    with pytest.raises(NotAllowed):
        do(publish_held_package, found.here.owner, held_id=found.held.id)


def test_who_signed_it_must_still_bind_the_provider():
    found = waits()
    Membership.objects.filter(user_id=found.here.asker.person_id).delete()
    with pytest.raises(AuthorGone):
        do(publish_held_package, found.here.owner, held_id=found.held.id)
    assert found.on_shelf().version == 0
