"""remove_document: off the list, its clock stopped; who it was shared with keeps it."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.remove_document import remove_document
from anyshore.sourcing.queries.documents import may_read_document, own_documents
from tests.factories import do, member_actor
from tests.sourcing.papers import shared
from tests.sourcing.world import LATER, clocks, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_it_is_gone_from_the_list_and_the_client_still_reads_it():
    request, client = posted()
    bidder = provider()
    document = shared(request, client, bidder).document
    do(remove_document, bidder, LATER, document_id=document.id)
    assert own_documents(bidder, at=LATER) == []
    assert clocks(document) == []
    assert may_read_document(client, document.id)
    with refused(NotFound):
        do(remove_document, bidder, LATER, document_id=document.id)


def test_only_its_own_people():
    request, client = posted()
    bidder = provider()
    document = shared(request, client, bidder).document
    for actor in (client, provider("Another")):
        with refused(NotFound):
            do(remove_document, actor, LATER, document_id=document.id)
    with refused(Forbidden):
        do(remove_document, member_actor(bidder.organisation_id, Role.VIEWER), LATER, document_id=document.id)
