"""hold_counter: a counter-offer that crosses the threshold waits, and what is on the table stays there."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.counter_offer import NothingChanged, counter_offer
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.queries import agreement_page
from anyshore.contracts.queries.held import held_on
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.held_world import DEARER, countered, on_table, question, state, two
from tests.contracts.world import LATER, LOGO, refused, running
from tests.factories import do, make_organisation

pytestmark = pytest.mark.django_db


def test_a_counter_offer_that_crosses_the_threshold_waits():
    here = two(clients=2)
    deal = on_table(here)
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "milestones": DEARER}
    with refused(ApprovalMissing, needed=2):
        do(counter_offer, here.client.asker, LATER, **given)
    made = countered(deal, here.client.asker, why="Two colours more")
    assert (made.agreement_id, made.before, made.why, made.value_minor) == (
        deal.agreement.id, deal.hash, "Two colours more", 30_000,
    )  # fmt: skip
    assert question(made).answer_until <= deal.fresh().answer_until
    assert (deal.fresh().version, deal.fresh().value_minor) == (1, 5_000)
    assert [one.number for one in agreement_page(here.provider.asker, deal.agreement.id, at=LATER).versions] == [1]
    assert held_on(here.client.people[0], deal.agreement.id).id == made.id
    assert held_on(here.provider.asker, deal.agreement.id) is None
    again = countered(deal, here.client.asker, changes={"title": "A better logo", "milestones": DEARER})
    assert (state(made), state(again), question(again).state) == ("dropped", "held", "asked")


def test_both_sides_may_hold_one_at_once():
    here = two(clients=1, providers=1)
    deal = on_table(here)
    ours, theirs = countered(deal, here.client.asker), countered(deal, here.provider.asker)
    assert (state(ours), state(theirs)) == ("held", "held")


def test_what_is_refused_holds_nothing():
    here = two()
    deal, over, stranger = on_table(here), running(), make_organisation(name="Somebody else")[1]
    with refused(Forbidden):
        countered(deal, here.client.people[0])
    with refused(NotFound):
        countered(deal, stranger)
    with refused(VersionChanged, version=1):
        countered(deal, here.client.asker, version_hash="0" * 64)
    with refused(NothingChanged):
        countered(deal, here.client.asker, changes={"title": "A logo"})
    with refused(NoApprovalNeeded):
        countered(deal, here.client.asker, changes={"title": "A small logo"})
    with refused(OfferOver):
        countered(deal, here.client.asker, at=deal.fresh().answer_until)
    with refused(NotAllowed):
        countered(over, over.client, changes={"milestones": [LOGO, LOGO]})
