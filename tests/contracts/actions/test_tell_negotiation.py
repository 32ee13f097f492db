"""tell_negotiation: one mail an hour to each side, about what the other said."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.refuse_suggestion import refuse_suggestion
from anyshore.contracts.actions.tell_negotiation import tell_negotiation
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.contracts import negotiation_told
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.models import AuditEntry
from tests.contracts.negotiation_world import DEARER, FASTER, accept, comment, project, suggest
from tests.contracts.world import LATER, refused
from tests.factories import do

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def told():
    """The newest hour as its letters."""
    entry = AuditEntry.objects.filter(name="contracts.NegotiationTold").latest("id")
    return negotiation_told(
        Fact(entry.id, entry.name, entry.subject_id, json.loads(entry.body)["facts"], None, entry.at)
    )


def test_an_hour_is_one_mail_to_each_side():
    deal = project()
    first, second = (suggest(deal, deal.provider, change)[0] for change in (FASTER, DEARER))
    accept(deal.client, first)
    comment(deal, deal.client)
    comment(deal, deal.client, private=True)
    do(refuse_suggestion, deal.client, LATER, suggestion_id=second.id)
    assert run_due(LATER + HOUR) == 2  # what was said to one's own people has a clock of its own
    letters = {one.to: one for one in told()}
    counts = {
        to: {name: one.given[name] for name in ("made", "accepted", "refused", "comments")}
        for to, one in letters.items()
    }
    assert counts == {
        deal.client.organisation_id: {"made": 2, "accepted": 0, "refused": 0, "comments": 0},
        deal.provider.organisation_id: {"made": 0, "accepted": 1, "refused": 1, "comments": 1},
    }
    assert letters[deal.client.organisation_id].path == f"/contracts/{deal.agreement.number}/negotiate/?show=open"


def test_a_side_that_alone_spoke_gets_none_and_an_offer_that_is_over_tells_nobody():
    deal = project()
    suggest(deal, deal.provider, FASTER)
    run_due(LATER + HOUR)
    assert [one.to for one in told()] == [deal.client.organisation_id]
    suggest(deal, deal.provider, DEARER, at=LATER + 2 * HOUR)
    do(decline_offer, deal.provider, LATER + 2 * HOUR, agreement_id=deal.agreement.id)
    run_due(LATER + 3 * HOUR)
    assert told() == []


def test_others_may_not():
    deal = project()
    with refused(Forbidden):
        do(tell_negotiation, deal.client, LATER, agreement_id=deal.agreement.id, since=LATER.isoformat())
