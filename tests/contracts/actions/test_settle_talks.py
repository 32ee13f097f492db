"""One side says what both have agreed; it counts only once the other says so."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.confirm_talks import confirm_talks
from anyshore.contracts.actions.settle_talks import settle_talks
from anyshore.contracts.models import HardshipTalks
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.hardship_world import UNTIL, asked, dear
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db
WORDS = "Ten percent more until summer."


def test_it_can_be_written_anew_and_does_not_end_the_talks():
    deal = dear()
    talks = asked(deal)
    do(settle_talks, deal.provider, talks_id=talks.pk, words=WORDS)
    do(settle_talks, deal.client, talks_id=talks.pk, words="Eight percent.")
    row = HardshipTalks.objects.get()
    assert (row.state, row.settled_by, row.settlement) == ("talking", "client", "Eight percent.")
    run_due(UNTIL)
    assert HardshipTalks.objects.get().state == "failed"


def test_refusals():
    deal = dear()
    talks = asked(deal)
    given = {"talks_id": talks.pk, "words": WORDS}
    refuses(NotFound, settle_talks, make_organisation()[1], **given)
    refuses(Forbidden, settle_talks, member_actor(deal.client.organisation_id, Role.MEMBER), **given)
    refuses(Invalid, settle_talks, deal.client, talks_id=talks.pk, words=" ")
    do(settle_talks, deal.client, **given)
    do(confirm_talks, deal.provider, talks_id=talks.pk, settlement=WORDS)
    refuses(NotAllowed, settle_talks, deal.client, **given)


def test_replay():
    deal = dear()
    replays(settle_talks, deal.client, talks_id=asked(deal).pk, words=WORDS)
