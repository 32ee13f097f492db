"""comment_on_place: beside its place, for both sides or for one's own people."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.comment_on_place import comment_on_place
from anyshore.contracts.queries.comments import place_comments
from anyshore.contracts.rules.comments import TooManyHere
from anyshore.contracts.rules.places import UnknownPlace
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import AuditEntry
from tests.contracts.negotiation_world import comment, project
from tests.contracts.world import LATER, clocks, events, parties, refused, running
from tests.factories import do, member_actor, operator_actor

pytestmark = pytest.mark.django_db


def test_both_sides_see_it_beside_its_place():
    deal = project()
    made = comment(deal, deal.provider, row="milestones.2", words=" Is Friday a must? ")
    assert (made.row, made.anchor, made.words, made.side, made.version) == (
        "milestones.2", "Build", "Is Friday a must?", "provider", 1,
    )  # fmt: skip
    for actor in (deal.client, deal.provider):
        (row,) = place_comments(actor, deal.agreement.id)
        assert (row.words, row.is_private, row.said.author_id) == (
            "Is Friday a must?", False, deal.provider.person_id,
        )  # fmt: skip
    assert events(deal)[-1] == "PlaceCommented"
    assert "contracts.tell_negotiation" in [verb for verb, _ in clocks(deal.agreement.id)]


def test_a_private_one_is_seen_by_ones_own_organisation_alone_and_told_to_nobody():
    deal = project()
    member = member_actor(deal.provider.organisation_id, Role.MEMBER)
    before = events(deal)
    made = comment(deal, member, private=True)
    for actor in (deal.provider, member):
        (row,) = place_comments(actor, deal.agreement.id)
        assert row.is_private
    for actor in (deal.client, parties()[0], operator_actor()):
        assert place_comments(actor, deal.agreement.id) == ()
    assert events(deal) == before
    assert "contracts.tell_negotiation" not in [verb for verb, _ in clocks(deal.agreement.id)]
    assert AuditEntry.objects.get(subject_id=made.id).name == "contracts.PrivateCommentKept"


def test_others_may_not_and_nonsense_is_refused():
    deal = project()
    viewer, stranger = member_actor(deal.client.organisation_id, Role.VIEWER), parties()[0]
    with refused(Forbidden):
        comment(deal, viewer)
    with refused(NotFound):
        comment(deal, stranger)
    for row in ("milestones.9", "milestones.+", "nothing"):
        with refused(UnknownPlace):
            comment(deal, deal.client, row=row)
    with refused(Invalid, field="words"):
        comment(deal, deal.client, words="  ")


def test_so_many_and_only_while_it_is_negotiated(monkeypatch):
    monkeypatch.setattr("anyshore.contracts.queries.comments.MOST_HERE", 1)
    deal = project()
    comment(deal, deal.client)
    with refused(TooManyHere, most=1):
        comment(deal, deal.client)
    signed = running()
    with refused(NotAllowed):
        do(comment_on_place, signed.client, LATER, agreement_id=signed.agreement.id, row="title", words="Late")
