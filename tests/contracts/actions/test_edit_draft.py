"""edit_draft: one place, kept with its author; of two at once the second is told."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.counter_offer import NothingChanged
from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.edit_draft import edit_draft
from anyshore.contracts.actions.offer_draft import offer_draft
from anyshore.contracts.queries.drafts import draft_page
from anyshore.contracts.rules.drafts import DraftChanged
from anyshore.contracts.rules.places import WHOLE, UnknownPlace
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.drafts_world import content_of, drafted, edit, seen, shared, whole
from tests.contracts.world import LATER, events, parties, performing, race, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db
CARE = {"title": "Care", "amount_minor": 9_000, "due_on": None, "criteria": [], "checks": []}


def test_both_sides_write_and_each_edit_names_its_author():
    deal = shared()
    edit(deal, deal.provider, "terms.review", review_days=5, revisions=3)
    edit(deal, deal.client, "title", **{WHOLE: "Two sites"})
    edit(deal, deal.provider, "milestones.+", **{WHOLE: CARE})
    edit(deal, deal.client, "milestones.1", **{WHOLE: None})
    content = content_of(deal)
    assert (content.title, content.terms.review_days, content.version) == ("Two sites", 5, 1)
    assert [one.title for one in content.milestones] == ["Build", "Care"]
    assert (deal.fresh().title, deal.fresh().value_minor) == ("Two sites", 149_000)
    history = [
        (one.number, one.side, one.change.row, one.change.anchor)
        for one in draft_page(deal.client, deal.agreement.number).edits
    ]
    assert history == [
        (4, "client", "milestones.1", "Design"),
        (3, "provider", "milestones.3", "Care"),
        (2, "client", "title", ""),
        (1, "provider", "terms.review", ""),
    ]
    assert events(deal)[-1] == "DraftEdited"


def test_who_comes_second_is_told_and_may_apply_theirs_again():
    deal = shared()
    both_saw = seen(deal, "terms.review")
    given = {"agreement_id": deal.agreement.id, "row": "terms.review", "seen": both_saw}
    do(edit_draft, deal.client, LATER, fields={"review_days": 5}, **given)
    with refused(DraftChanged):
        do(edit_draft, deal.provider, LATER, fields={"review_days": 7}, **given)
    other_row = {**given, "row": "terms.law", "seen": seen(deal, "terms.law")}
    do(edit_draft, deal.provider, LATER, fields={"governing_law": "Poland"}, **other_row)
    edit(deal, deal.provider, "terms.review", review_days=7)
    assert content_of(deal).terms.review_days == 7


def test_what_is_refused():
    deal = drafted()
    viewer, stranger = member_actor(deal.client.organisation_id, Role.VIEWER), parties()[0]
    with refused(Forbidden):
        edit(deal, viewer, "title", **{WHOLE: "x"})
    for actor in (stranger, deal.provider):
        with refused(NotFound):
            edit(deal, actor, "title", **{WHOLE: "x"})
    with refused(NothingChanged):
        edit(deal, deal.client, "title", **{WHOLE: "A site"})
    with refused(UnknownPlace):
        do(edit_draft, deal.client, LATER, agreement_id=deal.agreement.id, row="nothing", fields={WHOLE: "x"}, seen="")
    with refused(Invalid):
        edit(deal, deal.client, "terms.review", review_days=0)


def test_not_once_it_is_offered_or_given_up():
    deal, other = shared(), shared()
    do(offer_draft, deal.client, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    do(discard_draft, other.client, LATER, agreement_id=other.agreement.id)
    for one in (deal, other):
        with refused(NotAllowed):
            edit(one, one.provider, "title", **{WHOLE: "x"})


@pytest.mark.django_db(transaction=True)
def test_two_at_once_on_real_connections(committed_db):
    for _ in range(3):
        deal = shared()
        given = {"agreement_id": deal.agreement.id, "row": "terms.review", "seen": seen(deal, "terms.review")}
        found = race(
            performing(edit_draft, deal.client, fields={"review_days": 5}, **given),
            performing(edit_draft, deal.provider, fields={"review_days": 7}, **given),
        )
        (lost,) = [one for one in found if isinstance(one, Exception)]
        assert isinstance(lost, DraftChanged)
        (one,) = draft_page(deal.client, deal.agreement.number).edits
        assert content_of(deal).terms.review_days == one.change.to["review_days"]
