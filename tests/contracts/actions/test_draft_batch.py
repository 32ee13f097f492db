"""draft_batch: a plan that only its client sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.draft_batch import draft_batch
from anyshore.contracts.models import Batch
from anyshore.contracts.queries.batches import batch_view, batches_of
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.rules.terms import RequestTerms
from tests.contracts.batch_world import TASKS, drafted, translator
from tests.factories import NOW, do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_a_batch_is_its_clients_alone():
    batch, owner = drafted()
    view = batch_view(owner, batch.id, at=NOW)
    assert (view.plan.tasks, view.state, len(view.proposed.unplaced)) == (TASKS, "draft", 3)
    assert [row.id for row in batches_of(owner)] == [batch.id]
    other = translator("Lingua Vistula")
    assert batches_of(other) == []
    with pytest.raises(NotFound):
        batch_view(other, batch.id, at=NOW)


def test_what_cannot_be_is_refused_and_nothing_is_kept():
    made, owner = make_organisation()
    others = do(save_request, make_organisation()[1], terms=RequestTerms(title="A lamp", currency="EUR"))
    good = {"title": "Manuals", "currency": "EUR", "tasks": TASKS}
    for change, field in (
        ({"title": "  "}, "title"),
        ({"currency": "XXQ"}, "currency"),
        ({"tasks": ()}, "tasks"),
        ({"tasks": TASKS * 70}, "tasks"),
        ({"tasks": (replace(TASKS[0], request=others.number),)}, "tasks"),
        ({"tasks": (replace(TASKS[0], request=999_999),)}, "tasks"),
    ):
        with pytest.raises(Invalid) as refused:
            do(draft_batch, owner, **(good | change))
        assert refused.value.params["field"] == field
    with pytest.raises(Forbidden):
        do(draft_batch, member_actor(made, Role.VIEWER), **good)
    assert not Batch.objects.exists()
