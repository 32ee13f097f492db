"""Saying no in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.refuse_renewal import refuse_renewal
from anyshore.contracts.models import RenewalRefusal
from anyshore.contracts.rules.renewal import NotRenewing, RefusedAlready, RenewalCertain, RenewalChanged
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.renew_agreement import renew_agreement
from anyshore.plumbing import deadlines
from tests.contracts.renewal_world import END, NEXT, NO_LATER, ending, fresh, renewing
from tests.contracts.world import performing, race
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", ["client", "provider"])
def test_it_ends_on_its_last_day(side):
    deal = renewing()
    do(
        refuse_renewal,
        getattr(deal, side),
        NO_LATER - timedelta(seconds=1),
        agreement_id=deal.id,
        term_on=END,
        words="Enough.",
    )
    assert {one.verb for one in deadlines.of(("agreement", deal.id))} == {"exits.expire_agreement"}
    run_due(NO_LATER + timedelta(days=120))
    assert (deal.state(), fresh(deal).ends_on) == ("ended", END)
    sound()


def test_refusals():
    deal = renewing()
    given = {"agreement_id": deal.id, "term_on": END}
    refuses(NotFound, refuse_renewal, make_organisation()[1], **given)
    refuses(Forbidden, refuse_renewal, member_actor(deal.client.organisation_id), **given)
    refuses(RenewalCertain, refuse_renewal, deal.client, at=NO_LATER, **given)
    refuses(RenewalChanged, refuse_renewal, deal.client, **(given | {"term_on": NEXT}))
    without = ending()
    refuses(NotRenewing, refuse_renewal, without.client, agreement_id=without.id, term_on=END)


def test_once():
    deal = renewing()
    replays(refuse_renewal, deal.client, agreement_id=deal.id, term_on=END)
    refuses(RefusedAlready, refuse_renewal, deal.provider, agreement_id=deal.id, term_on=END)


@pytest.mark.django_db(transaction=True)
def test_a_no_and_the_clock_at_once_leave_one_of_two():
    """A no just in time and the clock, on two connections: it is renewed and nobody said no, or the other way
    round."""
    deal = renewing()
    race(
        performing(refuse_renewal, deal.client, NO_LATER - timedelta(seconds=1), agreement_id=deal.id, term_on=END),
        performing(renew_agreement, CLOCK, NO_LATER, agreement_id=deal.id),
    )
    refused_for = set(RenewalRefusal.objects.values_list("term_on", flat=True))
    assert (fresh(deal).version, refused_for) in ((1, {END}), (2, set()))
    waiting = {one.verb for one in deadlines.of(("agreement", deal.id))}
    assert ("payments.renew_agreement" in waiting) == (not refused_for)
    sound()
