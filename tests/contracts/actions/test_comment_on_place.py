"""comment_on_place: beside its place, for both sides or for one's own people."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.comment_on_place import comment_on_place
from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.offer_draft import offer_draft
from anyshore.contracts.actions.reopen_place_comment import reopen_place_comment
from anyshore.contracts.actions.settle_place_comment import settle_place_comment
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.actions.tell_negotiation import tell_negotiation
from anyshore.contracts.queries.comments import place_comments
from anyshore.contracts.rules.comments import TooManyHere
from anyshore.contracts.rules.places import UnknownPlace
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing.models import AuditEntry
from tests.contracts.drafts_world import drafted, shared, whole
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


def test_a_shared_draft_is_talked_about_by_both_and_the_words_go_with_it_to_the_offer():
    deal = shared()
    made = comment(deal, deal.provider, row="milestones.2")
    assert (made.version, made.anchor, made.side) == (0, "Build", "provider")
    assert "contracts.tell_negotiation" in [verb for verb, _ in clocks(deal.agreement.id)]
    given = {"agreement_id": deal.agreement.id, "since": LATER.isoformat()}
    assert do(tell_negotiation, CLOCK, LATER, **given) == 1
    do(answer_place_comment, deal.client, LATER, comment_id=made.id, words="It is.")
    do(settle_place_comment, deal.client, LATER, comment_id=made.id)
    do(reopen_place_comment, deal.provider, LATER, comment_id=made.id)
    do(offer_draft, deal.client, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    for actor in (deal.client, deal.provider):
        (row,) = place_comments(actor, deal.agreement.id)
        assert (row.words, row.settled_at, [one.words for one in row.replies]) == ("Why ten days?", None, ["It is."])
    assert comment(deal, deal.client, row="milestones.2").version == 1


def test_what_is_said_before_a_draft_is_shared_stays_with_ones_own_people():
    deal = drafted()
    assert comment(deal, deal.client, private=False).private_to_id == deal.client.organisation_id
    with refused(NotFound):
        comment(deal, deal.provider)
    do(share_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    assert len(place_comments(deal.client, deal.agreement.id)) == 1
    assert place_comments(deal.provider, deal.agreement.id) == ()
    assert place_comments(operator_actor(), deal.agreement.id) == ()
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    with refused(NotAllowed):
        comment(deal, deal.client)


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
