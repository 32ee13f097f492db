"""plan_batch: providers and what is fixed by hand, one version after the other."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.contracts.actions.discard_batch import discard_batch
from anyshore.contracts.actions.plan_batch import plan_batch
from anyshore.contracts.models import Batch
from anyshore.contracts.queries.batches import batch_view, suggested_providers
from anyshore.contracts.rules.batches import BatchProvider, Left
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from tests.contracts.batch_world import drafted, planned, translator
from tests.factories import NOW, do, member_actor

pytestmark = pytest.mark.django_db


def test_the_best_assignment_is_proposed_and_follows_what_is_fixed():
    cheap, dear = translator("Lingua Vistula"), translator("Tatra Words")
    batch, owner = planned(cheap, dear)
    view = batch_view(owner, batch.id, at=NOW)
    assert {one.place: one.provider_id for one in view.proposed.placed} == {
        0: cheap.organisation_id,
        1: dear.organisation_id,
    }
    assert [(one.place, one.why) for one in view.proposed.unplaced] == [(2, Left.FIT)]
    assert view.proposed.total_minor == 40 * 4_000 + 30 * 4_500
    do(plan_batch, owner, batch_id=batch.id, version=2, ruling=(1, cheap.organisation_id, "pin"))
    again = batch_view(owner, batch.id, at=NOW).proposed
    assert {one.place: one.provider_id for one in again.placed} == {
        0: dear.organisation_id,
        1: cheap.organisation_id,
    }
    assert [row.organisation.id for row in suggested_providers(owner, view.plan, NOW)] == [
        cheap.organisation_id,
        dear.organisation_id,
    ]


def test_what_cannot_be_is_refused_and_nothing_changes():
    one = translator("Lingua Vistula")
    batch, owner = planned(one)
    own = one.acting_organisation
    line = BatchProvider(own, 1, 4_000)
    before = Batch.objects.values().get()
    for bad in (
        {"providers": [line, line]},
        {"providers": [BatchProvider(own, 0, 4_000)]},
        {"providers": [BatchProvider(own, 1, 0)]},
        {"providers": [BatchProvider(own, 1, 10**15)]},
        {"providers": [BatchProvider(batch.client_id, 1, 4_000)]},
        {"ruling": (3, own, "pin")},
        {"ruling": (0, uuid4(), "pin")},
        {"ruling": (0, own, "buy")},
    ):
        with pytest.raises(Invalid):
            do(plan_batch, owner, batch_id=batch.id, version=2, **bad)
    with pytest.raises(Stale):
        do(plan_batch, owner, batch_id=batch.id, version=1, providers=[line])
    with pytest.raises(Forbidden):
        do(plan_batch, member_actor(batch.client_id, Role.VIEWER), batch_id=batch.id, version=2, providers=[])
    with pytest.raises(NotFound):
        do(plan_batch, one, batch_id=batch.id, version=2, providers=[])
    assert Batch.objects.values().get() == before


def test_a_batch_that_is_over_is_not_planned():
    batch, owner = drafted()
    do(discard_batch, owner, batch_id=batch.id)
    with pytest.raises(NotAllowed):
        do(plan_batch, owner, batch_id=batch.id, version=1, providers=[])
