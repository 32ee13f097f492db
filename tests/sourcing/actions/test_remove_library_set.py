"""remove_library_set: one's own, and nobody else's."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.remove_library_set import remove_library_set
from anyshore.sourcing.actions.save_library_set import save_library_set
from anyshore.sourcing.queries.library import library
from tests.factories import do, member_actor
from tests.sourcing.actions.test_save_library_set import SET
from tests.sourcing.world import client, provider, refused

pytestmark = pytest.mark.django_db


def test_it_goes_and_only_its_owners_take_it_out():
    actor = client()
    row = do(save_library_set, actor, terms=SET)
    with refused(NotFound):
        do(remove_library_set, provider(), library_set_id=row.id)
    with refused(Forbidden):
        do(remove_library_set, member_actor(actor.organisation_id, Role.VIEWER), library_set_id=row.id)
    do(remove_library_set, actor, library_set_id=row.id)
    assert library(actor) == []
    with refused(NotFound):
        do(remove_library_set, actor, library_set_id=row.id)
