"""ask_to_give_prize: the client's own people agree to this very prize before it can be given."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.models import Approval
from anyshore.contracts.actions.ask_to_give_prize import ask_to_give_prize
from anyshore.contracts.actions.award_prize import award_prize
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.models import Agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.sourcing.actions.eliminate_entry import eliminate_entry
from anyshore.sourcing.actions.mark_awarded import DecisionOverdue
from anyshore.sourcing.actions.withdraw_entry import withdraw_entry
from anyshore.sourcing.models import Entry, Prize
from anyshore.sourcing.rules.contests import PrizeTaken
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.approvals.world import answer, house, ruled, state
from tests.contracts.world import LATER, refused, replayed
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import provider

pytestmark = pytest.mark.django_db

FEE = {"fee_bps": 0, "rail": "sandbox"}


def wished(needed: int = 2):
    """A house with a rule of EUR 100, its contest with prizes of EUR 300 and EUR 100, and an entry."""
    here = house()
    ruled(here, Money(10_000, "EUR"), needed)
    request, _ = contest(here.owner)
    entry, author = entered(request)
    return here, request, entry, author


def prize(place: int = 1) -> Prize:
    return Prize.objects.get(place=place)


def test_above_the_threshold_a_prize_waits_for_those_who_are_asked_and_is_then_given():
    here, request, entry, _ = wished()
    with refused(ApprovalMissing, needed=2):
        do(award_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize().id, **FEE)
    assert (Entry.objects.get().state, prize().entry_id) == ("entered", None)
    made = do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize().id, words="The star.")
    assert (made.subject_kind, made.subject_id, made.path) == ("entry", entry.id, f"/entries/{entry.id}/")
    assert (made.amount_minor, made.title, made.words) == (30_000, f"{request.title} #1", "The star.")
    assert made.answer_until <= request.decide_until
    answer(made, here.people[0])
    with refused(ApprovalMissing):
        do(award_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize().id, **FEE)
    answer(made, here.people[1])
    made = do(award_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize().id, **FEE)
    assert (made.value_minor, prize().entry_id) == (30_000, entry.id)


def test_a_prize_below_the_threshold_needs_nobody_and_another_prize_another_question():
    here, _, entry, _ = wished(needed=1)
    with refused(NoApprovalNeeded):
        do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize(2).id)
    asked = do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize().id)
    do(award_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize(2).id, **FEE)
    assert (Agreement.objects.get().value_minor, state(asked)) == (10_000, "withdrawn")


def test_the_same_question_is_asked_once():
    here, _, entry, _ = wished()
    given = {"entry_id": entry.id, "prize_id": prize().id}
    first, second = (do(ask_to_give_prize, here.asker, LATER, **given) for _ in range(2))
    assert first.id == second.id
    assert Approval.objects.count() == 1
    assert replayed(ask_to_give_prize, here.asker, LATER, **given)


@pytest.mark.parametrize("verb", ["withdraw", "eliminate", "decided"])
def test_a_question_about_an_entry_that_is_out_is_closed(verb):
    here, request, entry, author = wished()
    asked = do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=prize().id)
    if verb == "withdraw":
        do(withdraw_entry, author, LATER, entry_id=entry.id)
    elif verb == "eliminate":
        do(eliminate_entry, here.owner, LATER, entry_id=entry.id, reason="Another colour.")
    else:
        rival, _ = entered(request, provider("Rival"))
        Prize.objects.filter(place=1).update(amount_minor=9_000)
        more, _ = entered(request, provider("Third"))
        for one, place in ((rival, 1), (more, 2)):
            do(award_prize, here.asker, LATER, entry_id=one.id, prize_id=prize(place).id, **FEE)
    assert state(asked) == "withdrawn"


def test_who_may_not_ask_and_about_what_nobody_may():
    here, request, entry, author = wished()
    given = {"entry_id": entry.id, "prize_id": prize().id}
    for one in (here.people[0], author):
        with refused(Forbidden):
            do(ask_to_give_prize, one, LATER, **given)
    stranger = provider("Stranger")
    with refused(NotFound):
        do(ask_to_give_prize, stranger, LATER, **given)
    elsewhere, _ = contest(here.owner)
    with refused(NotFound):
        other = Prize.objects.get(request=elsewhere, place=1)
        do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=other.id)
    with refused(DecisionOverdue):
        do(ask_to_give_prize, here.asker, request.decide_until + timedelta(seconds=1), **given)
    small = Prize.objects.get(request=request, place=2)
    rival, _ = entered(request, provider("Rival"))
    do(award_prize, here.asker, LATER, entry_id=rival.id, prize_id=small.id, **FEE)
    with refused(PrizeTaken):
        do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=small.id)
    first = Prize.objects.get(request=request, place=1)
    with refused(NotAllowed):
        do(ask_to_give_prize, here.asker, LATER, entry_id=rival.id, prize_id=first.id)
    request.refresh_from_db()
    type(request).objects.filter(pk=request.pk).update(state="closed", closed_at=LATER)
    with refused(RequestNotOpen):
        do(ask_to_give_prize, here.asker, LATER, entry_id=entry.id, prize_id=first.id)
    assert Approval.objects.count() == 0
