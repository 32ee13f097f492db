"""set_absence: somebody is away from one day to another, and another may answer for them."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.approvals.actions.set_absence import AwayAlready, set_absence
from anyshore.approvals.models import Absence
from anyshore.approvals.queries.settings import absences, stand_ins
from anyshore.kit.errors import Forbidden, Invalid
from tests.approvals.world import House, events, house
from tests.contracts.world import refused
from tests.factories import do, make_person

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 11, 24), date(2026, 12, 4)


def away(here: House, who, by, actor=None, starts_on=FIRST, ends_on=LAST) -> Absence:
    given = {"person_id": who.person_id, "stand_in_id": by.person_id, "starts_on": starts_on, "ends_on": ends_on}
    return do(set_absence, actor or here.owner, **given)


def test_from_the_first_day_to_the_last_another_stands_in():
    here = house()
    one, two, _ = here.people
    made = away(here, one, two, actor=one)
    for on, there in ((date(2026, 11, 23), False), (FIRST, True), (LAST, True), (date(2026, 12, 5), False)):
        assert stand_ins(here.id, on=on) == ({one.person_id: two.person_id} if there else {})
    (row,) = absences(here.asker, on=LAST)
    assert (row.person.name, row.stand_in) == ("Hana Novák", "Joris Pels")
    assert absences(here.asker, on=date(2026, 12, 5)) == []
    assert events(here.id)[-1] == "AbsenceSet"
    assert made.ended_at is None


def test_refusals_change_nothing():
    here, other, nobody = house(), house(), make_person()
    one, two, three = here.people
    away(here, one, two)
    with refused(Forbidden):
        away(here, one, two, actor=three)
    with refused(AwayAlready):
        away(here, one, three, starts_on=LAST, ends_on=date(2026, 12, 20))
    with refused(Invalid, field="stand_in_id"):
        away(here, two, two)
    with refused(Invalid, field="stand_in_id"):
        away(here, two, other.owner)
    with refused(Invalid, field="person_id"):
        do(
            set_absence, here.owner, person_id=nobody.id, stand_in_id=two.person_id, starts_on=FIRST,
            ends_on=LAST,
        )  # fmt: skip
    for ends_on in (date(2026, 11, 23), date(2028, 12, 1)):
        with refused(Invalid, field="ends_on"):
            away(here, two, three, ends_on=ends_on)
    with refused(Invalid, field="ends_on"):
        away(here, two, three, starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 20))
