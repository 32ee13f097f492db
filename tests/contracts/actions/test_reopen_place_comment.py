"""reopen_place_comment: it is not done after all."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.reopen_place_comment import reopen_place_comment
from anyshore.contracts.actions.settle_place_comment import settle_place_comment
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.negotiation_world import comment, project
from tests.contracts.world import LATER, events, parties, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_it_is_open_again():
    deal = project()
    one = comment(deal, deal.client)
    do(settle_place_comment, deal.client, LATER, comment_id=one.id)
    made = do(reopen_place_comment, deal.provider, LATER, comment_id=one.id)
    assert (made.settled_at, made.settled_by_id) == (None, None)
    assert events(deal)[-1] == "PlaceCommentReopened"
    do(reopen_place_comment, deal.provider, LATER, comment_id=one.id)
    assert events(deal).count("PlaceCommentReopened") == 1


def test_what_is_refused():
    deal = project()
    one = comment(deal, deal.client)
    do(settle_place_comment, deal.client, LATER, comment_id=one.id)
    viewer, stranger = member_actor(deal.client.organisation_id, Role.VIEWER), parties()[0]
    with refused(Forbidden):
        do(reopen_place_comment, viewer, LATER, comment_id=one.id)
    with refused(NotFound):
        do(reopen_place_comment, stranger, LATER, comment_id=one.id)
    do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    with refused(NotAllowed):
        do(reopen_place_comment, deal.client, LATER, comment_id=one.id)
