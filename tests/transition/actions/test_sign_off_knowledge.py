"""sign_off_knowledge: by its receiver alone, once."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.transition.actions.add_knowledge import add_knowledge
from anyshore.transition.actions.sign_off_knowledge import sign_off_knowledge
from anyshore.transition.rules import KnowledgeKind
from tests.contracts.world import refused
from tests.factories import NOW, do, member_actor
from tests.transition.world import drafted

pytestmark = pytest.mark.django_db


def test_its_receiver_signs_it_off_once():
    made = drafted()
    learner = member_actor(made.provider.organisation_id)
    found = do(
        add_knowledge, made.client, agreement_id=made.id, kind=KnowledgeKind.SESSION, title="Month-end", on=NOW.date(),
        receiver_id=learner.person_id,
    )  # fmt: skip
    for actor in (made.provider, made.client):
        with refused(Forbidden):
            do(sign_off_knowledge, actor, knowledge_id=found.pk)
    do(sign_off_knowledge, learner, knowledge_id=found.pk, note="Twice")
    assert made.page().knowledge[0].signed_at == NOW
    with refused(NotAllowed):
        do(sign_off_knowledge, learner, knowledge_id=found.pk)
