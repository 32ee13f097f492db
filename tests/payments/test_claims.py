"""The rules of claims against the worked tables of docs/algorithms/claims.md; what counts towards the limit from every
source; and two answers at once, on real connections."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.rules.liability import Counts
from anyshore.contracts.rules.states import Side
from anyshore.insight.queries.contract import contract
from anyshore.insight.queries.if_nobody_acts import ACCEPTED
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import NotAllowed
from anyshore.kit.money import Money
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.object_to_claim import object_to_claim
from anyshore.payments.actions.take_lesser_sum import take_lesser_sum
from anyshore.payments.actions.withdraw_claim import withdraw_claim
from anyshore.payments.models import Claim
from anyshore.payments.policies import may_make_claim
from anyshore.payments.queries.claims_page import claims_page
from anyshore.payments.queries.liability import counted_against, years_of
from anyshore.payments.rules.claims import CLAIM, OF_DEFECTS, ClaimKind, ClaimState, counts_as, turn_of
from anyshore.web.contracts.consequences import told
from tests.contracts.world import performing, race
from tests.deals import sound
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import NOW, do
from tests.payments.claims_world import LIMIT, TODAY, accepted, after, credits_of, failed, limited, lower, made
from tests.payments.retainers import IN_DECEMBER
from tests.tables import tables

KINDS, MOVES, MONEY = range(3)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


CLAIMANT = {"take", "maintain", "withdraw"}


def test_the_kinds():
    rows = tables("docs/algorithms/claims.md")[KINDS]
    assert {row["kind"] for row in rows} == set(ClaimKind)
    for row in rows:
        found = counts_as(row["kind"], "")
        assert (str(found) if found else "–") == row["counts as"], row
    assert counts_as("damages", "intent") is None


@pytest.mark.django_db
def test_who_makes_which():
    deal = limited()
    for row in tables("docs/algorithms/claims.md")[KINDS]:
        of_defect = ClaimKind(row["kind"]) in OF_DEFECTS
        sides = ("client", "provider")
        may = [one for one in sides if may_make_claim(getattr(deal, one), deal.agreement, of_defect=of_defect)]
        assert may == row["who"].split(), row


def test_the_moves_and_whose_turn_it_is():
    rows = tables("docs/algorithms/claims.md")[MOVES]
    assert {(row["state"], row["verb"]) for row in rows} == set(CLAIM.moves)
    turns = {"claimant": Side.CLIENT, "other": Side.PROVIDER, "–": None}
    for row in rows:
        assert CLAIM.after(ClaimState(row["state"]), row["verb"]) == row["then"], row
        assert turn_of(row["then"], "client") is turns[row["whose turn"]], row
        assert (row["who"] == "claimant") is (row["verb"] in CLAIMANT), row


@pytest.mark.django_db(transaction=True)
def test_service_credits_count_once_and_claims_that_come_off_are_no_credits():
    deal = levelled(more=(LIMIT,))
    deal.read((1, 8_000), (2, 9_000), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    deal.close()
    found = counted_against(deal.agreement, Side.PROVIDER)
    assert [(one.kind, one.on, one.amount.minor) for one in found] == [
        (Counts.CREDIT, date(2026, 12, 31), 40_000),
        (Counts.CREDIT, date(2026, 12, 31), 60_000),
    ]
    assert counted_against(deal.agreement, Side.CLIENT) == []


@pytest.mark.django_db
def test_what_is_accepted_counts_and_what_is_open_does_not():
    found = failed()
    deal, at = found.deal, after(found)
    one = lower(found, 2_000)
    do(accept_claim, found.provider, at, claim_id=one.pk)
    accepted(deal, 1_000, at, on=at.date())
    made(deal, 700, at)
    kinds = [(one.kind, one.amount.minor) for one in counted_against(deal.agreement, Side.PROVIDER)]
    assert kinds == [(Counts.REDUCTION, 2_000), (Counts.DAMAGES, 1_000)]
    assert credits_of(deal) == [(2_000, 0, "open"), (1_000, 0, "open")]
    years = years_of(deal.agreement, at)
    assert [(one.counted.minor, one.limit.minor) for one in years[Side.PROVIDER]] == [(3_000, 20_000)]
    assert [(one.counted.minor, one.starts_on) for one in years[Side.CLIENT]] == [(0, TODAY)]


@pytest.mark.django_db
def test_the_page_says_what_each_reader_may_do():
    deal = limited()
    one = made(deal)
    number = deal.agreement.number
    ours, theirs = (claims_page(actor, number, at=NOW).row(1) for actor in (deal.client, deal.provider))
    assert (ours.may, theirs.may) == ({"withdraw"}, {"accept", "object"})
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(10))
    ours, theirs = (claims_page(actor, number, at=NOW).row(1) for actor in (deal.client, deal.provider))
    assert (ours.may, theirs.may) == ({"take", "maintain", "withdraw"}, {"accept"})
    assert ours.offered == Money(10, "EUR")


@pytest.mark.django_db
def test_what_comes_off_is_told_before_anybody_acts_and_silence_takes_it_off():
    deal = limited((20_000, 10_000))
    accepted(deal, 3_000)
    for place in (0, 1):
        deal.fund(place)
        deal.submit(place)
    page = contract(deal.client, deal.agreement.number, at=NOW)
    assert [part.money.credit.minor for part in page.parts] == [3_000, 3_000], "whichever is accepted next"
    assert page.parts[0].to_release == deal.money(17_000)
    silence = {one.params["position"]: one for one in page.silence if one.code == ACCEPTED}
    assert (silence[1].params["credit_minor"], silence[2].params["credit_minor"]) == (3_000, 0)
    assert "EUR 170.00" in plain(" ".join(str(one.text) + str(one.detail) for one in told(page)))
    run_due(silence[2].at)
    assert deal.wallet() == 27_000
    assert credits_of(deal) == [(3_000, 3_000, "used")]
    sound()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "other",
    [
        lambda deal, one: (withdraw_claim, deal.client, {"claim_id": one.pk, "words": "A mistake."}),
        lambda deal, one: (object_to_claim, deal.provider, {"claim_id": one.pk, "words": "No."}),
        lambda deal, one: (accept_claim, deal.provider, {"claim_id": one.pk}),
    ],
)
def test_two_answers_at_once_leave_one_whole_story(committed_db, other):
    deal = limited()
    one = made(deal)
    verb, actor, given = other(deal, one)
    outcomes = race(performing(accept_claim, deal.provider, claim_id=one.pk), performing(verb, actor, **given))
    state = Claim.objects.get().state
    refused = [type(found) for found in outcomes if isinstance(found, Exception)]
    assert refused in ([], [NotAllowed])
    assert state in ("accepted", "withdrawn")
    assert credits_of(deal) == ([(3_000, 0, "open")] if state == "accepted" else [])
    sound()


@pytest.mark.django_db(transaction=True)
def test_taken_and_accepted_in_full_at_once_comes_off_once(committed_db):
    deal = limited()
    one = made(deal)
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(10))
    both = [
        performing(accept_claim, deal.provider, claim_id=one.pk),
        performing(take_lesser_sum, deal.client, claim_id=one.pk, amount_minor=10),
    ]
    race(*both)
    (credit,) = credits_of(deal)
    assert credit[0] == Claim.objects.get().agreed_minor
    sound()
