"""answer_approval: who is asked agrees or declines, once; enough answers decide it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.approvals.actions.answer_approval import ContentChanged, NotYourTurn, WordsMissing, answer_approval
from anyshore.approvals.models import Seat
from anyshore.approvals.queries import approval_view, waiting_for
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.approvals.actions.test_set_absence import away
from tests.approvals.world import answer, asked, events, grouped, house, ruled, state
from tests.contracts.world import clocks, performing, race, refused, replayed
from tests.factories import NOW, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_the_second_of_two_decides():
    here = house()
    ruled(here)
    made = asked(here)
    answer(made, here.people[2], words=" Good price. ")
    assert state(made) == "asked"
    answer(made, here.people[0])
    assert state(made) == "approved"
    assert clocks(made.id) == []
    assert events(made.id) == ["ApprovalAsked", "ApproverAnswered", "ApproverAnswered", "ApprovalGiven"]
    view = approval_view(here.asker, made.id, at=NOW)
    assert [(seat.answer, seat.words) for seat in view.seats] == [
        ("approved", ""), ("waiting", ""), ("approved", "Good price."),
    ]  # fmt: skip
    assert view.row.decided_at == NOW


def test_it_is_declined_once_it_cannot_be_reached():
    here = house()
    ruled(here)
    made = asked(here)
    answer(made, here.people[0], "declined", "Too dear.")
    assert state(made) == "asked"
    answer(made, here.people[1], "declined", "Ask three more.")
    assert state(made) == "declined"
    with refused(NotAllowed):
        answer(made, here.people[2])


def test_in_turn_only_the_first_may_speak():
    here = house()
    ruled(here, order="in_turn")
    made = asked(here)
    with refused(NotYourTurn):
        answer(made, here.people[1])
    assert [len(waiting_for(one, at=NOW)) for one in here.people] == [1, 0, 0]
    answer(made, here.people[0])
    assert [len(waiting_for(one, at=NOW)) for one in here.people] == [0, 1, 0]
    assert events(made.id)[-1] == "TurnCame"
    answer(made, here.people[1])
    assert state(made) == "approved"


def test_the_one_who_asked_and_strangers_may_not():
    here = house()
    ruled(here, group=grouped(here, here.owner, *here.people))
    made = asked(here, here.owner)
    second, stranger = member_actor(here.id, Role.OWNER), make_organisation()[1]
    with refused(Forbidden):
        answer(made, here.owner)
    with refused(NotYourTurn):
        answer(made, second)
    with refused(NotFound):
        answer(made, stranger)


def test_nobody_answers_twice_or_other_content_or_declines_without_words():
    here = house()
    ruled(here)
    made = asked(here)
    with refused(WordsMissing):
        answer(made, here.people[0], "declined", "  ")
    with refused(Invalid):
        answer(made, here.people[0], "perhaps")
    with refused(Invalid):
        answer(made, here.people[0], words="x" * 2_001)
    with refused(ContentChanged):
        answer(made, here.people[0], fingerprint="0" * 64)
    answer(made, here.people[0])
    with refused(NotYourTurn):
        answer(made, here.people[0])


def test_who_stands_in_answers_for_one_who_is_away_and_counts_once():
    here = house()
    ruled(here, group=grouped(here, here.people[0], here.people[1]))
    away(here, here.people[0], here.people[2])
    made = asked(here)
    assert approval_view(here.people[2], made.id, at=NOW).for_whom == "Hana Novák"
    answer(made, here.people[2])
    seat = Seat.objects.get(approval=made, person_id=here.people[0].person_id)
    assert (seat.answer, seat.answered_by_id) == ("approved", here.people[2].person_id)
    with refused(NotYourTurn):
        answer(made, here.people[2])
    answer(made, here.people[1])
    assert state(made) == "approved"


def test_a_stand_in_who_is_asked_themselves_has_one_voice_and_the_asker_none():
    here = house()
    ruled(here)
    away(here, here.people[0], here.people[1])
    away(here, here.people[2], here.asker)
    made = asked(here)
    answer(made, here.people[1])
    with refused(NotYourTurn):
        answer(made, here.people[1])
    with refused(Forbidden):
        answer(made, here.asker)
    assert state(made) == "asked"
    late = NOW + timedelta(days=30)
    with refused(NotYourTurn):
        answer(made, here.people[1], at=late)


def test_a_replay_answers_once():
    here = house()
    ruled(here)
    made = asked(here)
    given = {"approval_id": made.id, "answer": "approved", "fingerprint": made.fingerprint}
    replayed(answer_approval, here.people[0], **given)
    assert Seat.objects.filter(approval=made, answer="approved").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_last_answers_at_once_decide_it_once(committed_db):
    here = house()
    ruled(here, needed=1)
    for _ in range(5):
        made = asked(here)
        runs = [
            performing(
                answer_approval, one, approval_id=made.id, answer=said, words="Why.", fingerprint=made.fingerprint
            )
            for one, said in zip(here.people, ("approved", "declined", "approved"), strict=True)
        ]
        found = race(*runs)
        assert state(made) == "approved", found
        assert events(made.id).count("ApprovalGiven") == 1
