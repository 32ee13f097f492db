"""list_defect: one report for the list and for what is kept back."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import NotWarranted
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.list_defect import list_defect
from anyshore.payments.actions.report_defect import DayOver, MoreThanKept
from tests.deals import clause, sound
from tests.delivery.defects_world import WARRANTY, accepted
from tests.factories import NOW, make_organisation
from tests.moves import refuses, replays
from tests.payments.kept import CLAUSE, kept, kept_deal

pytestmark = pytest.mark.django_db


def given(found, minor: int | None = 400, **more):
    claim = None if minor is None else Money(minor, "EUR")
    return {"milestone_id": found.deal.milestones[0], "words": "The roof leaks.", "claim": claim} | more


def test_with_a_claim_the_money_stays_back_with_the_words_of_both():
    found = accepted(WARRANTY, CLAUSE)
    found.report(words="The roof leaks.", claim=Money(400, "EUR"))
    row = kept(found.deal)
    assert (row.state, row.claim_minor, row.defect) == ("defect", 400, "The roof leaks.")
    found.report(words="The door jams.", claim=Money(700, "EUR"))
    row = kept(found.deal)
    assert (row.claim_minor, row.defect) == (700, "The roof leaks.\n\nThe door jams.")
    assert [one.number for one in Defect.objects.order_by("number")] == [1, 2]
    sound()


def test_without_a_claim_all_that_is_kept_stays_back_and_a_claim_before_stands():
    found = accepted(WARRANTY, CLAUSE)
    found.report()
    assert (kept(found.deal).state, kept(found.deal).claim_minor) == ("defect", 1_000)
    other = accepted(WARRANTY, CLAUSE)
    other.report(claim=Money(300, "EUR"))
    other.report(words="The door jams.")
    assert kept(other.deal).claim_minor == 300
    sound()


def test_once_its_day_is_over_the_report_stands_in_the_list_alone():
    found = accepted(WARRANTY, clause("retention", share_bps=500, days=10))
    until = kept(found.deal).pays_at
    run_due(until)
    found.report(until)
    assert (kept(found.deal).state, found.one().state) == ("released", "reported")
    sound()


def test_refusals():
    found, (_, stranger) = accepted(WARRANTY, CLAUSE), make_organisation()
    refuses(NotFound, list_defect, stranger, **given(found))
    refuses(Forbidden, list_defect, found.provider, **given(found))
    refuses(MoreThanKept, list_defect, found.client, **given(found, 1_001))
    refuses(DayOver, list_defect, found.client, kept(found.deal).pays_at, **given(found))
    bare = kept_deal()
    refuses(NotWarranted, list_defect, bare.client, milestone_id=bare.milestones[0], words="Bad.")
    assert not Defect.objects.exists()


def test_replay():
    found = accepted(WARRANTY, CLAUSE)
    replays(list_defect, found.client, NOW, **given(found))
    assert Defect.objects.count() == 1
