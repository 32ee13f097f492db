"""share_draft: the other side is let in."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.queries.drafts import draft_page, drafts_of
from anyshore.conversations.queries import thread_about
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.drafts_world import drafted, edit, shared
from tests.contracts.world import LATER, events, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_both_write_it_and_what_was_written_before_is_its_authors_alone():
    deal = drafted()
    edit(deal, deal.client, "terms.review", review_days=8)
    do(share_draft, deal.client, LATER.replace(minute=50), agreement_id=deal.agreement.id)
    page = draft_page(deal.provider, deal.agreement.number)
    assert (page.may, page.edits, page.mine) == ({"edit", "offer"}, (), False)
    assert [one.number for one in draft_page(deal.client, deal.agreement.number).edits] == [1]
    assert drafts_of(deal.provider)[0].shared
    assert thread_about(deal.provider, ("agreement", deal.agreement.id)) is not None
    assert events(deal) == ["DraftStarted", "DraftEdited", "DraftShared"]


def test_once_and_by_who_may_commit_its_side():
    deal = drafted()
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    given = {"agreement_id": deal.agreement.id}
    with refused(Forbidden):
        do(share_draft, member, LATER, **given)
    with refused(NotFound):
        do(share_draft, deal.provider, LATER, **given)
    do(share_draft, deal.client, LATER, **given)
    with refused(NotAllowed):
        do(share_draft, deal.client, LATER, **given)
    with refused(Forbidden):
        do(share_draft, deal.provider, LATER, **given)
    given_up = shared()
    do(discard_draft, given_up.client, LATER, agreement_id=given_up.agreement.id)
    with refused(NotAllowed):
        do(share_draft, given_up.client, LATER, agreement_id=given_up.agreement.id)
