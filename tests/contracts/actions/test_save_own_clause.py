"""save_own_clause: a clause of one's own, in versions that never change."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.save_own_clause import save_own_clause
from anyshore.contracts.models import OwnClause
from anyshore.contracts.queries import broken_versions, current_content
from anyshore.contracts.queries.own_clauses import own_clauses
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.own_clauses import ClauseUnreadable
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import ANYONE, Role
from tests.contracts.world import LATER, offered, parties, refused, version
from tests.factories import NOW, do, member_actor, operator_actor

pytestmark = pytest.mark.django_db

TEXTS = {
    "en": {
        "heading": "Colours",
        "says": "Few of them.",
        "text": "At most {most} {most|colour|colours}, as in ISO 12647.",
    }
}
PARAMS = {"most": {"kind": "whole", "low": 1, "high": 9, "default": 2, "label": ["Colours"]}}


def test_a_clause_of_ones_own_is_chosen_in_an_offer_and_stays_as_it_was():
    deal = offered()
    saved = do(save_own_clause, deal.provider, NOW, texts=TEXTS, params=PARAMS)
    [row] = own_clauses(deal.provider)
    assert own_clauses(deal.client) == []
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "clauses": (row.chosen(Language.EN),)}
    do(counter_offer, deal.provider, LATER, **given)
    assert "At most 2 colours, as in ISO 12647." in version(deal).text
    text = {"en": {**TEXTS["en"], "text": "No more than {most}."}}
    again = do(save_own_clause, deal.provider, LATER, texts=text, params=PARAMS, clause_id=saved.clause)
    assert (again.number, OwnClause.objects.count()) == (2, 2)
    assert [row.number for row in own_clauses(deal.provider)] == [2]
    assert current_content(deal.fresh()).clauses[0].number == 1
    assert broken_versions() == []


def test_the_operators_are_offered_to_all():
    client, provider = parties()
    do(save_own_clause, operator_actor(), NOW, texts=TEXTS, params=PARAMS)
    for actor in (client, provider):
        [row] = own_clauses(actor)
        assert (row.is_operators, row.may) == (True, False)
        with refused(NotFound):
            do(save_own_clause, actor, NOW, texts=TEXTS, params=PARAMS, clause_id=row.clause_id)


@pytest.mark.parametrize(
    ("texts", "params", "refusal"),
    [
        ({}, PARAMS, Invalid),
        ({"it": TEXTS["en"]}, PARAMS, Invalid),
        ({"en": {**TEXTS["en"], "text": "  "}}, {}, Invalid),
        ({"en": {**TEXTS["en"], "text": "No parameter."}}, PARAMS, ClauseUnreadable),
        (TEXTS, {}, ClauseUnreadable),
        (TEXTS, {"most": {**PARAMS["most"], "kind": "rows"}}, ClauseUnreadable),
        (TEXTS, {"most": {**PARAMS["most"], "default": 99}}, Invalid),
        ({"en": {**TEXTS["en"], "text": "{most"}}, PARAMS, ClauseUnreadable),
    ],
)
def test_what_is_no_clause_is_refused(texts, params, refusal):
    client, _ = parties()
    with refused(refusal):
        do(save_own_clause, client, NOW, texts=texts, params=params)


def test_others_may_not():
    client, provider = parties()
    saved = do(save_own_clause, client, NOW, texts=TEXTS, params=PARAMS)
    viewer = member_actor(client.organisation_id, Role.VIEWER)
    for actor in (ANYONE, viewer):
        with refused(Forbidden):
            do(save_own_clause, actor, NOW, texts=TEXTS, params=PARAMS)
    for clause_id in (saved.clause, new_id()):
        with refused(NotFound):
            do(save_own_clause, provider, NOW, texts=TEXTS, params=PARAMS, clause_id=clause_id)
