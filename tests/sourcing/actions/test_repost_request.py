"""repost_request: what ended without an award becomes a draft with fresh dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.repost_request import repost_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import read_request
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import replays
from tests.sourcing.world import wanted

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=200)


def ended(how: str = "lapsed"):
    """A request of a client's that ended, with a file that its owner sent."""
    client = make_organisation()[1]
    file = files.store(SimpleUploadedFile("brief.txt", b"A loaf."), uploaded_by=client.person_id, at=NOW)
    terms = replace(wanted(), wanted_on=(NOW + timedelta(days=60)).date())
    request = do(post_request, client, terms=terms, file_ids=(file.id,))
    if how == "lapsed":
        do(lapse_request, CLOCK, request.decide_until, request_id=request.id)
    else:
        do(close_request, client, request_id=request.id, reason="Not now.")
    return client, Request.objects.get(pk=request.pk)


@pytest.mark.parametrize("how", ["lapsed", "closed"])
def test_a_draft_holds_what_it_held_with_fresh_dates_and_the_files(how):
    client, request = ended(how)
    member = member_actor(client.organisation_id, Role.MEMBER)
    draft = do(repost_request, member, LATER, request_id=request.id)
    assert (draft.state, draft.number != request.number) == ("draft", True)
    assert Request.objects.get(pk=request.pk).state == how
    before, after = read_request(request), read_request(draft)
    kept = {"proposals_until": None, "wanted_on": None}
    assert replace(after, **kept) == replace(before, **kept)
    assert after.wanted_on is None
    subject = ("request", draft.id)
    assert [one.name for one in files.of(subject)[subject]] == ["brief.txt"]
    opened = do(publish_request, client, LATER, request_id=draft.id)
    assert opened.proposals_until > LATER


def test_a_day_that_is_still_to_come_is_kept():
    client, request = ended("closed")
    assert do(repost_request, client, request_id=request.id).wanted_on == request.wanted_on


def test_who_may_not_and_what_is_open_stay_as_they_are():
    client, request = ended()
    viewer, stranger = member_actor(client.organisation_id, Role.VIEWER), make_organisation()[1]
    open_one = do(post_request, client, terms=wanted())
    count = Request.objects.count()
    for actor, request_id, refusal in (
        (viewer, request.id, Forbidden),
        (stranger, request.id, Forbidden),
        (client, open_one.id, NotAllowed),
        (client, new_id(), NotFound),
    ):
        with pytest.raises(refusal):
            do(repost_request, actor, LATER, request_id=request_id)
    assert Request.objects.count() == count


def test_a_replay_makes_one_draft():
    client, request = ended()
    replays(repost_request, client, LATER, request_id=request.id)
    assert Request.objects.count() == 2
