"""start_draft: an agreement that is being written, seen by its own side alone."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.queries import agreements_of, broken_versions
from anyshore.contracts.queries.drafts import draft_page, drafts_of
from anyshore.contracts.queries.offering import SameParty
from anyshore.contracts.rules import Side
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import Role
from tests.contracts.drafts_world import begin, content_of, drafted
from tests.contracts.world import clocks, events, parties, refused
from tests.factories import member_actor, operator_actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", Side)
def test_its_own_side_alone_sees_it_and_nothing_is_signed(side: Side):
    deal = drafted(side)
    author, other = (deal.client, deal.provider) if side is Side.CLIENT else (deal.provider, deal.client)
    made = deal.fresh()
    assert (made.state, made.version, made.value_minor, made.answer_until) == ("draft", 0, 200_000, None)
    assert draft_page(author, made.number).may == {"edit", "share", "offer", "discard"}
    assert [row.number for row in drafts_of(author)] == [made.number]
    for actor in (other, parties()[0], operator_actor()):
        assert drafts_of(actor) == []
        with pytest.raises(NotFound):
            draft_page(actor, made.number)
    for actor in (author, other, operator_actor()):
        assert not Agreement.objects.visible_to(actor).filter(pk=made.pk).exists()
        assert agreements_of(actor).rows == ()
    assert (clocks(made.id), events(deal)) == ([], ["DraftStarted"])
    assert not AgreementVersion.objects.filter(agreement=made).exists()
    assert broken_versions() == []
    assert content_of(deal).version == 1


def test_a_member_who_works_may_draft_and_may_not_offer():
    client, provider = parties()
    member = member_actor(client.organisation_id, Role.MEMBER)
    made = begin(member, side=Side.CLIENT, other_id=provider.organisation_id)
    assert draft_page(member, made.number).may == {"edit"}


def test_what_is_refused():
    client, provider = parties()
    viewer = member_actor(client.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        begin(viewer, side=Side.CLIENT, other_id=provider.organisation_id)
    with refused(SameParty):
        begin(client, side=Side.CLIENT, other_id=client.organisation_id)
    with refused(NotFound):
        begin(client, side=Side.CLIENT, other_id=new_id())
    with refused(Invalid, field="milestones"):
        begin(client, side=Side.CLIENT, other_id=provider.organisation_id, milestones=())
