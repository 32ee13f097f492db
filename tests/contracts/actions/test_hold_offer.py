"""hold_offer: an offer above a rule waits for one's own people, and the other side learns nothing."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded, TooFewApprovers
from anyshore.approvals.rules import Kind
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.hold_offer import hold_offer
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement, HeldOffer
from anyshore.contracts.queries.held import held_offers, held_view
from anyshore.contracts.queries.offering import SameParty
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import ProofMissing
from tests.approvals.world import grouped, ruled
from tests.contracts.held_world import FEE, held, offer, question, state, two
from tests.contracts.world import LATER, LOGO, refused, replayed
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def plain(here, side: Side = Side.CLIENT):
    """The offer as ``offer_agreement`` takes it."""
    made = offer(here, side)
    return {
        "side": side,
        "other_id": made.other_id,
        "title": made.title,
        "currency": "EUR",
        "milestones": [LOGO],
        **FEE,
    }


@pytest.mark.parametrize("side", list(Side))
def test_an_offer_above_the_rule_of_its_side_waits_and_only_its_side_knows(side):
    here = two(clients=2, providers=2)
    own, other = (here.client, here.provider) if side is Side.CLIENT else (here.provider, here.client)
    with refused(ApprovalMissing, needed=2):
        do(offer_agreement, own.asker, NOW, **plain(here, side))
    made = held(here, side)
    asked = question(made)
    assert (made.state, made.side, made.value_minor, made.hash) == ("held", side, 20_000, asked.fingerprint)
    assert (asked.subject_id, asked.amount_minor, asked.path) == (made.about, 20_000, f"/contracts/held/{made.id}/")
    assert asked.rule.kind == (Kind.AWARD if side is Side.CLIENT else Kind.CONTRACT)
    assert Content.from_json(made.content).title == "A logo"
    assert Agreement.objects.count() == 0
    assert [row.id for row in held_offers(own.people[0])] == [made.id]
    assert held_offers(other.owner) == []
    with pytest.raises(NotFound):
        held_view(other.owner, made.id)


def test_each_side_is_held_by_its_own_kind_of_rule_alone():
    here = two(clients=1)
    do(offer_agreement, here.provider.asker, NOW, **plain(here, Side.PROVIDER))
    assert Agreement.objects.get().state == "offered"
    with refused(NoApprovalNeeded):
        held(here, Side.PROVIDER)


def test_what_takes_the_place_of_one_that_came_back():
    here = two()
    first = held(here)
    changed = offer(here, title="A logo and a sign")
    second = do(hold_offer, here.client.asker, LATER, offer=changed, instead_of=first.id, **FEE)
    assert (state(first), state(second)) == ("dropped", "held")
    assert (question(first).state, question(second).state) == ("withdrawn", "asked")
    less = {**plain(here), "milestones": [type(LOGO)("A sketch", 5_000)], "instead_of": second.id}
    do(offer_agreement, here.client.asker, LATER, **less)
    assert state(second) == "dropped"
    assert Agreement.objects.get().value_minor == 5_000


def test_what_is_refused_holds_nothing():
    here = two()
    with refused(Forbidden):
        held(here, actor=here.client.people[0])
    with refused(NotFound):
        do(hold_offer, here.client.asker, NOW, offer=offer(here), instead_of=here.client.id, **FEE)
    with refused(Invalid, field="title"):
        held(here, title=" ")
    with refused(Invalid, field="milestones"):
        held(here, milestones=())
    own = type(offer(here))(side=Side.CLIENT, other_id=here.client.id, title="A", currency="EUR", milestones=(LOGO,))
    with refused(SameParty):
        do(hold_offer, here.client.asker, NOW, offer=own, **FEE)
    assert HeldOffer.objects.count() == 0


def test_a_group_of_nobody_else_is_too_small():
    here = two(clients=0)
    ruled(here.client, Money(10_000, "EUR"), 1, group=grouped(here.client, here.client.asker, name="Marit alone"))
    with refused(TooFewApprovers, people=0, needed=1):
        held(here)


def test_who_has_not_just_proved_who_they_are_signs_nothing():
    here = two()
    bare = type(here.client.asker)(*(getattr(here.client.asker, name) for name in ("kind", "person_id", "organisation_id", "role")))  # fmt: skip
    with refused(ProofMissing):
        held(here, actor=bare)


def test_a_replay_holds_once():
    here = two()
    assert replayed(hold_offer, here.client.asker, NOW, offer=offer(here), **FEE)
    assert HeldOffer.objects.count() == 1
