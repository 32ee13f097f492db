"""enter_defect: it stands in the list with its day, in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.delivery.actions.enter_defect import enter_defect
from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import NotWarranted, WarrantyOver
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.plumbing import files
from anyshore.plumbing.models import AuditEntry
from tests.deals import make_deal
from tests.delivery.defects_world import DAY, accepted, reported, under_terms
from tests.delivery.world import uploaded
from tests.factories import NOW, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def given(found, place: int = 0, **more):
    return {"milestone_id": found.deal.milestones[place], "words": "The letter A leans."} | more


def test_it_stands_with_its_day_and_its_clock_runs_in_the_providers_working_days():
    found = accepted()
    mine = uploaded(found.client)
    found.report(file_ids=[mine])
    found.report(NOW + DAY, words="Second.")
    one, two = Defect.objects.order_by("number")
    assert (one.number, one.at, one.state, one.cure_days, one.tries) == (1, NOW, "reported", 5, 2)
    assert (one.until, two.number, two.until) == (found.cure(NOW), 2, found.cure(NOW + DAY))
    assert found.clocks() == [("delivery.fail_defect", found.cure(NOW))]
    assert len(files.of(("defect", one.pk))["defect", one.pk]) == 1
    assert AuditEntry.objects.filter(name="delivery.DefectEntered", subject_id=found.deal.id).count() == 2


def test_under_the_terms_alone_no_clock_runs():
    found = under_terms()
    found.report()
    one = found.one()
    assert (one.until, one.cure_days, one.tries, found.clocks()) == (None, None, None, [])


def test_the_last_day_is_one_where_the_client_sits():
    """NOW is a day of November in the Netherlands; three months on, the day ends at 23:00 UTC."""
    found = accepted()
    over = datetime(2027, 2, NOW.day, 23, tzinfo=UTC)
    found.report(over - timedelta.resolution)
    late = refuses(WarrantyOver, enter_defect, found.client, over, **given(found))
    assert late.params["last_on"] == over.date()
    days = under_terms(30)
    last = (NOW + 30 * DAY).date()
    days.report(datetime.combine(last, datetime.min.time(), UTC) + timedelta(hours=22, minutes=59))
    over = datetime.combine(last, datetime.min.time(), UTC) + timedelta(hours=23)
    assert refuses(WarrantyOver, enter_defect, days.client, over, **given(days)).params["last_on"] == last


def test_a_report_comes_through_after_the_contract_has_ended():
    found = reported(amounts=(20_000,))
    assert found.deal.state() == "completed"
    assert found.one().state == "reported"


def test_refusals():
    found, (_, stranger) = accepted(), make_organisation()
    refuses(NotFound, enter_defect, stranger, **given(found))
    refuses(Forbidden, enter_defect, found.provider, **given(found))
    refuses(Invalid, enter_defect, found.client, **given(found, words=" "))
    refuses(Invalid, enter_defect, found.client, **given(found, words="a" * 4_001))
    refuses(NotWarranted, enter_defect, found.client, **given(found, place=1))  # not accepted yet
    bare = make_deal((20_000,))
    bare.complete()
    refuses(NotWarranted, enter_defect, bare.client, milestone_id=bare.milestones[0], words="Bad.")


def test_replay():
    found = accepted()
    replays(enter_defect, found.client, **given(found))
    assert Defect.objects.count() == 1
