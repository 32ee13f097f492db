"""put_defect_right: the defect waits for the client, and no time runs."""

from __future__ import annotations

import pytest

from anyshore.contracts.queries import terms_of
from anyshore.delivery.actions.put_defect_right import put_defect_right
from anyshore.delivery.models import DefectAttempt
from anyshore.delivery.rules.defects import CureOver
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from tests.delivery.defects_world import DAY, reported
from tests.delivery.world import uploaded
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_waits_for_the_client_who_is_asked_once_more():
    found = reported()
    do(
        put_defect_right, found.provider, NOW + DAY, **found.about(words="Redrawn."),
        file_ids=[uploaded(found.provider)],
    )  # fmt: skip
    one = found.one()
    assert (one.state, one.until, one.tried) == ("put_right", None, 0)
    days = terms_of(found.one().agreement).review_days
    asked = add_working_days(NOW + DAY, days, calendar(found.client.organisation_id))
    assert found.clocks() == [("delivery.ask_about_defect", asked)]
    run_due(asked + 60 * DAY)
    assert found.one().state == "put_right"  # silence strikes nothing off
    assert DefectAttempt.objects.get().note == "Redrawn."


def test_one_that_failed_can_still_be_put_right():
    found = reported()
    run_due(found.cure(NOW))
    assert found.right(found.cure(NOW) + DAY).state == "put_right"
    assert found.one().failed_at == found.cure(NOW)


def test_refusals():
    found, (_, stranger) = reported(), make_organisation()
    given = found.about(words="Redrawn.")
    refuses(NotFound, put_defect_right, stranger, **given)
    refuses(Forbidden, put_defect_right, found.client, **given)
    refuses(Invalid, put_defect_right, found.provider, **{**given, "words": " "})
    over = refuses(CureOver, put_defect_right, found.provider, found.cure(NOW), **given)
    assert over.params["since"] == found.cure(NOW)
    found.right()
    refuses(NotAllowed, put_defect_right, found.provider, **given)


def test_replay():
    found = reported()
    replays(put_defect_right, found.provider, **found.about(words="Redrawn."))
    assert DefectAttempt.objects.count() == 1
