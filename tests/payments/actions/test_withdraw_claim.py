"""withdraw_claim: with a reason, until it is over."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.withdraw_claim import withdraw_claim
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.claims_world import clocks, limited, made

pytestmark = pytest.mark.django_db


def test_it_stays_on_record_and_waits_for_nobody():
    deal = limited()
    one = made(deal)
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(10))
    done = replays(withdraw_claim, deal.client, claim_id=one.pk, words="We found the files.")
    assert (done.state, done.offered_minor, clocks(one)) == ("withdrawn", None, [])
    refuses(NotAllowed, accept_claim, deal.provider, claim_id=one.pk)


def test_refusals():
    deal, (_, stranger) = limited(), make_organisation()
    given = {"claim_id": made(deal).pk, "words": "A mistake."}
    refuses(NotFound, withdraw_claim, stranger, **given)
    refuses(Forbidden, withdraw_claim, deal.provider, **given)
    refuses(Forbidden, withdraw_claim, member_actor(deal.client.organisation_id, Role.MEMBER), **given)
    refuses(Invalid, withdraw_claim, deal.client, **given | {"words": ""})
    do(accept_claim, deal.provider, claim_id=given["claim_id"])
    refuses(NotAllowed, withdraw_claim, deal.client, **given)
