"""ask_to_sign: what no award of the client brought about is agreed to by its own people before the signature."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.contracts.actions.ask_to_give_prize import ask_to_give_prize
from anyshore.contracts.actions.ask_to_sign import ask_to_sign
from anyshore.contracts.actions.award_prize import award_prize
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.sign_agreement import AlreadySigned, sign_agreement
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.approving import signing
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.sourcing.models import Prize
from tests.approvals.world import answer, house, ruled
from tests.contracts.held_world import two
from tests.contracts.test_families import master
from tests.contracts.world import LATER, offered, refused, replayed
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import provider

pytestmark = pytest.mark.django_db

FEE = {"fee_bps": 0, "rail": "sandbox"}


def ruled_house(needed: int = 2):
    """A house in which whatever costs more than EUR 100 takes so many people's consent."""
    here = house()
    ruled(here, Money(10_000, "EUR"), needed)
    return here


def signed(actor, agreement: Agreement, at) -> str:
    """The state after a signature of the current version."""
    agreement.refresh_from_db()
    do(sign_agreement, actor, at, agreement_id=agreement.id, version_hash=agreement.version_hash)
    agreement.refresh_from_db()
    return agreement.state


def offer_of(maker, client, minor: int = 30_000) -> Agreement:
    """A provider's own offer to the client."""
    lines = [MilestoneDraft("Logo", minor)]
    given = {"side": Side.PROVIDER, "other_id": client.organisation_id, "title": "Logo", "currency": "EUR", **FEE}
    return do(offer_agreement, maker, LATER, milestones=lines, **given)


def test_a_share_that_the_clock_gave_waits_for_those_who_must_agree():
    here = ruled_house()
    request, _ = contest(here.owner, guaranteed=True)
    entered(request)
    run_due(request.decide_until)
    at = request.decide_until + timedelta(hours=1)
    (made,) = Agreement.objects.all()
    assert made.value_minor == 40_000
    with refused(ApprovalMissing, needed=2):
        do(sign_agreement, here.asker, at, agreement_id=made.id, version_hash=made.version_hash)
    asked = do(ask_to_sign, here.asker, at, agreement_id=made.id, words="Nobody chose in time.")
    assert (asked.subject_kind, asked.amount_minor) == ("entry", 40_000)
    assert asked.path == f"/contracts/{made.number}/"
    assert asked.answer_until <= made.answer_until
    assert replayed(ask_to_sign, here.asker, at, agreement_id=made.id)
    for person in here.people[:2]:
        answer(asked, person)
    assert signed(here.asker, made, at) == "running"


def test_a_prize_that_was_agreed_to_is_not_asked_about_again():
    here = ruled_house(needed=1)
    request, _ = contest(here.owner)
    entry, _ = entered(request)
    given = {"entry_id": entry.id, "prize_id": Prize.objects.get(place=1).id}
    answer(do(ask_to_give_prize, here.asker, LATER, **given), here.people[0])
    made = do(award_prize, here.asker, LATER, **given, **FEE)
    assert signed(here.asker, made, LATER) == "running"


def test_a_providers_own_offer_is_asked_about_version_by_version():
    here, maker = ruled_house(needed=1), provider()
    small = offer_of(maker, here.owner, 10_000)
    assert signed(here.asker, small, LATER) == "running"
    made = offer_of(maker, here.owner)
    asked = do(ask_to_sign, here.asker, LATER, agreement_id=made.id)
    assert (asked.subject_kind, asked.subject_id, asked.amount_minor) == ("agreement", made.id, 30_000)
    answer(asked, here.people[0])
    given = {"agreement_id": made.id, "version_hash": made.version_hash}
    do(counter_offer, maker, LATER, milestones=[MilestoneDraft("Logo", 40_000)], **given)
    made.refresh_from_db()
    with refused(ApprovalMissing, needed=1):
        do(sign_agreement, here.asker, LATER, agreement_id=made.id, version_hash=made.version_hash)


def test_others_and_what_nobody_must_agree_to_are_refused():
    here, maker, stranger = ruled_house(needed=1), provider(), provider("Somebody else")
    made = offer_of(maker, here.owner, 10_000)
    with refused(NoApprovalNeeded):
        do(ask_to_sign, here.asker, LATER, agreement_id=made.id)
    with refused(AlreadySigned):
        do(ask_to_sign, maker, LATER, agreement_id=made.id)
    with refused(Forbidden):
        do(ask_to_sign, here.people[0], LATER, agreement_id=made.id)
    with refused(NotFound):
        do(ask_to_sign, stranger, LATER, agreement_id=made.id)
    signed(here.asker, made, LATER)
    with refused(NotAllowed):
        do(ask_to_sign, here.asker, LATER, agreement_id=made.id)


def test_the_provider_has_rules_of_its_own():
    here = two(clients=0, providers=1)
    deal = offered(Side.CLIENT, (here.client.asker, here.provider.asker))
    with refused(ApprovalMissing, needed=1):
        do(sign_agreement, here.provider.asker, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    asked = do(ask_to_sign, here.provider.asker, LATER, agreement_id=deal.agreement.id)
    assert (asked.rule.kind, asked.organisation_id) == ("contract", here.provider.id)
    answer(asked, here.provider.people[0])
    assert signed(here.provider.asker, deal.agreement, LATER) == "running"


def test_statements_of_work_count_together_under_their_master():
    here = two(clients=0, providers=1)
    sides = (here.client.asker, here.provider.asker)
    top = master(sides)
    orders = [
        offered(Side.CLIENT, sides, milestones=[MilestoneDraft("Part", 5_000)], under_id=top.agreement.id)
        for _ in range(3)
    ]
    assert signing(here.provider.asker, orders[0].agreement.id, at=LATER).beside == (Money(10_000, "EUR"),)
    with refused(ApprovalMissing, needed=1):
        do(
            sign_agreement,
            here.provider.asker,
            LATER,
            agreement_id=orders[0].agreement.id,
            version_hash=orders[0].hash,
        )
    asked = do(ask_to_sign, here.provider.asker, LATER, agreement_id=orders[0].agreement.id)
    assert (asked.amount_minor, asked.together_minor) == (5_000, 15_000)
    for one in orders[1:]:
        do(decline_offer, here.provider.asker, LATER, agreement_id=one.agreement.id)
    assert signed(here.provider.asker, orders[0].agreement, LATER) == "running"
