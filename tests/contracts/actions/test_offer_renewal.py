"""Offering to renew: the next version, signed by one side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.rules.renewal import RenewalOpen
from anyshore.exits.actions.give_notice import give_notice
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.plumbing import deadlines
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
        refuses(Invalid, offer_renewal, deal.client, **(given | {"ends_on": wrong}))
    refuses(Invalid, offer_renewal, deal.client, **given, index_now=10_500)
    do(give_notice, deal.client, agreement_id=deal.id, reason="Enough.")
    refuses(NotAllowed, offer_renewal, deal.client, **given)


def test_once():
    deal = ending()
    given = {"agreement_id": deal.id, "ends_on": NEXT}
    replays(offer_renewal, deal.client, **given)
    refuses(RenewalOpen, offer_renewal, deal.provider, **given)
