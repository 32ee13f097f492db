"""settle_place_comment: it is done, by either side."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.settle_place_comment import settle_place_comment
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.negotiation_world import comment, project
from tests.contracts.world import LATER, events, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_either_side_settles_it_once():
    deal = project()
    one = comment(deal, deal.client)
    made = do(settle_place_comment, deal.provider, LATER, comment_id=one.id)
    assert (made.settled_at, made.settled_by_id) == (LATER, deal.provider.person_id)
    assert events(deal)[-1] == "PlaceCommentSettled"
    again = do(settle_place_comment, deal.client, LATER, comment_id=one.id)
    assert again.settled_by_id == deal.provider.person_id
    assert events(deal).count("PlaceCommentSettled") == 1


def test_what_is_refused():
    deal = project()
    one, private = comment(deal, deal.client), comment(deal, deal.client, private=True)
    reply = do(answer_place_comment, deal.client, LATER, comment_id=one.id, words="So")
    viewer = member_actor(deal.client.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        do(settle_place_comment, viewer, LATER, comment_id=one.id)
    with refused(NotFound):
        do(settle_place_comment, deal.client, LATER, comment_id=reply.id)
    with refused(NotFound):
        do(settle_place_comment, deal.provider, LATER, comment_id=private.id)
    before = events(deal)
    do(settle_place_comment, deal.client, LATER, comment_id=private.id)
    assert events(deal) == before
    do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    with refused(NotAllowed):
        do(settle_place_comment, deal.client, LATER, comment_id=one.id)
