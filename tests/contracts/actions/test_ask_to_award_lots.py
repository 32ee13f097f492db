"""ask_to_award_lots: the client's own people agree to a division of lots, agreement by agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.models import Approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.actions.ask_beyond_limit import ask_beyond_limit
from anyshore.contracts.actions.ask_to_award import ask_to_award
from anyshore.contracts.actions.ask_to_award_lots import ask_to_award_lots
from anyshore.contracts.actions.award_lots import award_lots
from anyshore.contracts.actions.award_proposal import ApprovalMissing, LimitBlocks
from anyshore.contracts.models import Agreement
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.kit.refusals import TextMissing
from anyshore.plumbing.actions import Answer, perform
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.rules.pricing import LotOffer
from anyshore.sourcing.rules.refusals import LotsMissing, RequestNotOpen
from anyshore.sourcing.rules.tenders import LotChoice
from anyshore.strategy.actions.set_limit import set_limit
from tests.approvals.world import answer
from tests.contracts.actions.test_award_lots import GIVEN, choices, lotted
from tests.contracts.world import refused
from tests.factories import do
from tests.sourcing.tenders import DONE
from tests.sourcing.world import offer, provider
from tests.strategy.actions.test_set_limit import COUNTRY

pytestmark = pytest.mark.django_db


def ruled(kind: Kind = Kind.AWARD, above: int = 8_000):
    """A tender in two lots whose client wants both colleagues to agree to more than ``above``."""
    scene = lotted()
    people = [one.acting_person for one in scene.colleagues]
    group = do(save_group, scene.owner, name="Board", person_ids=people)
    do(set_rule, scene.owner, kind=kind, above=Money(above, "EUR"), group_id=group.id, needed=2)
    return scene


def ask(scene, chosen, actor=None, **more):
    given = {"request_id": scene.request.id, "choices": chosen, **more}
    return do(ask_to_award_lots, actor or scene.owner, scene.after, **given)


def award(scene, chosen):
    return do(award_lots, scene.owner, scene.after, request_id=scene.request.id, choices=chosen, reason="So.", **GIVEN)


def _shown(made):
    """An answer that would differ each time it was made."""
    return Answer(200, f"{[one.id for one in made]} {new_id()}".encode())


def test_only_the_winner_above_the_threshold_is_asked_about_and_all_wait_for_it():
    scene = ruled()
    both = choices(scene, german="Alba", polish="Brno")
    with refused(ApprovalMissing, needed=2):
        award(scene, both)
    (made,) = ask(scene, both, words="The best of two.")
    alba = scene.bidders["Alba"][0]
    assert (made.subject_id, made.title, made.amount_minor, made.words, made.path) == (
        alba.id, "Catalogue in two languages: German", 9_000, "The best of two.", f"/proposals/{alba.number}/",
    )  # fmt: skip
    answer(made, scene.colleagues[0])
    with refused(ApprovalMissing):
        award(scene, both)
    assert Agreement.objects.count() == 0
    answer(made, scene.colleagues[1])
    assert [one.value_minor for one in award(scene, both)] == [9_000, 4_000]


def test_another_division_and_a_revised_price_must_be_asked_again():
    scene = ruled()
    (made,) = ask(scene, choices(scene, german="Alba"))
    (again,) = ask(scene, choices(scene, german="Alba", polish="Alba"))
    made.refresh_from_db()
    assert (made.state, again.amount_minor) == ("withdrawn", 12_000)
    for one in scene.colleagues:
        answer(again, one)
    with refused(ApprovalMissing):
        award(scene, choices(scene, german="Alba"))
    proposal, bidder = scene.bidders["Alba"]
    dearer = (LotOffer(lot=1, price_minor=9_500, **DONE), LotOffer(lot=2, price_minor=5_000, **DONE))
    terms = offer(0, finishes_on=None, lots=dearer)
    do(revise_proposal, bidder, proposal_id=proposal.id, version=1, terms=terms)
    with refused(ApprovalMissing):
        award(scene, choices(scene, german="Alba", polish="Alba"))


def test_a_limit_that_blocks_is_asked_about_lot_by_lot():
    scene = ruled(Kind.LIMIT, above=0)
    do(set_limit, scene.owner, terms=COUNTRY, reason="Not all in one place.")
    chosen = choices(scene, polish="Brno")
    with refused(LimitBlocks):
        award(scene, chosen)
    with refused(TextMissing):
        ask(scene, chosen)
    (made,) = ask(scene, chosen, words="The only one with a Polish editor.")
    for one in scene.colleagues:
        answer(made, one)
    assert [one.value_minor for one in award(scene, chosen)] == [4_000]


def test_refusals_ask_nobody_and_a_replay_asks_once():
    scene = ruled()
    with refused(NoApprovalNeeded):
        ask(scene, choices(scene, polish="Brno"))
    with refused(NoApprovalNeeded):
        ask(scene, (LotChoice(lot=1, reason="Too dear."),))
    with refused(LotsMissing):
        ask(scene, choices(scene, german="Brno"))
    proposal = scene.bidders["Alba"][0]
    for verb in (ask_to_award, ask_beyond_limit):
        with refused(LotsMissing):
            do(verb, scene.owner, scene.after, proposal_id=proposal.id, words="Why.")
    with refused(Forbidden):
        ask(scene, choices(scene, german="Alba"), scene.colleagues[0])
    stranger, other = provider("Other"), lotted()
    with refused(NotFound):
        ask(scene, choices(scene, german="Alba"), stranger)
    with refused(NotFound):
        do(
            ask_to_award_lots, scene.owner, scene.after,
            request_id=other.request.id, choices=choices(scene, german="Alba"),
        )  # fmt: skip
    assert Approval.objects.count() == 0
    given = {"request_id": scene.request.id, "choices": choices(scene, german="Alba")}
    answers = [
        perform(ask_to_award_lots, actor=scene.owner, at=scene.after, key="key-of-the-form-1", render=_shown, **given)
        for _ in "ab"
    ]
    assert answers[0] == answers[1]
    ask(scene, choices(scene, german="Alba"))
    assert Approval.objects.count() == 1
    award(scene, choices(scene, polish="Brno"))
    do(
        award_lots,
        scene.owner,
        scene.after,
        request_id=scene.request.id,
        choices=(LotChoice(lot=1, reason="No."),),
        **GIVEN,
    )
    with refused(RequestNotOpen):
        ask(scene, choices(scene, german="Alba"))


def test_those_who_let_it_go_beyond_a_limit_are_asked_about_the_winners_that_break_it_together():
    scene = ruled(Kind.LIMIT, 0)
    do(set_limit, scene.owner, terms=replace(COUNTRY, above_minor=10_000), reason="Not all in one place.")
    both = choices(scene, german="Alba", polish="Brno")
    with refused(NoApprovalNeeded):
        ask(scene, choices(scene, german="Alba"), words="Why.")
    made = ask(scene, both, words="The only two that can.")
    assert [one.amount_minor for one in made] == [9_000, 4_000]
    for one in made:
        for person in scene.colleagues:
            answer(one, person)
    assert [one.value_minor for one in award(scene, both)] == [9_000, 4_000]
