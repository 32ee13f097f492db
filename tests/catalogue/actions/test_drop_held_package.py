"""drop_held_package: given up, nobody asked any more, and the draft stays."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.drop_held_package import drop_held_package
from anyshore.catalogue.rules.packages import PackageContent
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.approvals.world import events
from tests.catalogue.held import waits
from tests.catalogue.packages import LOGO, seller
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_given_up_and_nobody_need_agree_any_more():
    found = waits()
    for other, refusal in ((found.here.people[0], Forbidden), (seller(), NotFound)):
        with pytest.raises(refusal):
            do(drop_held_package, other, held_id=found.held.id)
    assert found.fresh().state == "held"
    do(drop_held_package, found.here.owner, held_id=found.held.id)
    assert (found.fresh().state, found.question().state) == ("dropped", "withdrawn")
    assert events(found.held.pk) == ["PackageHeld", "HeldPackageDropped"]
    assert PackageContent.from_json(found.on_shelf().draft) == LOGO
    with pytest.raises(NotAllowed):
        do(drop_held_package, found.here.owner, held_id=found.held.id)
