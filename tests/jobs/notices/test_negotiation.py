"""Mails about drafts that are written together: to the other side alone, and only once it was let in."""

from __future__ import annotations

import json

import pytest

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.jobs.notices import contracts
from anyshore.jobs.notices.letters import Fact, Silent
from anyshore.plumbing.models import AuditEntry
from tests.contracts.drafts_world import drafted, edit, shared
from tests.contracts.world import LATER
from tests.factories import do

pytestmark = pytest.mark.django_db


def letters(deal):
    """What is mailed about the newest fact of a draft; None where that fact is silent."""
    entry = AuditEntry.objects.filter(subject_id=deal.agreement.id).latest("position")
    notice = contracts.NOTICES[entry.name.partition(".")[2]]
    if isinstance(notice, Silent):
        return None
    return notice(Fact(entry.id, entry.name, entry.subject_id, json.loads(entry.body)["facts"], None, entry.at))


def test_the_other_side_hears_that_it_was_let_in_and_that_it_is_over():
    deal = shared()
    (one,) = letters(deal)
    assert (one.to, one.path) == (deal.provider.organisation_id, f"/contracts/{deal.agreement.number}/draft/")
    edit(deal, deal.client, "terms.review", review_days=5)
    assert letters(deal) is None
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    (one,) = letters(deal)
    assert one.to == deal.provider.organisation_id
    own = drafted()
    do(discard_draft, own.client, LATER, agreement_id=own.agreement.id)
    assert letters(own) == []
