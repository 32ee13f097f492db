"""ask_to_renew: one's own people agree before one signs the renewal that the other side offers."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.models import Approval
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.contracts.actions.ask_to_renew import ask_to_renew
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.queries.renewing import signing_renewal
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.sign_renewal import sign_renewal
from tests.contracts.actions.test_hold_renewal import board
from tests.contracts.renewal_world import NEXT, ending, fresh
from tests.contracts.world import LATER
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def test_they_agree_to_the_very_renewal_and_then_it_is_signed():
    deal = ending()
    here = board(deal)
    offer = do(offer_renewal, deal.provider, agreement_id=deal.id, ends_on=NEXT)
    assert signing_renewal(deal.client, deal.id).missing
    assert signing_renewal(deal.provider, deal.id) is None
    asked = do(ask_to_renew, deal.client, offer_id=offer.pk, words="As last year.")
    assert (asked.fingerprint, asked.path, asked.answer_until <= offer.answer_until) == (
        offer.hash, f"/contracts/{fresh(deal).number}/renewal/", True,
    )  # fmt: skip
    given = {"offer_id": offer.pk, "version_hash": offer.hash}
    refuses(ApprovalMissing, sign_renewal, deal.client, **given)
    for person in here.people[:2]:
        do(answer_and_send, person, LATER, approval_id=asked.pk, answer="approved", fingerprint=offer.hash)
    assert Approval.objects.get().state == "approved"
    do(sign_renewal, deal.client, LATER, **given)
    assert fresh(deal).ends_on == NEXT


def test_refusals():
    deal = ending()
    offer = do(offer_renewal, deal.provider, agreement_id=deal.id, ends_on=NEXT)
    refuses(NoApprovalNeeded, ask_to_renew, deal.client, offer_id=offer.pk)
    board(deal)
    refuses(NotFound, ask_to_renew, make_organisation()[1], offer_id=offer.pk)
    refuses(Forbidden, ask_to_renew, deal.provider, offer_id=offer.pk)
    refuses(Forbidden, ask_to_renew, member_actor(deal.client.organisation_id), offer_id=offer.pk)
    do(drop_renewal, deal.client, offer_id=offer.pk)
    refuses(NotAllowed, ask_to_renew, deal.client, offer_id=offer.pk)
