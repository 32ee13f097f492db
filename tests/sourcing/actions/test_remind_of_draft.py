"""remind_of_draft: a day before it is too late, once, and nobody where it can no longer be sent."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices import sourcing
from anyshore.jobs.notices.letters import Fact, send
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry, Mail
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.discard_proposal_draft import discard_proposal_draft
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.remind_of_draft import remind_of_draft
from anyshore.sourcing.actions.send_proposal_draft import send_proposal_draft
from anyshore.sourcing.models import ProposalDraft
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import do
from tests.sourcing.actions.test_save_proposal_draft import saved
from tests.sourcing.world import LATER, clocks, events, offer, posted, provider, refused, wanted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def told(draft) -> int:
    return events(draft).count("ProposalDraftDue")


def test_a_day_before_the_end_those_who_write_are_told_once():
    request, _ = posted()
    bidder = provider()
    draft = saved(request, bidder)
    saved(request, bidder, version=1)
    assert clocks(draft) == [("sourcing.remind_of_draft", request.proposals_until - DAY)]
    run_due(request.proposals_until - DAY - timedelta(seconds=1))
    assert told(draft) == 0
    run_due(request.proposals_until + DAY)
    assert (told(draft), clocks(draft)) == (1, [])
    row = AuditEntry.objects.get(name="sourcing.ProposalDraftDue")
    fact = Fact(row.id, row.name, row.subject_id, json.loads(row.body)["facts"], None, row.at)
    send(sourcing.NOTICES["ProposalDraftDue"](fact), about="n", but_not=None, at=row.at)
    (mail,) = Mail.objects.filter(subject__contains="A day left")
    assert mail.to == User.objects.get(pk=bidder.person_id).email
    assert "Three drafts" not in mail.body
    assert f"/requests/{request.number}/propose/" in mail.body


def test_a_later_end_moves_the_reminder():
    request, owner = posted()
    draft = saved(request, provider())
    later = request.proposals_until + 3 * DAY
    do(edit_request, owner, LATER, request_id=request.id, version=1, terms=wanted(proposals_until=later))
    run_due(request.proposals_until)
    assert (told(draft), clocks(draft)) == (0, [("sourcing.remind_of_draft", later - DAY)])
    run_due(later)
    assert told(draft) == 1


def test_within_the_last_day_nobody_is_reminded():
    request, _ = posted()
    draft = saved(request, provider(), at=request.proposals_until - DAY)
    assert clocks(draft) == []


@pytest.mark.parametrize("how", ["sent", "discarded", "closed"])
def test_what_cannot_be_sent_any_more_is_not_reminded_of(how):
    request, owner = posted()
    bidder = provider()
    draft = saved(request, bidder)
    if how == "sent":
        do(send_proposal_draft, bidder, LATER, request_id=request.id, terms=offer())
    elif how == "discarded":
        do(discard_proposal_draft, bidder, LATER, draft_id=draft.id)
    else:
        do(close_request, owner, LATER, request_id=request.id, reason="Done.")
    assert how == "closed" or clocks(draft) == []
    run_due(request.proposals_until)
    assert (told(draft), clocks(draft)) == (0, [])


def test_refusals():
    request, owner = posted()
    bidder = provider()
    draft = saved(request, bidder)
    for one in (bidder, owner):
        with refused(Forbidden):
            do(remind_of_draft, one, LATER, draft_id=draft.id)
    do(close_request, owner, LATER, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(remind_of_draft, CLOCK, LATER, draft_id=draft.id)
    ProposalDraft.objects.all().delete()
    with refused(NotFound):
        do(remind_of_draft, CLOCK, LATER, draft_id=draft.id)
