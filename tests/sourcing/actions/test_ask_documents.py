"""ask_documents: what bidders are asked for."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.sourcing.actions.ask_documents import ask_documents
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.models import SharedDocument
from anyshore.sourcing.queries.documents import asked_documents
from anyshore.sourcing.rules.documents import AskedTerms
from anyshore.sourcing.rules.refusals import ChoiceUnknown, Repeated, RequestNotOpen, TextMissing, TooMany
from tests.factories import do
from tests.sourcing.papers import asked, shared
from tests.sourcing.world import LATER, events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_the_list_is_replaced_and_what_stays_keeps_what_was_shared():
    request, client = posted()
    bidder = provider()
    shared(request, client, bidder)
    asked(request, client, "tax", "liability")
    rows = asked_documents(request.id, bidder.organisation_id, at=LATER)
    assert [(row.kind, row.state) for row in rows] == [("tax", "missing"), ("liability", "shared")]
    asked(request, client, "tax")
    assert not SharedDocument.objects.exists()
    assert events(request)[-1] == "DocumentsAsked"


def test_what_cannot_be_asked():
    request, client = posted()
    for terms, error in (
        ((AskedTerms("poem"),), ChoiceUnknown),
        ((AskedTerms("other"),), TextMissing),
        ((AskedTerms("tax"), AskedTerms("tax")), Repeated),
        (tuple(AskedTerms("other", f"Paper {n}") for n in range(11)), TooMany),
    ):
        with refused(error, field="asked"):
            do(ask_documents, client, LATER, request_id=request.id, asked=terms)


def test_who_and_when():
    request, client = posted()
    bidder = provider()
    with refused(Forbidden):
        do(ask_documents, bidder, LATER, request_id=request.id, asked=())
    do(close_request, client, LATER, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen):
        do(ask_documents, client, LATER, request_id=request.id, asked=())
