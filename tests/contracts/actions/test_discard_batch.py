"""discard_batch: a plan is given up, once."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.discard_batch import discard_batch
from anyshore.contracts.queries.batches import batch_view, batches_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.batch_world import drafted, translator
from tests.factories import NOW, do, member_actor

pytestmark = pytest.mark.django_db


def test_it_is_gone_and_cannot_go_twice():
    batch, owner = drafted()
    with pytest.raises(NotFound):
        do(discard_batch, translator("Lingua Vistula"), batch_id=batch.id)
    with pytest.raises(Forbidden):
        do(discard_batch, member_actor(batch.client_id, Role.VIEWER), batch_id=batch.id)
    assert len(batches_of(owner)) == 1
    do(discard_batch, owner, batch_id=batch.id)
    assert batches_of(owner) == []
    with pytest.raises(NotFound):
        batch_view(owner, batch.id, at=NOW)
    with pytest.raises(NotAllowed):
        do(discard_batch, owner, batch_id=batch.id)
