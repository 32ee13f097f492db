"""A proposal that its own people must agree to first: written, waiting, changed, given up, sent."""

from __future__ import annotations

import pytest

from anyshore.sourcing.models import HeldProposal, Proposal
from tests.sourcing.held import ruling
from tests.sourcing.world import posted
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, now, post, text

pytestmark = pytest.mark.django_db


def _posted(here):
    from anyshore.sourcing.actions.post_request import post_request
    from tests.factories import do
    from tests.sourcing.world import client, wanted

    return do(post_request, client(), now(), terms=wanted())


def test_it_is_signed_waits_and_goes_out_once_they_agree():
    here = ruling()
    request = _posted(here)
    asker, board, client = browser(here.asker), browser(here.people[0]), request
    path = f"/requests/{request.number}/propose/"
    page = text(asker.get(path))
    assert "What should your own people know?" in page
    fields = fields_of(page) | {"price": "180", "text": "Three drafts", "asked": "We know them well"}
    done = asker.post(path, fields)
    assert done.status_code == 303, text(done)
    held = HeldProposal.objects.get()
    assert done["Location"] == f"/proposals/held/{held.id}/"
    seen = text(asker.get(done["Location"]))
    assert "They do not see it yet" in seen
    assert "Waits for your own people" in text(asker.get("/proposals/"))
    assert "signed a proposal of" in text(asker.get(f"/requests/{request.number}/"))
    assert "Three drafts" in text(board.get(done["Location"]))
    change = fields_of(text(asker.get(f"{path}?held={held.id}")))
    assert (change["price"], change["text"].strip()) == ("180.00", "Three drafts")
    assert f"Agree or decline: {request.title}" in text(board.get("/today/"))
    from anyshore.approvals.models import Approval

    question = f"/approvals/{Approval.objects.get().id}/"
    answer = fields_of(text(board.get(question))) | {"answer": "approved"}
    assert board.post(question, answer).status_code == 303
    sent = Proposal.objects.get()
    assert sent.price_minor == 18_000
    assert "It went out as it was signed" in text(asker.get(done["Location"]))
    assert client.number


def test_it_is_given_up_and_others_see_nothing_of_it():
    here = ruling()
    request = _posted(here)
    asker = browser(here.asker)
    path = f"/requests/{request.number}/propose/"
    done = asker.post(path, fields_of(text(asker.get(path))) | {"price": "180", "text": "Three drafts"})
    other, client = posted()
    assert browser(client).get(done["Location"]).status_code == 404
    assert "waits for them" in text(post(asker, f"{done['Location']}send/"))
    assert post(asker, f"{done['Location']}drop/").status_code == 303
    assert HeldProposal.objects.get().state == "dropped"
    assert other.number
