"""enter_hours: cells of a week, all or none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.rules.lines import TimeLine
from anyshore.delivery.actions.enter_hours import (
    DayOutside,
    DayToCome,
    DayTooLong,
    OtherPerson,
    WeekChanged,
    enter_hours,
)
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.queries.sheets import fingerprint_of
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.sheets import Cell, NoHours, SheetClosed
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from anyshore.plumbing.actions import Answer, perform
from tests.contracts.world import clocks, parties, refused
from tests.delivery.hours_world import DEV, EDITED, FRIDAY, TUESDAY, WEEK, day, hourly
from tests.delivery.world import at_work
from tests.factories import do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_cells_stand_in_their_week_which_is_submitted_by_itself_on_monday():
    deal = hourly()
    sheet = deal.enter((1, day(0), 480), (2, day(1), 60))
    assert deal.entries() == [(1, day(0), 480), (2, day(1), 60)]
    assert (sheet.week, sheet.state) == (WEEK, "open")
    assert clocks(sheet.pk) == [("delivery.close_week", EDITED)]
    deal.enter((1, day(0), 450), (2, day(1), 0), (1, day(4), 30))
    assert deal.entries() == [(1, day(0), 450), (1, day(4), 30)]
    assert Sheet.objects.count() == 1


def test_two_weeks_at_once():
    deal = hourly()
    at = FRIDAY + timedelta(days=3)
    deal.enter((1, day(4), 60), (1, day(7), 60), at=at - timedelta(hours=8))
    assert sorted(Sheet.objects.values_list("week", flat=True)) == [WEEK, WEEK + timedelta(days=7)]


@pytest.mark.parametrize(
    ("cell", "error", "params"),
    [
        ((1, day(5), 60), DayToCome, {"day": day(5)}),
        ((1, WEEK - timedelta(days=1), 60), DayOutside, {"since": WEEK}),
        ((3, day(0), 60), Invalid, {"field": "line"}),
        ((1, day(0), 1441), Invalid, {"field": "minutes"}),
        ((1, day(0), -1), Invalid, {"field": "minutes"}),
    ],
)
def test_what_a_cell_may_not_be(cell, error, params):
    deal = hourly()
    deal.enter((1, day(1), 60))
    with refused(error, **params):
        deal.enter((1, day(2), 60), cell)


def test_a_day_has_24_hours_over_all_contracts_of_a_person():
    between = parties()
    first, second = hourly(between=between), hourly(between=between)
    first.enter((1, day(0), 1000), (2, day(0), 200))
    with refused(DayTooLong, day=day(0), minutes=1441):
        second.enter((1, day(0), 241))
    second.enter((1, day(0), 240))


def test_after_the_last_day_nothing_counts():
    deal = hourly(end_on=date(2026, 12, 2))
    deal.enter((1, day(2), 60), at=TUESDAY + timedelta(days=1))
    with refused(DayOutside, until=date(2026, 12, 2)):
        deal.enter((1, day(3), 60))


def test_the_sheet_is_closed_from_monday_noon_and_while_submitted():
    deal = hourly()
    deal.enter((1, day(0), 60))
    with refused(SheetClosed):
        deal.enter((1, day(0), 90), at=EDITED)
    deal.enter((1, day(0), 90), at=EDITED - timedelta(microseconds=1))
    deal.submitted((1, day(1), 60))
    with refused(SheetClosed, state="submitted"):
        deal.enter((1, day(0), 60))


def test_a_named_person_alone_fills_their_line():
    deal = hourly(DEV, TimeLine(role="Lead", rate_minor=9_000, cap_minutes=600, person="Somebody Else"))
    with refused(OtherPerson, person="Somebody Else"):
        deal.enter((2, day(0), 60))


def test_each_enters_their_own_and_who_commits_the_provider_for_all():
    deal = hourly()
    provider = Organisation.objects.get(pk=deal.agreement.provider_id)
    worker = member_actor(provider, Role.MEMBER)
    do(enter_hours, worker, FRIDAY, agreement_id=deal.id, cells=[Cell(1, day(0), 60)])
    deal.enter((1, day(0), 90))
    assert sorted(minutes for _, _, minutes in deal.entries()) == [60, 90]
    with refused(Forbidden):
        theirs = [Cell(1, day(0), 30, person_id=deal.provider.person_id)]
        do(enter_hours, worker, FRIDAY, agreement_id=deal.id, cells=theirs)
    for_them = [Cell(1, day(1), 30, person_id=worker.person_id)]
    do(enter_hours, deal.provider, FRIDAY, agreement_id=deal.id, cells=for_them)
    assert Entry.objects.get(minutes=30).person_id == worker.person_id
    with refused(Invalid, field="person"):
        outside = [Cell(1, day(1), 30, person_id=deal.client.person_id)]
        do(enter_hours, deal.provider, FRIDAY, agreement_id=deal.id, cells=outside)


def test_others_and_other_agreements_are_refused():
    deal = hourly()
    with refused(Forbidden):
        do(enter_hours, deal.client, FRIDAY, agreement_id=deal.id, cells=[Cell(1, day(0), 60)])
    stranger = make_organisation()[1]
    with refused(NotFound):
        do(enter_hours, stranger, FRIDAY, agreement_id=deal.id, cells=[Cell(1, day(0), 60)])
    fixed = at_work()
    with refused(NoHours):
        do(enter_hours, fixed.provider, FRIDAY, agreement_id=fixed.agreement.pk, cells=[Cell(1, day(0), 60)])
    deal.agreement.__class__.objects.filter(pk=deal.id).update(state="ended")
    with pytest.raises(NotLive):
        deal.enter((1, day(0), 60))


def test_a_week_that_changed_since_it_was_shown_is_not_written_over():
    deal = hourly()
    seen = fingerprint_of(deal.id, WEEK, deal.provider.person_id)
    deal.enter((1, day(0), 60), seen=seen)
    with refused(WeekChanged):
        deal.enter((1, day(0), 90), seen=seen)
    again = fingerprint_of(deal.id, WEEK, deal.provider.person_id)
    deal.enter((1, day(0), 90), seen=again)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_is_one_entry():
    deal = hourly()
    cells = [Cell(1, day(0), 60, "Login page")]

    def run() -> Answer:
        given = {"agreement_id": deal.id, "cells": cells, "at": FRIDAY}
        return perform(
            enter_hours, actor=deal.provider, key="key-of-the-form-1", render=lambda made: Answer(200), **given
        )

    assert run() == run()
    assert Entry.objects.get().note == "Login page"
