"""Both have agreed: the talks are over, and nobody may end the agreement for them."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.confirm_talks import confirm_talks
from anyshore.contracts.actions.settle_talks import settle_talks
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.rules.hardship import NothingSaid
from anyshore.exits.actions.end_for_hardship import TalksNotOver, end_for_hardship
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.hardship_world import DAY, UNTIL, asked, dear
from tests.contracts.world import performing, race
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

WORDS = "Ten percent more until summer."


def said(deal):
    talks = asked(deal)
    do(settle_talks, deal.client, talks_id=talks.pk, words=WORDS)
    return {"talks_id": talks.pk, "settlement": WORDS}


@pytest.mark.django_db
def test_also_once_their_days_are_over():
    deal = dear()
    given = said(deal)
    run_due(UNTIL)
    assert do(confirm_talks, deal.provider, UNTIL + DAY, **given).state == "agreed"
    refuses(TalksNotOver, end_for_hardship, deal.client, UNTIL + DAY, agreement_id=deal.id, reason="Too dear.")


@pytest.mark.django_db
def test_refusals():
    deal = dear()
    talks = asked(deal)
    refuses(NothingSaid, confirm_talks, deal.provider, talks_id=talks.pk, settlement="")
    do(settle_talks, deal.client, talks_id=talks.pk, words=WORDS)
    given = {"talks_id": talks.pk, "settlement": WORDS}
    refuses(NotFound, confirm_talks, make_organisation()[1], **given)
    refuses(Forbidden, confirm_talks, member_actor(deal.provider.organisation_id, Role.MEMBER), **given)
    refuses(NothingSaid, confirm_talks, deal.client, **given)
    do(settle_talks, deal.client, talks_id=talks.pk, words="Nine percent.")
    refuses(NothingSaid, confirm_talks, deal.provider, **given)


@pytest.mark.django_db
def test_once():
    deal = dear()
    given = said(deal)
    replays(confirm_talks, deal.provider, **given)
    refuses(NotAllowed, confirm_talks, deal.provider, **given)


@pytest.mark.django_db(transaction=True)
def test_other_words_at_the_same_time_are_not_confirmed(committed_db):
    for _ in range(3):
        deal = dear()
        given = said(deal)
        found = race(
            performing(confirm_talks, deal.provider, NOW, **given),
            performing(settle_talks, deal.client, NOW, talks_id=given["talks_id"], words="Nothing."),
        )
        row = HardshipTalks.objects.get(pk=given["talks_id"])
        confirmed = not isinstance(found[0], Exception)
        assert (row.state, row.settlement) == (("agreed", WORDS) if confirmed else ("talking", "Nothing."))
