"""hold_draft: a draft above the rule is signed and waits, and is offered as it was signed."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.actions.hold_draft import hold_draft
from anyshore.contracts.actions.offer_draft import offer_draft
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.queries.held import held_on
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.drafts import DraftChanged
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.drafts_world import begin, edit, whole
from tests.contracts.held_world import Two, question, said, state, two
from tests.contracts.world import LATER, Deal, events, refused, signatures
from tests.factories import do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def draft(here: Two) -> Deal:
    """A project that the client began, and shared."""
    made = begin(here.client.asker, side=Side.CLIENT, other_id=here.provider.id)
    do(share_draft, here.client.asker, agreement_id=made.id)
    return Deal(made, here.client.asker, here.provider.asker)


def held(deal: Deal, **more: object) -> HeldOffer:
    made: HeldOffer = do(hold_draft, deal.client, LATER, agreement_id=deal.agreement.id, seen=whole(deal), **more)
    return made


def test_it_waits_and_is_offered_by_the_last_yes():
    here = two(clients=2)
    deal = draft(here)
    with refused(ApprovalMissing, needed=2):
        do(offer_draft, deal.client, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    made = held(deal, answer_days=4, words="It is in the budget.")
    assert (deal.fresh().state, held_on(deal.client, deal.agreement.id).what) == ("draft", "draft")
    assert held_on(deal.provider, deal.agreement.id) is None
    for person in here.client.people[:2]:
        said(made, person)
    assert (state(made), deal.fresh().state, deal.fresh().version_hash) == ("sent", "offered", made.hash)
    assert signatures(deal) == [("client", "button", "Marit de Boer")]
    assert events(deal)[-1] == "AgreementOffered"
    assert broken_versions() == []


def test_the_side_that_did_not_begin_it_asks_its_own_people():
    here = two(clients=0, providers=1)
    deal = draft(here)
    made = do(hold_draft, deal.provider, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    said(made, here.provider.people[0])
    assert (deal.fresh().state, signatures(deal)[0][0]) == ("offered", "provider")


def test_an_edit_of_either_side_overtakes_it():
    here = two()
    deal = draft(here)
    made = held(deal)
    edit(deal, deal.provider, "terms.review", review_days=5)
    assert (state(made), question(made).state) == ("overtaken", "withdrawn")
    again = held(deal)
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    assert state(again) == "overtaken"


def test_the_other_sides_offer_overtakes_it():
    here = two()
    deal = draft(here)
    made = held(deal)
    do(offer_draft, deal.provider, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    assert (state(made), question(made).state) == ("overtaken", "withdrawn")


def test_what_is_refused():
    here = two()
    deal = draft(here)
    seen, stranger = {"agreement_id": deal.agreement.id, "seen": whole(deal)}, make_organisation()[1]
    member = member_actor(here.client.id, Role.MEMBER)
    with refused(NotFound):
        do(hold_draft, stranger, LATER, **seen)
    with refused(Forbidden):
        do(hold_draft, member, LATER, **seen)
    with refused(DraftChanged):
        do(hold_draft, deal.client, LATER, **seen | {"seen": "0" * 64})
    with refused(NoApprovalNeeded):
        do(hold_draft, deal.provider, LATER, **seen)
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    with refused(NotAllowed):
        do(hold_draft, deal.client, LATER, **seen)
    assert not HeldOffer.objects.exists()
