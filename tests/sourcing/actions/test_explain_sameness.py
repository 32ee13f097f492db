"""explain_sameness: the provider's words stand beside a mark."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import Role
from anyshore.plumbing.actions import Answer, perform
from anyshore.sourcing.actions.explain_sameness import explain_sameness
from anyshore.sourcing.actions.withdraw_proposal import withdraw_proposal
from anyshore.sourcing.models import SamenessAnswer
from anyshore.sourcing.rules.refusals import TextMissing, TextTooLong
from tests.factories import do, member_actor
from tests.sourcing.world import LATER, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_the_last_words_stand():
    proposal, bidder = proposed(posted()[0])
    for words in ("We always introduce ourselves so.", "It is our template."):
        do(explain_sameness, bidder, LATER, proposal_id=proposal.id, words=words)
    assert SamenessAnswer.objects.get().text == "It is our template."
    assert events(proposal) == ["ProposalSent", "SamenessExplained", "SamenessExplained"]


def test_a_replay_writes_nothing_twice():
    proposal, bidder = proposed(posted()[0])
    key = new_id()
    given = {"actor": bidder, "at": LATER, "key": str(key), "proposal_id": proposal.id, "words": "So."}
    perform(explain_sameness, render=lambda _: Answer(status=303, location="/"), **given)
    perform(explain_sameness, render=lambda _: Answer(status=303, location="/"), **given)
    assert events(proposal) == ["ProposalSent", "SamenessExplained"]


def test_who_and_when():
    request, client = posted()
    proposal, bidder = proposed(request)
    for actor in (client, member_actor(bidder.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(explain_sameness, actor, LATER, proposal_id=proposal.id, words="No.")
    with refused(NotFound):
        do(explain_sameness, provider("Another"), LATER, proposal_id=proposal.id, words="No.")
    with refused(TextMissing, field="words"):
        do(explain_sameness, bidder, LATER, proposal_id=proposal.id, words=" ")
    with refused(TextTooLong, field="words"):
        do(explain_sameness, bidder, LATER, proposal_id=proposal.id, words="x" * 2_001)
    do(withdraw_proposal, bidder, LATER, proposal_id=proposal.id)
    with refused(NotAllowed, state="withdrawn"):
        do(explain_sameness, bidder, LATER, proposal_id=proposal.id, words="Too late.")
