"""add_knowledge: for a person of the provider, with its files."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.transition.actions.add_knowledge import add_knowledge
from anyshore.transition.rules import KnowledgeKind
from tests.contracts.adopted_world import pdf_of
from tests.contracts.world import refused
from tests.factories import NOW, do
from tests.transition.world import drafted

pytestmark = pytest.mark.django_db


def given(made, **other):
    base = {"agreement_id": made.id, "kind": KnowledgeKind.DOCUMENT, "title": "The handbook", "on": NOW.date()}
    return {**base, "receiver_id": made.provider.person_id, **other}


def test_it_waits_for_its_receiver():
    made = drafted()
    do(add_knowledge, made.client, **given(made, file_ids=[pdf_of(made.client)]))
    (row,) = made.page(made.provider).knowledge
    assert (row.title, row.may_sign, len(row.files)) == ("The handbook", True, 1)
    assert made.page().knowledge[0].may_sign is False


def test_refusals():
    made = drafted()
    with refused(Forbidden):
        do(add_knowledge, made.provider, **given(made))
    with refused(Invalid, field="receiver"):
        do(add_knowledge, made.client, **given(made, receiver_id=made.client.person_id))
    with refused(Invalid, field="title"):
        do(add_knowledge, made.client, **given(made, title=" "))
