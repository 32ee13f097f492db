"""end_absence: nobody stands in any more."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.approvals.actions.end_absence import end_absence
from anyshore.approvals.queries.settings import stand_ins
from anyshore.kit.errors import Forbidden, NotFound
from tests.approvals.actions.test_set_absence import FIRST, away
from tests.approvals.world import events, house
from tests.contracts.world import refused
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_it_ends_for_the_person_and_once():
    here = house()
    one, two, three = here.people
    made = away(here, one, two)
    with refused(Forbidden):
        do(end_absence, three, absence_id=made.id)
    assert do(end_absence, one, absence_id=made.id).ended_at == NOW
    assert stand_ins(here.id, on=FIRST) == {}
    assert events(here.id)[-1] == "AbsenceEnded"
    with refused(NotFound):
        do(end_absence, here.owner, absence_id=made.id)
    away(here, one, three)


def test_another_organisations_absence_is_not_found():
    here, other = house(), house()
    made = away(here, here.people[0], here.people[1])
    with refused(NotFound):
        do(end_absence, other.owner, absence_id=made.id)
    with refused(NotFound):
        do(end_absence, here.owner, absence_id=uuid4())
