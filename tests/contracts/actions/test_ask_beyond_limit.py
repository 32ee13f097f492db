"""ask_beyond_limit: an award that breaks a limit which blocks waits for those who may let it go beyond."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.actions.state_rate import state_rate
from anyshore.approvals.rules import Kind
from anyshore.contracts.actions.ask_beyond_limit import ask_beyond_limit
from anyshore.contracts.actions.award_proposal import LimitBlocks, award_proposal
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.queries.limits import LimitStands, limit_check
from anyshore.contracts.rules import Side
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.kit.refusals import TextMissing
from anyshore.sourcing.queries.offered import offered_work
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from anyshore.strategy.actions.set_limit import set_limit
from tests.approvals.world import answer, house, ruled
from tests.contracts.world import LATER, LOGO, offered, refused
from tests.factories import do, make_organisation
from tests.sourcing.world import posted, proposed
from tests.strategy.actions.test_set_limit import COUNTRY

pytestmark = pytest.mark.django_db

FEE = {"fee_bps": 0, "rail": "sandbox"}


def wished(terms=COUNTRY, currency: str = "EUR"):
    """A house with EUR 200 running in the Netherlands, a limit of 60 % in one country, and an offer of EUR 400 from
    Poland."""
    here = house()
    dutch = make_organisation(name="Drukkerij", country="NL")[1]
    deal = offered(between=(here.owner, dutch), currency=currency)
    do(sign_agreement, dutch, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    do(set_limit, here.owner, terms=terms, reason="Not all in one place.")
    request, _ = posted(here.owner)
    proposal, _ = proposed(request, 40_000)
    return here, request, proposal


def check(here, proposal):
    return limit_check(here.asker, offered_work(here.asker, proposal.id))


def test_a_limit_that_blocks_stops_the_award_until_it_is_agreed_to():
    here, _, proposal = wished()
    found = check(here, proposal)
    assert [(one.kind, one.key, one.share_bps) for one in found.broken] == [("country", "PL", 6666)]
    with refused(LimitBlocks):
        do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE)
    with refused(NoApprovalNeeded):
        do(ask_beyond_limit, here.asker, LATER, proposal_id=proposal.id, words="The only one that can.")
    ruled(here, Money(0, "EUR"), needed=1, kind=Kind.LIMIT)
    with refused(TextMissing):
        do(ask_beyond_limit, here.asker, LATER, proposal_id=proposal.id, words=" ")
    made = do(ask_beyond_limit, here.asker, LATER, proposal_id=proposal.id, words="The only one that can.")
    with refused(LimitBlocks):
        do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE)
    answer(made, here.people[0])
    assert do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE).state == "offered"


def test_a_changed_limit_needs_another_consent_and_a_wider_one_none():
    here, _, proposal = wished()
    ruled(here, Money(0, "EUR"), needed=1, kind=Kind.LIMIT)
    made = do(ask_beyond_limit, here.asker, LATER, proposal_id=proposal.id, words="Why.")
    answer(made, here.people[0])
    do(set_limit, here.owner, terms=replace(COUNTRY, share_bps=5000), reason="Stricter.")
    with refused(LimitBlocks):
        do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE)
    do(set_limit, here.owner, terms=replace(COUNTRY, share_bps=7000), reason="Wider.")
    assert do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE).state == "offered"


def test_a_limit_that_warns_stops_nothing_and_one_counts_from_its_sum():
    here, _, proposal = wished(replace(COUNTRY, force="warn"))
    assert check(here, proposal).broken
    assert not check(here, proposal).stops
    do(set_limit, here.owner, terms=replace(COUNTRY, above_minor=60_000), reason="Small sums do not count.")
    assert check(here, proposal).broken == ()
    do(set_limit, here.owner, terms=replace(COUNTRY, kind="provider", share_bps=6666), reason="Just so.")
    assert [one.kind for one in check(here, proposal).broken] == ["provider"]
    do(award_proposal, here.owner, LATER, proposal_id=_cheap(here), **FEE)


def _cheap(here):
    request, _ = posted(here.owner, title="A small one")
    return proposed(request, 10_000)[0].id


def test_other_currencies_are_compared_at_the_stated_rate_or_left_out_and_said_so():
    here, _, proposal = wished(currency="USD")
    found = check(here, proposal)
    assert found.left_out == ("USD",)
    assert [one.share_bps for one in found.broken] == [10_000]
    do(state_rate, here.owner, currency="USD", against="EUR", rate_millionths=2_000_000)
    found = check(here, proposal)
    assert (found.left_out, found.broken) == ((), ())


def test_refusals_change_nothing():
    here, request, proposal = wished()
    ruled(here, Money(0, "EUR"), needed=1, kind=Kind.LIMIT)
    given = {"proposal_id": proposal.id, "words": "Why."}
    with refused(Forbidden):
        do(ask_beyond_limit, here.people[0], LATER, **given)
    with refused(OfferExpired):
        do(ask_beyond_limit, here.asker, proposal.expires_at + timedelta(seconds=1), **given)
    dutch = make_organisation(name="Druckerei", country="DE")[1]
    cheap, _ = proposed(request, 1_000, dutch)
    do(award_proposal, here.asker, LATER, proposal_id=cheap.id, **FEE)
    with refused(RequestNotOpen):
        do(ask_beyond_limit, here.asker, LATER, **given)


def test_without_limits_nothing_is_read_and_nothing_is_in_the_way():
    here = house()
    request, _ = posted(here.owner)
    proposal, _ = proposed(request, 40_000)
    assert check(here, proposal).broken == ()
    assert do(award_proposal, here.asker, LATER, proposal_id=proposal.id, **FEE).state == "offered"


def test_a_limit_that_blocks_stops_a_contract_without_an_award_too():
    here, _, _ = wished()
    polish = make_organisation(name="Lingua", country="PL")[1]
    between = (here.owner, polish)
    with refused(LimitStands):
        offered(between=between, milestones=[replace(LOGO, amount_minor=40_000)])
    deal = offered(Side.PROVIDER, between=between, milestones=[replace(LOGO, amount_minor=40_000)])
    with refused(LimitStands):
        do(sign_agreement, here.owner, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    small = offered(Side.PROVIDER, between=between, milestones=[replace(LOGO, amount_minor=20_000)])
    done = do(sign_agreement, here.owner, LATER, agreement_id=small.agreement.id, version_hash=small.hash)
    assert done.state == "running"


def test_a_limit_that_warns_stops_nothing():
    here, _, _ = wished(replace(COUNTRY, force="warn"))
    polish = make_organisation(name="Lingua", country="PL")[1]
    assert (
        offered(between=(here.owner, polish), milestones=[replace(LOGO, amount_minor=40_000)]).agreement.state
        == "offered"
    )
