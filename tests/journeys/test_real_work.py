"""133 real pieces of work, from the post to the payout, through the actions; half of them accepted by silence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from anyshore.cli import soundness
from anyshore.cli.work import Imported, import_posts, read_posts
from anyshore.contracts.models import Agreement, Milestone
from anyshore.delivery.models import Submission
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor, ActorKind
from anyshore.ledger.queries import balances
from anyshore.parties.models import Membership
from anyshore.parties.rules import CLOCK, Role
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.payments.actions.fund_milestones import fund_milestones
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.models import Holding, Payout
from anyshore.payments.queries import wallets
from anyshore.sourcing.models import Request
from tests.counts import POSTS as WORK
from tests.factories import NOW, PROOF, do

POSTS = Path(__file__).parents[1] / "data" / "real_work" / "posts.json"
DAY = timedelta(days=1)


def owner_of(organisation_id) -> Actor:
    member = Membership.objects.get(organisation_id=organisation_id)
    return Actor(ActorKind.PERSON, member.user_id, organisation_id, Role.OWNER, PROOF)


def signed_and_funded(one: Imported) -> Agreement:
    """The chosen proposal awarded with one button; a direct offer signed by the provider and funded by the client."""
    if one.chosen_id:
        client = owner_of(one_client(one))
        return do(award_and_fund, client, at=NOW + DAY, proposal_id=one.chosen_id, fee_bps=0, rail="sandbox")
    agreement = Agreement.objects.get(pk=one.agreement_id)
    provider, client = owner_of(agreement.provider_id), owner_of(agreement.client_id)
    do(sign_and_open, provider, at=NOW + DAY, agreement_id=agreement.id, version_hash=agreement.version_hash)
    ids = tuple(Milestone.objects.filter(agreement=agreement).values_list("id", flat=True))
    do(fund_milestones, client, at=NOW + DAY, agreement_id=agreement.id, milestone_ids=ids)
    return agreement


def one_client(one: Imported):
    return Request.objects.get(pk=one.request_id).client_id


@pytest.mark.parametrize("count", WORK.params)
def test_all_posts_are_paid_out_to_the_cent(committed_db, count):
    posts = read_posts(POSTS.read_text(encoding="utf-8"))[-count:]
    taken = import_posts(posts, rail="sandbox", fee_bps=0, at=NOW)
    assert len(taken) == count
    agreements = [signed_and_funded(one) for one in taken]
    submissions = []
    for agreement in agreements:
        milestone = Milestone.objects.get(agreement=agreement)
        provider = owner_of(agreement.provider_id)
        submissions.append(do(submit_funded_work, provider, at=NOW + 2 * DAY, milestone_id=milestone.id, note="Done."))
    for number, submission in enumerate(submissions):
        if number % 2:
            client = owner_of(Agreement.objects.get(pk=submission.agreement_id).client_id)
            do(accept_milestone, client, at=NOW + 3 * DAY, submission_id=submission.id)
    run_due(NOW + 30 * DAY)

    silent = Submission.objects.filter(decided_by="silence")
    assert silent.count() == (count + 1) // 2
    assert all(one.decided_at == one.review_until for one in silent)
    assert set(Agreement.objects.values_list("state", flat=True)) == {"completed"}

    for organisation_id in Agreement.objects.values_list("provider_id", flat=True).distinct():
        actor = owner_of(organisation_id)
        (wallet,) = wallets(actor)
        payout = do(request_payout, actor, at=NOW + 31 * DAY, amount=wallet.balance, destination="PL61")
        do(pay_out, CLOCK, at=NOW + 31 * DAY, payout_id=payout.id)

    paid = Payout.objects.filter(state="paid", currency="USD")
    owed = sum(Milestone.objects.values_list("amount_minor", flat=True))
    assert sum(paid.values_list("amount_minor", flat=True)) == owed
    assert count < WORK.many or owed == 5_292_500
    assert not Holding.objects.filter(state__in=["held", "not_funded"]).exists()
    held = balances(f"held/{agreement.id}" for agreement in agreements)
    assert {balance.minor for balance in held.values()} == {0}
    assert soundness.money_faults() == []
    assert soundness.audit_faults() == []
