"""object_to_claim: with reasons; the claim stays, and can be accepted later."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.object_to_claim import object_to_claim
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.claims_world import clocks, limited, made

pytestmark = pytest.mark.django_db


def test_the_claim_stays_and_can_be_accepted_for_less_later():
    deal = limited()
    one = made(deal)
    assert do(object_to_claim, deal.provider, claim_id=one.pk, words="It was your backup.").state == "objected"
    assert clocks(one) == []
    assert do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(1)).state == "offered"


def test_refusals():
    deal, (_, stranger) = limited(), make_organisation()
    given = {"claim_id": made(deal).pk, "words": "No."}
    refuses(NotFound, object_to_claim, stranger, **given)
    refuses(Forbidden, object_to_claim, deal.client, **given)
    refuses(Forbidden, object_to_claim, member_actor(deal.provider.organisation_id, Role.MEMBER), **given)
    refuses(Invalid, object_to_claim, deal.provider, **given | {"words": " "})
    replays(object_to_claim, deal.provider, NOW, **given)
    refuses(NotAllowed, object_to_claim, deal.provider, **given)
