"""hide_profile: only its owner reads it."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.queries import profile
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import ANYONE
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_a_hidden_profile_is_its_owners_alone():
    made, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    do(publish_profile, owner)
    with pytest.raises(Forbidden):
        do(hide_profile, member_actor(made))
    do(hide_profile, owner)
    assert profile(owner, made.slug).mine
    with pytest.raises(NotFound):
        profile(ANYONE, made.slug)
