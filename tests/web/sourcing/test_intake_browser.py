"""Contests, confidentiality, documents and marks in a real browser: sound at every width, light and dark."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.demo.pictures import mark
from anyshore.plumbing import files
from anyshore.sourcing.actions.ask_documents import ask_documents
from anyshore.sourcing.actions.comment_on_entry import comment_on_entry
from anyshore.sourcing.actions.enter_contest import enter_contest
from anyshore.sourcing.actions.judge_entry import judge_entry
from anyshore.sourcing.actions.keep_document import keep_document
from anyshore.sourcing.actions.post_contest import post_contest
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.rules.contests import ContestTerms
from anyshore.sourcing.rules.documents import AskedTerms
from tests.factories import do, make_organisation
from tests.sourcing.world import offer, provider, wanted
from tests.web.sourcing.present import now
from tests.web.sourcing.test_browser import known, sound

BRIEF = "We bake bread by night and want a mark for bags, the van and the sign above the door. " * 4


@pytest.mark.long
def test_the_pages_of_a_contest_are_sound(visit):
    client = make_organisation(name="Bakkerij Pels", country="NL", provides=False)[1]
    terms = ContestTerms(prizes=(30_000, 10_000), guaranteed=True)
    request = do(post_contest, client, now(), terms=wanted(brief=BRIEF), contest=terms)
    author = provider("مريم عبد الحليم", "EG")
    entries = []
    for place, colour in enumerate(((176, 52, 38), (28, 73, 102), (64, 84, 58))):
        art = SimpleUploadedFile("logo.png", mark(colour, (240, 179, 64), place))
        stored = files.store(art, uploaded_by=author.person_id, at=now())
        entries.append(do(enter_contest, author, now(), request_id=request.id, words="A loaf.", file_ids=(stored.id,)))
    do(judge_entry, client, now(), entry_id=entries[0].id, rating=5, finalist=True)
    do(comment_on_entry, client, now(), entry_id=entries[0].id, words="Could the star be smaller?")
    to, one = f"/requests/{request.number}/", f"/entries/{entries[0].id}/"
    mine = [to, one, f"{one}prize/", f"{one}eliminate/", f"{to}extend/", "/contests/new/"]
    sound(visit, known(client), mine, "contest-client")
    sound(visit, known(author), [to, one, f"{to}enter/"], "contest-author")


@pytest.mark.long
def test_secrecy_documents_and_marks_are_sound(visit):
    client = make_organisation(name="Tolhuis Lighting", country="NL", provides=False)[1]
    terms = wanted(brief=BRIEF, nda="1. **Purpose.** To propose.\n2. Keep it.", summary="A mark for a bakery.")
    secret = do(post_request, client, now(), terms=terms)
    plain = do(post_request, client, now(), terms=wanted(brief=BRIEF))
    asked = (AskedTerms("liability"), AskedTerms("other", "Proof of origin"))
    do(ask_documents, client, now(), request_id=plain.id, asked=asked)
    bidder = provider()
    proposal = do(send_proposal, bidder, now(), request_id=plain.id, terms=offer(text=BRIEF, finishes_on=None))
    policy = files.store(SimpleUploadedFile("policy.pdf", b"policy"), uploaded_by=bidder.person_id, at=now())
    given = {"kind": "liability", "name": "Liability, EUR 1 million", "valid_until": date(2099, 1, 31)}
    do(keep_document, bidder, now(), file_ids=(policy.id,), **given)
    hidden, open_one, own = (
        f"/requests/{secret.number}/",
        f"/requests/{plain.number}/",
        f"/proposals/{proposal.number}/",
    )
    sound(visit, known(client), [f"{hidden}confidentiality/", f"{open_one}documents/", open_one, own], "intake-client")
    theirs = [hidden, f"{hidden}confidentiality/", f"{open_one}documents/", "/documents/", own, f"{own}explain/"]
    sound(visit, known(bidder), theirs, "intake-provider")
