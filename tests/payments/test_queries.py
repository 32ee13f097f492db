"""What the pages read of money, and who may."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.exits.actions.give_back import give_back
from anyshore.kit.errors import NotFound, Refused
from anyshore.parties.rules import CLOCK
from anyshore.payments import queries
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.actions.request_payout import request_payout
from anyshore.plumbing.actions import preview
from tests.deals import make_deal
from tests.factories import NOW, do, make_organisation, operator_actor
from tests.moves import nothing_changes


@pytest.mark.django_db
def test_the_money_of_one_agreement():
    deal = make_deal([20_000, 5_000, 700, 300], fee_bps=1_000)
    for place in range(3):
        deal.fund(place)
    do(release_part, deal.client, milestone_id=deal.milestones[1], amount=deal.money(1_000))
    deal.accept(deal.submit(0))
    do(give_back, deal.provider, milestone_id=deal.milestones[2], reason="Ill.")
    do(give_bonus, deal.client, agreement_id=deal.id, amount=deal.money(500), words="Thanks")
    money = queries.agreement_money(deal.provider, deal.id)
    assert not money.promises
    seen = {
        name: getattr(money, name).minor
        for name in ("value", "unfunded", "held", "released", "refunded", "fee", "bonus", "owed", "paid", "awaiting")
    }
    assert seen == {
        "value": 26_000,
        "unfunded": 300,
        "held": 4_000,
        "released": 21_000,
        "refunded": 700,
        "fee": 2_150,
        "bonus": 500,
        "owed": 0,
        "paid": 0,
        "awaiting": 0,
    }
    assert [one.word for one in money.milestones] == ["released", "held", "refunded", "not_funded"]
    assert money.milestones[1] == queries.milestone_money(deal.client, deal.milestones[1])
    assert money.milestones[1].fee_if_released == deal.money(400)
    (bonus,) = queries.bonuses_of(deal.provider, deal.id)
    assert (bonus.amount, bonus.fee, bonus.words) == (deal.money(500), deal.money(50), "Thanks")


@pytest.mark.django_db
def test_promises_have_words_of_their_own():
    deal = make_deal([20_000, 5_000, 700], rail="ledger_only")
    deal.fund(0)
    deal.fund(1)
    deal.accept(deal.submit(0))
    money = queries.agreement_money(deal.client, deal.id)
    assert money.promises
    assert [one.word for one in money.milestones] == ["owed", "promised", "not_funded"]


@pytest.mark.django_db
def test_another_organisations_money_is_not_there(django_assert_max_num_queries):
    deal, (_, stranger) = make_deal(), make_organisation()
    for read in (queries.agreement_money, queries.silence_of):
        with pytest.raises(NotFound):
            read(stranger, deal.id)
    with pytest.raises(NotFound):
        queries.milestone_money(stranger, deal.milestones[0])
    assert queries.payments_of(stranger, deal.id) == ()
    assert queries.bonuses_of(stranger, deal.id) == ()
    assert queries.payouts(stranger) == ()
    assert queries.wallets(CLOCK) == ()
    assert queries.wallet_lines(stranger, "EUR") == ()
    with django_assert_max_num_queries(6):
        queries.agreement_money(deal.client, deal.id)


@pytest.mark.django_db
def test_a_recorded_payment_is_read_by_its_parties():
    deal, (_, stranger) = make_deal(rail="ledger_only"), make_organisation()
    deal.complete()
    given = {"agreement_id": deal.id, "amount": deal.money(5), "paid_on": NOW.date()}
    payment = do(record_payment, deal.client, **given)
    readers = (deal.client, deal.provider, stranger)
    assert [queries.may_read_payment(one, payment.pk) for one in readers] == [True, True, False]


@pytest.mark.django_db
def test_balances_and_their_lines():
    deal = make_deal([20_000, 500], fee_bps=100)
    deal.complete()
    do(request_payout, deal.provider, amount=deal.money(1_000))
    (row,) = queries.wallets(deal.provider)
    assert (row.currency, row.balance, row.leaving) == ("EUR", deal.money(19_295), deal.money(1_000))
    lines = queries.wallet_lines(deal.provider, "EUR")
    assert [(one.kind, one.change.minor, one.balance.minor, one.title) for one in lines] == [
        ("payout_asked", -1_000, 19_295, ""),
        ("release", 495, 20_295, "Part 2"),
        ("release", 19_800, 19_800, "Part 1"),
    ]
    assert lines[1].number == deal.agreement.number
    assert queries.wallets(deal.client) == ()


@pytest.mark.django_db
def test_totals_over_all_agreements():
    (_, client), (_, provider) = make_organisation(), make_organisation(country="PL")
    for amount in (1_000, 2_000):
        deal = make_deal([amount, 70], parties=(client, provider))
        deal.fund()
    make_deal([5_000], parties=(provider, client)).complete()
    one, other = queries.money_overview(client)
    assert (one.side, one.held.minor, one.unfunded.minor, one.released.minor) == ("client", 3_000, 140, 0)
    assert (other.side, other.held.minor, other.unfunded.minor, other.released.minor) == ("provider", 0, 0, 5_000)


@pytest.mark.django_db(transaction=True)
def test_a_preview_shows_each_account_and_moves_nothing():
    deal = make_deal([20_000], fee_bps=250)
    with nothing_changes():
        seen = preview(
            fund_milestone, actor=deal.client, at=NOW, look=queries.movements, milestone_id=deal.milestones[0]
        )
    assert [(one.kind, one.change.minor, one.owner) for one in seen] == [
        ("rail", -20_000, ""),
        ("held", 20_000, f"C-{deal.agreement.number}"),
    ]
    deal.fund()
    submission = deal.submit()
    with nothing_changes():
        seen = preview(
            accept_milestone, actor=deal.client, at=NOW, look=queries.movements, submission_id=submission.pk
        )
    assert {one.kind: (one.now.minor, one.change.minor, one.after.minor) for one in seen} == {
        "held": (20_000, -20_000, 0),
        "wallet": (0, 19_500, 19_500),
        "fees": (0, 500, 500),
    }


@pytest.mark.django_db(transaction=True)
def test_a_preview_refuses_as_the_verb_does():
    deal = make_deal()
    deal.fund()
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    with pytest.raises(Refused):
        preview(
            release_part,
            actor=deal.client,
            at=NOW,
            look=queries.movements,
            milestone_id=deal.milestones[0],
            amount=deal.money(5),
        )
