"""The money of a team: every release is shared to the cent, in the same booking, and nobody ever has to give back."""

from __future__ import annotations

import random
from uuid import uuid4

import pytest

from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.insight.queries.contract_team import is_of_team, team_contract, team_contracts
from anyshore.kit.errors import NotFound
from anyshore.kit.shares import handed_out
from anyshore.ledger.actions.post import post
from anyshore.ledger.rules import Posting
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.queries.findings import findings
from anyshore.payments.rules.deal import Deal
from anyshore.payments.rules.teams import passed_on, received
from tests.deals import balance, make_deal, sound
from tests.factories import do, make_organisation, operator_actor
from tests.payments.teams import team_deal
from tests.sourcing.world import LATER

pytestmark = [pytest.mark.django_db, pytest.mark.money]


def wallets(made, *members) -> list[int]:
    """The balances of the lead and of these members."""
    return [balance(f"wallet/{one.organisation_id}/EUR") for one in (made.provider, *members)]


def test_a_release_is_shared_in_the_same_booking():
    made, one, two = team_deal((20_000,))
    made.fund(at=LATER)
    made.accept(made.submit(at=LATER), LATER)
    assert wallets(made, one, two) == [10_000, 6_000, 4_000]
    sound()


def test_the_fee_comes_first_and_cents_are_shared_on_all_that_was_paid():
    made, one, two = team_deal((101, 101, 99), fee_bps=250)
    for place in range(3):
        made.fund(place, LATER)
        made.accept(made.submit(place, LATER), LATER)
        net = sum(wallets(made, one, two))
        assert wallets(made, one, two) == handed_out(net, [5_000, 3_000, 2_000])
    assert (made.fees(), sum(wallets(made, one, two))) == (7, 294)
    sound()


def test_parts_released_one_by_one_come_to_the_same():
    made, one, two = team_deal((20_000,))
    made.fund(at=LATER)
    for minor in (1, 1, 1, 3, 7, 11):
        do(release_part, made.client, LATER, milestone_id=made.milestones[0], amount=made.money(minor))
    assert wallets(made, one, two) == handed_out(24, [5_000, 3_000, 2_000])
    made.accept(made.submit(at=LATER), LATER)
    assert wallets(made, one, two) == [10_000, 6_000, 4_000]
    sound()


def test_a_lead_that_has_paid_out_its_balance_owes_nobody():
    """What is passed on comes in with the same booking, so an empty balance never stands against a release."""
    made, one, two = team_deal((20_000, 20_000))
    for place in (0, 1):
        made.fund(place, LATER)
        made.accept(made.submit(place, LATER), LATER)
        given = {"amount": made.money(10_000), "destination": "NL91 ABNA 0417 1643 00", "rail": "sandbox"}
        do(request_payout, made.provider, LATER, **given)
    assert wallets(made, one, two) == [0, 12_000, 8_000]


def test_a_ruling_gives_back_from_nobodys_share_and_shares_the_rest():
    made, one, two = team_deal((20_000,))
    made.fund(at=LATER)
    operator, milestone_id = operator_actor(), made.milestones[0]
    do(hold_funds, operator, LATER, milestone_id=milestone_id, reason="Both complained.")
    given = {"milestone_id": milestone_id, "to_client": made.money(12_000), "reasons": "Half of it was usable."}
    do(rule_on_milestone, operator, LATER, **given)
    assert wallets(made, one, two) == [4_000, 2_400, 1_600]
    sound()


def test_a_bonus_is_the_leads():
    made, one, two = team_deal((20_000,))
    do(give_bonus, made.client, LATER, agreement_id=made.id, amount=made.money(500))
    assert wallets(made, one, two) == [500, 0, 0]
    sound()


def test_where_the_parties_pay_each_other_nothing_is_passed_on_and_what_is_due_is_told():
    made, one, two = team_deal((20_000,), rail="ledger_only", fee_bps=1_000)
    made.fund(at=LATER)
    made.accept(made.submit(at=LATER), LATER)
    assert wallets(made, one, two) == [0, 0, 0]
    found = team_contract(one, made.agreement.number)
    assert found.promises
    assert [share.paid.minor for share in found.shares] == [9_000, 5_400, 3_600]
    assert [[part.minor for part in row.parts] for row in found.releases] == [[9_000, 5_400, 3_600]]
    sound()


def test_a_member_reads_the_contract_from_the_signature_on_and_others_do_not():
    made, one, two = team_deal((101, 99))
    made.fund(0, LATER)
    made.accept(made.submit(0, LATER), LATER)
    for reader, own in ((one, 60), (two, 40), (made.provider, 100), (made.client, None)):
        found = team_contract(reader, made.agreement.number)
        assert [row.net.minor for row in found.releases] == [101]
        assert (found.own.amount.minor if found.own else None) == own
        assert "leads a team and answers for its members" in found.text
        assert found.is_party == (reader in (made.provider, made.client))
    assert [number for number, *_ in team_contracts(one)] == [made.agreement.number]
    assert is_of_team(two, made.agreement.number)
    assert not is_of_team(made.provider, made.agreement.number)
    with pytest.raises(NotFound):
        team_contract(make_organisation()[1], made.agreement.number)
    assert team_contract(made.client, make_deal(parties=(made.client, made.provider)).agreement.number) is None


def test_a_share_that_is_not_the_formula_is_found():
    made, one, _two = team_deal((20_000,))
    made.fund(at=LATER)
    made.accept(made.submit(at=LATER), LATER)
    wrong = Posting(
        key="share/wrong",
        debit=f"wallet/{made.provider.organisation_id}/EUR",
        credit=f"wallet/{one.organisation_id}/EUR",
        amount=made.money(1),
        kind="share",
        about=("milestone", made.milestones[0]),
    )
    do(post, made.provider, LATER, postings=[wrong])
    assert [found.rule for found in findings()] == ["share_is_not_the_formula"]


def test_what_is_passed_on_is_what_each_has_after_less_what_they_had():
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(60):
        cuts = sorted(chance.sample(range(1, 100), chance.randint(1, 9)))
        bps = [100 * (high - low) for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
        team = tuple((uuid4(), one) for one in bps[1:])
        deal = Deal(uuid4(), uuid4(), uuid4(), "EUR", "sandbox", 0, team)
        before, had = 0, dict.fromkeys((member for member, _bps in team), 0)
        for net in [chance.randint(0, 5_000) for _ in range(8)]:
            for member, part in passed_on(deal, before, net):
                assert 0 < part <= net
                had[member] += part
            before += net
            assert {deal.provider_id: before - sum(had.values()), **had} == received(deal, before)
