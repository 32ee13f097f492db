"""judge_document: accepted, or refused with a reason; the bidder is told."""

from __future__ import annotations

import pytest

from anyshore.jobs.notices import documents
from anyshore.jobs.notices.letters import Fact
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.sourcing.actions.judge_document import judge_document
from anyshore.sourcing.models import SharedDocument
from anyshore.sourcing.rules.refusals import ChoiceUnknown, TextMissing
from tests.factories import do
from tests.sourcing.papers import shared
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_refused_with_a_reason_then_accepted():
    request, client = posted()
    bidder = provider()
    one = shared(request, client, bidder)
    do(judge_document, client, LATER, shared_id=one.id, verdict="refused", reason="It covers EUR 10,000 only.")
    fact = Fact(1, "sourcing.DocumentJudged", request.id, {"shared_id": str(one.id)}, None, LATER)
    (letter,) = documents.document_judged(fact)
    assert letter.to == bidder.organisation_id
    assert letter.given["reason"] == "It covers EUR 10,000 only."
    do(judge_document, client, LATER, shared_id=one.id, verdict="accepted")
    assert SharedDocument.objects.get().verdict == "accepted"
    (letter,) = documents.document_judged(fact)
    assert "Accepted" in str(letter.subject)
    assert events(request)[-2:] == ["DocumentJudged", "DocumentJudged"]


def test_what_is_refused():
    request, client = posted()
    bidder = provider()
    one = shared(request, client, bidder)
    with refused(TextMissing, field="reason"):
        do(judge_document, client, LATER, shared_id=one.id, verdict="refused")
    with refused(ChoiceUnknown, field="verdict"):
        do(judge_document, client, LATER, shared_id=one.id, verdict="lost")
    with refused(Forbidden):
        do(judge_document, bidder, LATER, shared_id=one.id, verdict="accepted")
    with refused(NotFound):
        do(judge_document, client, LATER, shared_id=request.id, verdict="accepted")
