"""discard_proposal_draft: gone with its files, at any time, by its own people."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Attachment
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.discard_proposal_draft import discard_proposal_draft
from anyshore.sourcing.models import ProposalDraft
from tests.factories import do, member_actor, operator_actor
from tests.moves import replays
from tests.sourcing.actions.test_save_proposal_draft import saved, upload
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_it_is_gone_with_its_files_also_after_the_request_ended():
    request, owner = posted()
    bidder = provider()
    draft = saved(request, bidder, file_ids=(upload(bidder),))
    do(close_request, owner, LATER, request_id=request.id, reason="Done in house.")
    do(discard_proposal_draft, member_actor(bidder.organisation_id, Role.MEMBER), LATER, draft_id=draft.id)
    assert (ProposalDraft.objects.count(), Attachment.objects.count()) == (0, 0)
    assert events(draft)[-1] == "ProposalDraftDiscarded"
    with refused(NotFound):
        do(discard_proposal_draft, bidder, LATER, draft_id=draft.id)


def test_only_by_those_who_work_for_its_organisation():
    request, owner = posted()
    bidder = provider()
    draft = saved(request, bidder)
    with refused(Forbidden):
        do(discard_proposal_draft, member_actor(bidder.organisation_id, Role.VIEWER), LATER, draft_id=draft.id)
    for other in (owner, provider("Another"), operator_actor()):
        with refused(NotFound):
            do(discard_proposal_draft, other, LATER, draft_id=draft.id)


def test_a_replay_answers_as_before():
    request, _ = posted()
    bidder = provider()
    draft = saved(request, bidder)
    replays(discard_proposal_draft, bidder, LATER, draft_id=draft.id)
