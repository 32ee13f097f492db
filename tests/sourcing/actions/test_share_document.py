"""share_document: the client reads it, for this request."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.judge_document import judge_document
from anyshore.sourcing.actions.share_document import share_document
from anyshore.sourcing.models import SharedDocument
from anyshore.sourcing.queries.documents import may_read_document
from anyshore.sourcing.rules.documents import DocumentExpired, NotThisKind
from anyshore.sourcing.rules.nda import NdaUnsigned
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import do
from tests.sourcing.papers import LAST_DAY, asked, paper, shared
from tests.sourcing.world import LATER, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_a_new_one_takes_its_place_and_is_judged_anew():
    request, client = posted()
    bidder = provider()
    first = shared(request, client, bidder)
    assert may_read_document(client, first.document_id)
    do(judge_document, client, LATER, shared_id=first.id, verdict="refused", reason="Too low.")
    fresh = paper(bidder, name="Liability, EUR 5 million")
    do(share_document, bidder, LATER, asked_id=first.asked_id, document_id=fresh.id)
    standing = SharedDocument.objects.get()
    assert (standing.document_id, standing.verdict, standing.reason) == (fresh.id, "", "")
    assert not may_read_document(provider("Another"), fresh.id)


def test_what_cannot_be_shared():
    request, client = posted()
    bidder = provider()
    (one,) = asked(request, client)
    other, tax = paper(provider("Another")), paper(bidder, kind="tax")
    with refused(NotFound):
        do(share_document, bidder, LATER, asked_id=one.id, document_id=other.id)
    with refused(NotThisKind, kind="liability"):
        do(share_document, bidder, LATER, asked_id=one.id, document_id=tax.id)
    late = LATER.replace(year=2027, month=4) + timedelta(days=9)
    lasting, _ = posted(proposals_until=late + timedelta(days=9), actor=client)
    (two,) = asked(lasting, client)
    mine = paper(bidder)
    with refused(DocumentExpired, valid_until=LAST_DAY):
        do(share_document, bidder, late, asked_id=two.id, document_id=mine.id)


def test_who_and_when():
    request, client = posted()
    bidder = provider()
    (one,), mine, theirs = asked(request, client), paper(bidder), paper(client)
    with refused(Forbidden):
        do(share_document, client, LATER, asked_id=one.id, document_id=theirs.id)
    secret, owner = posted(nda="Keep it.", summary="A lamp.")
    (hidden,) = asked(secret, owner)
    with refused(NdaUnsigned):
        do(share_document, bidder, LATER, asked_id=hidden.id, document_id=mine.id)
    do(close_request, client, LATER, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(share_document, bidder, LATER, asked_id=one.id, document_id=mine.id)
