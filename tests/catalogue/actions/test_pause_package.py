"""pause_package: who may, from which state, and what strangers see then."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.pause_package import pause_package
from anyshore.catalogue.models import Package
from anyshore.catalogue.queries.shopping import find_packages
from anyshore.catalogue.rules.shopping import sought_packages
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import Role
from tests.catalogue.packages import on_sale, seller
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_pause():
    owner = seller()
    made = on_sale(owner)
    for other in (member_actor(owner.organisation_id, Role.MEMBER), seller()):
        with pytest.raises(Forbidden):
            do(pause_package, other, package_id=made.pk)
    assert Package.objects.get().state == "published"
    do(pause_package, owner, package_id=made.pk)
    assert Package.objects.get().state == "paused"
    _, stranger = make_organisation()
    assert bool(find_packages(stranger, sought_packages({})).rows) is False
    with pytest.raises(NotAllowed):
        do(pause_package, owner, package_id=made.pk)
