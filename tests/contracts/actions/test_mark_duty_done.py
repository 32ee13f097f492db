"""mark_duty_done: who, when, with which evidence; the next one is open; late after its instant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.dispute_duty import dispute_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.queries.duties import duty_page
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, Role
from tests.contracts.adopted_world import pdf_of
from tests.contracts.duty_world import duties, dutiful, report, states, told
from tests.contracts.world import LATER, clocks, refused, replayed
from tests.factories import do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_it_stands_with_its_evidence_and_the_next_is_open():
    deal = dutiful()
    duty = report(deal)
    file_id = pdf_of(deal.provider, at=LATER)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk, note=" Sent by mail ", file_ids=[file_id])
    page = duty_page(deal.client, duty.pk, at=LATER)
    assert (page.row.stands, page.row.note, page.row.doer, page.row.is_late) == (
        "done",
        "Sent by mail",
        "Marit de Boer",
        False,
    )
    assert len(page.files) == 1
    assert [move.verb for move in page.record] == ["mark"]
    assert (clocks(duty.pk), told(duty)) == ([], ["DutyDone"])
    done, following = duties(deal, "line")
    assert following.due_at > done.due_at
    assert page.row.may == {"confirm", "dispute"}


def test_past_its_instant_it_was_missed_first():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, duty.due_at + timedelta(minutes=1), duty_id=duty.pk)
    assert told(duty) == ["DutyMissed", "DutyDone"]
    assert states(deal) == ["done", "open"]
    assert duty_page(deal.client, duty.pk, at=LATER).row.is_late


def test_one_that_is_disputed_is_marked_again():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    do(dispute_duty, deal.client, LATER, duty_id=duty.pk, why="Nothing came")
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk, note="Again")
    row = duty_page(deal.client, duty.pk, at=LATER).row
    assert (row.stands, row.answer, row.note) == ("done", "", "Again")
    assert states(deal) == ["done", "open"]


def test_refusals():
    deal = dutiful()
    given = {"duty_id": report(deal).pk}
    viewer, stranger = member_actor(deal.provider.organisation_id, Role.VIEWER), make_organisation()[1]
    for actor in (deal.client, viewer, CLOCK):
        with refused(Forbidden):
            do(mark_duty_done, actor, LATER, **given)
    with refused(NotFound):
        do(mark_duty_done, stranger, LATER, **given)
    do(mark_duty_done, deal.provider, LATER, **given)
    with refused(NotAllowed):
        do(mark_duty_done, deal.provider, LATER, **given)


def test_a_replay_marks_it_once():
    deal = dutiful()
    replayed(mark_duty_done, deal.provider, duty_id=report(deal).pk, note="Sent")
    assert states(deal) == ["done", "open"]
