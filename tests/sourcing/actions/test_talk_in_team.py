"""talk_in_team: the lead and the members share a thread; another team is another thread."""

from __future__ import annotations

import pytest

from anyshore.conversations.models import Thread
from anyshore.conversations.queries import thread_about
from anyshore.kit.errors import NotFound
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.change_team import change_team
from anyshore.sourcing.actions.talk_in_team import talk_in_team
from tests.factories import do
from tests.sourcing.teams import listed, terms
from tests.sourcing.world import LATER, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_the_team_talks_among_itself_and_a_new_one_begins_anew():
    request, client = posted(budget_minor=None)
    lead, one, two = provider(), listed(), listed("Nord Tekst", "DK")
    offer = do(ask_team, lead, LATER, request_id=request.id, terms=terms(one, two))
    subject = ("team_offer", offer.id)
    first = thread_about(lead, subject)
    assert first is not None
    assert {thread_about(member, subject) for member in (one, two)} == {first}
    assert thread_about(client, subject) is None
    do(change_team, lead, LATER, offer_id=offer.id, version=1, terms=terms(one))
    assert thread_about(one, subject) not in (None, first)
    assert thread_about(two, subject) == first
    do(talk_in_team, lead, LATER, offer_id=offer.id)
    assert Thread.objects.filter(subject_id=offer.id).count() == 2
    with refused(NotFound):
        do(talk_in_team, client, LATER, offer_id=offer.id)
