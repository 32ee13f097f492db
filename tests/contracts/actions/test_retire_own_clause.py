"""retire_own_clause: chosen no more, kept where it stands."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.retire_own_clause import retire_own_clause
from anyshore.contracts.actions.save_own_clause import save_own_clause
from anyshore.contracts.queries.own_clauses import own_clauses
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import ANYONE
from tests.contracts.actions.test_save_own_clause import PARAMS, TEXTS
from tests.contracts.world import LATER, parties, refused
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_it_is_chosen_no_more_and_cannot_be_changed_or_retired_again():
    client, _ = parties()
    saved = do(save_own_clause, client, NOW, texts=TEXTS, params=PARAMS)
    assert do(retire_own_clause, client, LATER, clause_id=saved.clause).retired_at == LATER
    assert own_clauses(client) == []
    with refused(NotFound):
        do(retire_own_clause, client, LATER, clause_id=saved.clause)
    with refused(NotFound):
        do(save_own_clause, client, LATER, texts=TEXTS, params=PARAMS, clause_id=saved.clause)


def test_others_may_not():
    client, provider = parties()
    saved = do(save_own_clause, client, NOW, texts=TEXTS, params=PARAMS)
    with refused(Forbidden):
        do(retire_own_clause, ANYONE, LATER, clause_id=saved.clause)
    with refused(NotFound):
        do(retire_own_clause, provider, LATER, clause_id=saved.clause)
