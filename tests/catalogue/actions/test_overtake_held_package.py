"""overtake_held_package: what waits goes with what takes its place."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.overtake_held_package import overtake_held_package
from anyshore.catalogue.actions.retire_package import retire_package
from tests.approvals.world import events
from tests.catalogue.held import waits
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_retired_package_has_nothing_that_waits():
    found = waits()
    do(retire_package, found.here.owner, package_id=found.package.pk)
    assert (found.fresh().state, found.question().state) == ("overtaken", "withdrawn")
    assert events(found.held.pk) == ["PackageHeld", "HeldPackageDropped"]


def test_without_one_nothing_happens():
    found = waits()
    gone = do(overtake_held_package, found.here.owner, package_id=found.package.pk, replaced=True)
    assert gone is not None
    assert found.fresh().state == "dropped"
    assert do(overtake_held_package, found.here.owner, package_id=found.package.pk) is None
