"""post_request: saved and published in one go, or not at all; and only once for one key."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import Role
from anyshore.plumbing.actions import Answer, KeyReused, perform
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.models import Invitation, Request
from anyshore.sourcing.rules.refusals import OwnRequest
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import client, drafted, provider, refused, wanted

pytestmark = pytest.mark.django_db


def test_from_nothing_and_from_a_draft():
    actor = client()
    assert do(post_request, actor, terms=wanted()).state == "open"
    draft, _ = drafted(actor)
    done = do(post_request, actor, request_id=draft.id, terms=wanted("Logo in blue"))
    assert (done.pk, done.state, done.title) == (draft.pk, "open", "Logo in blue")


def test_a_provider_named_is_invited_and_the_client_itself_refused():
    actor, bidder = client(), provider()
    done = do(post_request, actor, terms=wanted(), invite_ids=(bidder.organisation_id,))
    assert Invitation.objects.get().request_id == done.id
    with refused(OwnRequest):
        do(post_request, actor, terms=wanted(), invite_ids=(actor.organisation_id,))


def test_who_may_not_bind_leaves_no_draft_behind():
    actor = client()
    member = member_actor(actor.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(post_request, member, terms=wanted())


def test_a_form_sent_twice_posts_once():
    actor = client()

    def send(title: str) -> Answer:
        return perform(
            post_request,
            actor=actor,
            at=NOW,
            key="key-of-the-form",
            render=lambda request: Answer(303, location=f"/requests/{request.number}/"),
            terms=wanted(title),
        )

    first = send("Logo for a bakery")
    assert send("Logo for a bakery") == first
    assert Request.objects.count() == 1
    with pytest.raises(KeyReused):
        send("Logo for a butcher")
