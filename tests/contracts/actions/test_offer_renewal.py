"""Offering to renew: the next version, signed by one side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.rules.renewal import EndOutOfRange, RenewalOpen
from anyshore.exits.actions.give_notice import give_notice
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.payments.actions.sign_renewal import sign_renewal
from anyshore.plumbing import deadlines
from tests.approvals.world import House, ruled
from tests.contracts.renewal_world import END, NEXT, ending, fresh, offered
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_agreement_stays_as_it_is_until_it_is_signed():
    deal = ending()
    made = offered(deal, words="A good year.")
    assert (made.state, made.side, made.before) == ("offered", "client", fresh(deal).version_hash)
    assert (fresh(deal).version, fresh(deal).ends_on) == (1, END)
    assert [one.due_at for one in deadlines.of(("renewal", made.pk))] == [made.answer_until]
    sound()


def test_refusals():
    deal = ending()
    given = {"agreement_id": deal.id, "ends_on": NEXT}
    refuses(NotFound, offer_renewal, make_organisation()[1], **given)
    refuses(Forbidden, offer_renewal, member_actor(deal.client.organisation_id), **given)
    for wrong in (END, END - timedelta(days=1), date(2060, 1, 1)):
        refuses(EndOutOfRange, offer_renewal, deal.client, **(given | {"ends_on": wrong}))
    refuses(Invalid, offer_renewal, deal.client, **given, index_now=10_500)
    do(give_notice, deal.client, agreement_id=deal.id, reason="Enough.")
    refuses(NotAllowed, offer_renewal, deal.client, **given)


def test_once():
    deal = ending()
    given = {"agreement_id": deal.id, "ends_on": NEXT}
    replays(offer_renewal, deal.client, **given)
    refuses(RenewalOpen, offer_renewal, deal.provider, **given)


def test_the_rules_of_ones_own_people_hold_as_for_any_signature():
    deal = ending()
    other = offered(deal)
    do(drop_renewal, deal.provider, offer_id=other.pk)
    mine = do(offer_renewal, deal.provider, agreement_id=deal.id, ends_on=NEXT)
    people = tuple(member_actor(deal.client.organisation_id, Role.VIEWER) for _ in range(3))
    ruled(House(deal.client, deal.client, people), above=Money(10_000, "EUR"))
    refuses(ApprovalMissing, sign_renewal, deal.client, offer_id=mine.pk, version_hash=mine.hash)
    do(drop_renewal, deal.provider, offer_id=mine.pk)
    refuses(ApprovalMissing, offer_renewal, deal.client, agreement_id=deal.id, ends_on=NEXT)
