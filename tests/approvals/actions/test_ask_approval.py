"""ask_approval: those of the rule are asked about this very content, the one who asks is not among them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded, TooFewApprovers, ask_approval
from anyshore.approvals.models import Approval, Seat
from anyshore.approvals.queries import approval_needed, is_approved, waiting_for
from anyshore.approvals.rules import Kind, fingerprint
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Deadline, Mail
from tests.approvals.world import PRINT, answer, asked, events, grouped, house, ruled, state
from tests.contracts.world import clocks, refused, replayed
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_everybody_of_the_group_but_the_asker_is_asked_until_a_day():
    here = house()
    ruled(here, group=grouped(here, here.asker, *here.people), answer_days=3)
    made = asked(here, words="It is the cheapest that answers the brief.")
    seats = Seat.objects.filter(approval=made).order_by("position")
    assert [seat.person_id for seat in seats] == [one.person_id for one in here.people]
    assert (made.state, made.needed, made.currency, made.amount_minor) == ("asked", 2, "EUR", 2_000_000)
    assert clocks(made.id) == [("approvals.lapse_approval", made.answer_until)]
    assert made.answer_until.isoformat() == "2026-11-27T16:00:00+00:00"
    assert Deadline.objects.filter(subject_id=made.id, reminds__isnull=False).count() == 3
    assert events(made.id) == ["ApprovalAsked"]
    assert [len(waiting_for(one, at=NOW)) for one in (*here.people, here.asker, here.owner)] == [1, 1, 1, 0, 0]
    assert Mail.objects.count() == 0


def test_the_same_content_is_the_same_question_and_other_content_another():
    here = house()
    ruled(here)
    subject_id = uuid4()
    first, again = asked(here, subject_id=subject_id), asked(here, subject_id=subject_id)
    assert first == again
    other = asked(here, subject_id=subject_id, fingerprint=fingerprint("dearer"))
    assert other != first
    assert (state(first), state(other)) == ("withdrawn", "asked")
    assert events(first.id) == ["ApprovalAsked", "ApprovalWithdrawn"]
    assert clocks(first.id) == []


def test_what_was_approved_need_not_be_asked_again_but_what_was_declined_may_be():
    here = house()
    ruled(here, needed=1)
    subject_id = uuid4()
    made = asked(here, subject_id=subject_id)
    for one in here.people:
        answer(made, one, "declined", "Too dear.")
    assert state(made) == "declined"
    again = asked(here, subject_id=subject_id)
    assert again != made
    answer(again, here.people[0])
    assert is_approved(("proposal", subject_id), PRINT)
    assert not is_approved(("proposal", subject_id), fingerprint("dearer"))
    assert not is_approved(("proposal", uuid4()), PRINT)
    assert asked(here, subject_id=subject_id) == again


def test_an_answer_that_would_come_too_late_is_asked_for_earlier():
    here = house()
    ruled(here)
    until = NOW + timedelta(days=1)
    assert asked(here, no_later_than=until).answer_until == until


def test_refusals_change_nothing():
    here = house()
    with refused(NoApprovalNeeded):
        asked(here)
    ruled(here, needed=3)
    with refused(NoApprovalNeeded):
        asked(here, amount=Money(1_000_000, "EUR"))
    with refused(TooFewApprovers, people=2, needed=3):
        asked(here, _as_manager(here.people[0]))
    with refused(Forbidden):
        asked(here, here.people[0])
    with refused(Invalid):
        asked(here, words="x" * 2_001)
    stranger = make_organisation()[1]
    with refused(NoApprovalNeeded):
        asked(here, stranger)


def _as_manager(actor):
    """The same person, given a role in which they may ask."""
    return type(actor)(actor.kind, actor.person_id, actor.organisation_id, Role.MANAGER)


def test_what_is_needed_names_people_and_only_the_own_organisation_counts():
    here, other = house(), house()
    ruled(here)
    found = approval_needed(here.id, Kind.AWARD, Money(1_000_001, "EUR"), asked_by_id=here.people[0].person_id)
    assert found is not None
    assert [one.name for one in found.people] == ["Joris Pels", "سارة العلي"]
    assert (found.needed, found.short_of) == (2, 0)
    assert approval_needed(here.id, Kind.AWARD, Money(1_000_000, "EUR")) is None
    assert approval_needed(here.id, Kind.PAYMENT, Money(9_000_000, "EUR")) is None
    assert approval_needed(other.id, Kind.AWARD, Money(9_000_000, "EUR")) is None
    assert approval_needed(here.id, Kind.AWARD, Money(1, "JPY")) is not None
    assert approval_needed(here.id, Kind.AWARD, None) is not None


def test_a_replay_asks_once():
    here = house()
    ruled(here)
    given = {"kind": Kind.AWARD, "subject": ("proposal", uuid4()), "title": "T", "path": "/", "fingerprint": PRINT}
    replayed(ask_approval, here.asker, amount=Money(2_000_000, "EUR"), **given)
    assert Approval.objects.count() == 1
