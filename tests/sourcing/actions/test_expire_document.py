"""expire_document: owner and clients are told when the last day is over."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices import documents
from anyshore.jobs.notices.letters import Due, Fact
from anyshore.kit.errors import Forbidden
from anyshore.sourcing.actions.expire_document import expire_document
from anyshore.sourcing.queries.documents import bidders_documents
from tests.factories import do
from tests.sourcing.papers import LAST_DAY, paper, shared
from tests.sourcing.world import LATER, clocks, events, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_its_end_is_told_and_shown():
    request, client = posted()
    proposal, bidder = proposed(request)
    document = shared(request, client, bidder).document
    ((_verb, due),) = clocks(document)
    run_due(due)
    assert events(document)[-1] == "DocumentLapsed"
    (row,) = bidders_documents(client, request.id, at=due)
    assert [one.state for one in row.documents] == ["expired"]
    assert proposal.state == "sent"


def test_whom_the_mails_tell():
    request, client = posted()
    bidder = provider()
    document = shared(request, client, bidder).document
    fact = Fact(1, "sourcing.DocumentLapsed", document.id, {}, None, LATER)
    assert [one.to for one in documents.document_lapsed(fact)] == [bidder.organisation_id, client.organisation_id]
    (soon,) = documents.document_ends(Due("sourcing.expire_document", {"document_id": str(document.id)}, LATER))
    assert soon.to == bidder.organisation_id
    assert LAST_DAY.year == 2027


def test_only_the_clock():
    owner = provider()
    document = paper(owner)
    with refused(Forbidden):
        do(expire_document, owner, LATER, document_id=document.id)
