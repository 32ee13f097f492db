"""undo_edit: what an edit changed stands as before, by an edit of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.reconsider_suggestion import GroundChanged
from anyshore.contracts.actions.undo_edit import undo_edit
from anyshore.contracts.queries.drafts import draft_page
from anyshore.contracts.rules.clauses.chosen import own_words
from anyshore.contracts.rules.places import WHOLE
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.clauses.test_agreement_text import chosen
from tests.contracts.drafts_world import content_of, edit, shared
from tests.contracts.world import LATER, parties, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db
CARE = {"title": "Care", "amount_minor": 9_000, "due_on": None, "criteria": [], "checks": []}
EDITS = [
    ("terms.review", {"review_days": 5, "revisions": None}),
    ("title", {WHOLE: "Two sites"}),
    ("milestones.2", {"title": "All of it", "amount_minor": 1}),
    ("milestones.+", {WHOLE: CARE}),
    ("milestones.2", {WHOLE: None}),
    ("clauses.insurance", {WHOLE: chosen("insurance").to_json()}),
    ("clauses.late_penalty", {"rate_bps": 70}),
    ("clauses.late_penalty", {WHOLE: None}),
    ("clauses.own~+", {WHOLE: own_words("Bread", "Two loaves.").to_json()}),
    ("clauses.own~1", {WHOLE: None}),
]


def undo(deal, actor, number):
    return do(undo_edit, actor, LATER, agreement_id=deal.agreement.id, number=number)


@pytest.mark.parametrize(("row", "to"), EDITS)
def test_the_draft_is_what_it_was_and_an_undoing_can_be_undone(row, to):
    deal = shared(clauses=(chosen("late_penalty"), own_words("Colours", "Only red.")))
    before = content_of(deal)
    edit(deal, deal.client, row, **to)
    after = content_of(deal)
    assert after != before
    made = undo(deal, deal.provider, 1)
    assert made.undoes == 1
    assert _same(content_of(deal), before)
    undo(deal, deal.client, 2)
    assert _same(content_of(deal), after)
    newest, middle, first = draft_page(deal.client, deal.agreement.number).edits
    assert (newest.undone, middle.undone, first.undone) == (False, True, True)


def _same(one, other):
    """A clause or line that comes back stands last of its kind."""
    return _sorted(one) == _sorted(other)


def _sorted(content):
    return replace(content, clauses=tuple(sorted(content.clauses, key=lambda one: (one.key, str(one.own)))))


def test_what_was_changed_again_is_not_undone():
    deal = shared()
    edit(deal, deal.client, "terms.review", review_days=5)
    edit(deal, deal.provider, "terms.review", review_days=7)
    with refused(GroundChanged):
        undo(deal, deal.client, 1)
    undo(deal, deal.client, 2)
    undo(deal, deal.client, 1)
    assert content_of(deal).terms.review_days == 10
    with refused(NotFound):
        undo(deal, deal.client, 1)


def test_others_may_not():
    deal = shared()
    edit(deal, deal.client, "terms.review", review_days=5)
    viewer, stranger = member_actor(deal.client.organisation_id, Role.VIEWER), parties()[0]
    with refused(Forbidden):
        undo(deal, viewer, 1)
    with refused(NotFound):
        undo(deal, stranger, 1)
    with refused(NotFound):
        undo(deal, deal.client, 9)
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    with refused(NotAllowed):
        undo(deal, deal.client, 1)
