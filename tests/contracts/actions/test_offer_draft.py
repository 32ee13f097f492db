"""offer_draft: what both wrote is the first version, signed by who offers it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.offer_draft import offer_draft
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.queries import broken_versions, current_content
from anyshore.contracts.queries.drafts import draft_page, drafts_of
from anyshore.contracts.queries.signable import TermsIncomplete
from anyshore.contracts.rules.drafts import DraftChanged
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.rules import ProofMissing, Role
from tests.contracts.drafts_world import content_of, drafted, edit, shared, whole
from tests.contracts.world import LATER, clocks, events, refused, signatures, version
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_either_side_offers_what_both_wrote_and_the_other_signs_it():
    deal = shared()
    edit(deal, deal.provider, "terms.review", review_days=5)
    written = content_of(deal)
    made = do(offer_draft, deal.provider, LATER, agreement_id=deal.agreement.id, seen=whole(deal), answer_days=4)
    assert (made.state, made.version, made.number) == ("offered", 1, deal.agreement.number)
    assert current_content(deal.fresh()) == written
    assert signatures(deal) == [("provider", "button", "Marit de Boer")]
    assert made.answer_until == add_working_days(LATER, 4, calendar_of("NL"))
    assert clocks(made.id) == [("contracts.lapse_offer", made.answer_until)]
    assert (version(deal).before, version(deal).author_side) == ("", "provider")
    assert events(deal)[-1] == "AgreementOffered"
    for actor in (deal.client, deal.provider):
        page = draft_page(actor, made.number)
        assert (page.may, len(page.edits)) == (frozenset(), 1)
        assert drafts_of(actor) == []
    do(sign_agreement, deal.client, LATER, agreement_id=made.id, version_hash=deal.hash)
    assert deal.fresh().state == "running"
    assert broken_versions() == []


def test_what_was_seen_is_what_is_signed():
    deal = shared()
    given = {"agreement_id": deal.agreement.id, "seen": whole(deal)}
    edit(deal, deal.provider, "terms.review", review_days=5)
    with refused(DraftChanged):
        do(offer_draft, deal.client, LATER, **given)


def test_what_is_refused():
    deal = drafted()
    given = {"agreement_id": deal.agreement.id, "seen": whole(deal)}
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(offer_draft, member, LATER, **given)
    with refused(NotFound):
        do(offer_draft, deal.provider, LATER, **given)
    with refused(ProofMissing):
        do(offer_draft, replace(deal.client, proof=None), LATER, **given)
    with refused(Invalid, field="answer_days"):
        do(offer_draft, deal.client, LATER, **given, answer_days=99)
    edit(deal, deal.client, "terms.exit", exit_items=[])
    with refused(TermsIncomplete):
        do(offer_draft, deal.client, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    with refused(NotAllowed):
        do(offer_draft, deal.client, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
