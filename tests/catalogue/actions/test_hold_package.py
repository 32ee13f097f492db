"""hold_package: signed and kept back, nothing of it on the shelf, and asked of one's own people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.approvals.actions.ask_approval import TooFewApprovers
from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.models import Rule
from anyshore.approvals.rules import Kind, NobodyAsked
from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.hold_package import hold_package
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.put_on_shelf import ProfileHiddenNow
from anyshore.catalogue.actions.retire_package import retire_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import HeldPackage, PackageVersion
from anyshore.catalogue.queries.held import held_package, held_packages
from anyshore.catalogue.queries.packages import package_view
from anyshore.catalogue.rules.held import PackageUnapproved, SaysTheSame
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.money import Money
from tests.approvals.world import events, grouped, ruled
from tests.catalogue.held import LIMIT, ruling, waits
from tests.catalogue.packages import LOGO, seller
from tests.factories import do

pytestmark = pytest.mark.django_db
CHEAP = replace(LOGO, extras=())
"""EUR 480 at most: below the rule."""


def test_it_waits_for_its_own_people_and_nobody_else_sees_it():
    found = waits()
    assert (found.held.state, found.held.price_minor, found.held.number) == ("held", 63_000, 1)
    assert (found.on_shelf().state, PackageVersion.objects.count()) == ("draft", 0)
    about = found.question()
    assert (about.state, about.amount_minor, about.path) == ("asked", 63_000, f"/packages/held/{found.held.id}/")
    assert about.fingerprint == found.held.hash
    assert events(found.held.pk) == ["PackageHeld"]
    assert list(held_packages(found.here.people[0])) == [found.package.pk]
    view = held_package(found.here.asker, found.held.pk)
    assert (view.step, view.may, view.on_sale) == ("held", {"drop"}, 0)
    buyer = seller()
    assert held_packages(buyer) == {}
    for read in (lambda: held_package(buyer, found.held.pk), lambda: package_view(buyer, found.package.slug)):
        with pytest.raises(NotFound):
            read()


def test_what_its_rule_names_is_not_published_around_it():
    here = ruling()
    made = do(save_package, here.asker, content=LOGO)
    with pytest.raises(PackageUnapproved):
        do(publish_package, here.asker, package_id=made.pk)
    with pytest.raises(PackageUnapproved):
        do(publish_package, here.owner, package_id=made.pk)
    assert PackageVersion.objects.count() == 0


def test_below_its_rule_it_is_simply_published_and_a_higher_price_waits_behind_it():
    here = ruling()
    made = do(save_package, here.asker, content=CHEAP)
    with pytest.raises(NobodyAsked):
        do(hold_package, here.asker, package_id=made.pk)
    do(publish_package, here.asker, package_id=made.pk)
    do(save_package, here.asker, package_id=made.pk, content=LOGO)
    with pytest.raises(PackageUnapproved):
        do(publish_package, here.asker, package_id=made.pk)
    held = do(hold_package, here.asker, package_id=made.pk)
    made.refresh_from_db()
    assert (held.number, made.version, made.state) == (2, 1, "published")
    assert package_view(seller(), made.slug).content == CHEAP


def test_another_one_takes_its_place_and_a_cheaper_one_overtakes_it():
    found = waits()
    do(save_package, found.here.asker, package_id=found.package.pk, content=replace(LOGO, line="Other words."))
    assert held_package(found.here.asker, found.held.pk).drafted_since
    again = do(hold_package, found.here.asker, package_id=found.package.pk)
    assert (found.fresh().state, again.state, found.question().state) == ("dropped", "held", "withdrawn")
    do(save_package, found.here.asker, package_id=found.package.pk, content=CHEAP)
    do(publish_package, found.here.asker, package_id=found.package.pk)
    again.refresh_from_db()
    assert (again.state, found.on_shelf().version) == ("overtaken", 1)


def test_a_rule_set_later_asks_nobody_about_what_stands():
    owner = ruling(limit=Money(100_000, "EUR"))
    made = do(save_package, owner.asker, content=LOGO)
    do(publish_package, owner.asker, package_id=made.pk)
    ruled(owner, LIMIT, 1, Kind.CONTRACT)
    do(publish_package, owner.asker, package_id=made.pk)
    with pytest.raises(SaysTheSame):
        do(hold_package, owner.asker, package_id=made.pk)


def test_who_may_not_and_what_is_refused():
    here = ruling(needed=3)
    made = do(save_package, here.asker, content=replace(LOGO, tiers=()))
    hold = {"package_id": made.pk}
    with pytest.raises(Invalid):
        do(hold_package, here.asker, **hold)
    do(save_package, here.asker, package_id=made.pk, content=LOGO)
    with pytest.raises(Forbidden):
        do(hold_package, here.people[0], **hold)
    with pytest.raises(NotFound):
        do(hold_package, seller(), **hold)
    do(hide_profile, here.owner)
    with pytest.raises(ProfileHiddenNow):
        do(hold_package, here.asker, **hold)
    do(retire_package, here.owner, package_id=made.pk)
    with pytest.raises(NotAllowed):
        do(hold_package, here.asker, **hold)
    assert not HeldPackage.objects.exists()


def test_a_group_too_small_without_the_one_who_signs():
    here = ruling()
    do(retire_rule, here.owner, rule_id=Rule.objects.get().id)
    ruled(here, LIMIT, 2, Kind.CONTRACT, group=grouped(here, here.asker, here.people[0]))
    made = do(save_package, here.asker, content=LOGO)
    with pytest.raises(TooFewApprovers):
        do(hold_package, here.asker, package_id=made.pk)
    assert not HeldPackage.objects.exists()
