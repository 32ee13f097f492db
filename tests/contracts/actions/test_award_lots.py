"""award_lots: several winners in one decision, one agreement each; per lot one winner, whoever comes first."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.award_lots import NothingDecided, award_lots
from anyshore.contracts.actions.award_proposal import LimitBlocks, award_proposal
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import milestones_of
from anyshore.kit.errors import Forbidden, NotFound, Refused
from anyshore.kit.refusals import TextMissing
from anyshore.plumbing.actions import preview
from anyshore.sourcing.actions.agree_points import ScoringStillOpen
from anyshore.sourcing.actions.mark_awarded import ReasonNeeded
from anyshore.sourcing.models import Lot
from anyshore.sourcing.rules.refusals import LotsMissing
from anyshore.sourcing.rules.tenders import LotChoice
from anyshore.strategy.actions.set_limit import set_limit
from anyshore.strategy.rules.risks import LimitTerms
from tests.factories import do
from tests.sourcing.actions.test_mark_awarded import race
from tests.sourcing.tenders import LOTS, Scene, bid_lots, tender
from tests.sourcing.world import everything, provider, refused

GIVEN = {"fee_bps": 0, "rail": "ledger_only"}


def lotted(**setup) -> Scene:
    scene = tender(setup={"lots": LOTS, "split_rule": "price", **setup})
    bid_lots(scene, "Alba", {1: 9_000, 2: 5_000}, bundle=((1, 2), 12_000))
    bid_lots(scene, "Brno", {2: 4_000})
    return scene


def choices(scene, **chosen):
    places = {"german": 1, "polish": 2}
    return tuple(
        LotChoice(lot=places[lot], reason="Too dear.")
        if name is None
        else LotChoice(lot=places[lot], proposal_id=scene.bidders[name][0].id)
        for lot, name in chosen.items()
    )


@pytest.mark.django_db
def test_two_winners_have_an_agreement_each():
    scene = lotted()
    made = do(
        award_lots,
        scene.owner,
        scene.after,
        request_id=scene.request.id,
        choices=choices(scene, german="Alba", polish="Brno"),
        reason="Two firms, so that one may fall ill.",
        **GIVEN,
    )
    assert [(one.title, one.value_minor) for one in made] == [
        ("Catalogue in two languages: German", 9_000),
        ("Catalogue in two languages: Polish", 4_000),
    ]
    assert scene.again().state == "awarded"
    assert list(Lot.objects.order_by("position").values_list("winner_id", flat=True)) == [
        scene.bidders["Alba"][0].id,
        scene.bidders["Brno"][0].id,
    ]


@pytest.mark.django_db
def test_both_lots_to_one_cost_the_price_for_both():
    scene = lotted()
    (made,) = do(
        award_lots,
        scene.owner,
        scene.after,
        request_id=scene.request.id,
        choices=choices(scene, german="Alba", polish="Alba"),
        **GIVEN,
    )
    assert made.value_minor == 12_000
    assert sum(one.amount_minor for one in milestones_of(made.pk)) == 12_000
    assert scene.proposal("Brno").state == "not_chosen"


@pytest.mark.django_db
def test_a_lot_may_be_left_and_an_award_that_comes_to_nothing_frees_its_lots():
    scene = lotted()
    (made,) = do(
        award_lots,
        scene.owner,
        scene.after,
        request_id=scene.request.id,
        choices=choices(scene, german="Alba"),
        reason="Polish comes later.",
        **GIVEN,
    )
    assert scene.again().state == "open"
    do(decline_offer, scene.owner, scene.after, agreement_id=made.id, reason="They are full.")
    assert list(Lot.objects.order_by("position").values_list("state", "winner_id")) == [("open", None), ("open", None)]
    assert (scene.again().state, scene.proposal("Alba").state) == ("open", "not_chosen")


@pytest.mark.django_db
def test_refusals_leave_nothing():
    scene = lotted()
    given = {"request_id": scene.request.id, **GIVEN}
    before = (everything(), Agreement.objects.count())
    cases = (
        (scene.owner, (), NothingDecided),
        (scene.owner, choices(scene, german="Brno"), LotsMissing),
        (scene.owner, choices(scene, german="Alba", polish="Brno"), ReasonNeeded),
        (scene.owner, (LotChoice(lot=1),), TextMissing),
        (scene.colleagues[0], choices(scene, german="Alba"), Forbidden),
        (provider("Other"), choices(scene, german="Alba"), NotFound),
    )
    for actor, chosen, error in cases:
        with pytest.raises(error):
            do(award_lots, actor, scene.after, choices=chosen, **given)
        assert (everything()["Lot"], Agreement.objects.count()) == (before[0]["Lot"], 0)
    waiting = lotted(scored=True)
    with refused(ScoringStillOpen):
        do(
            award_lots,
            waiting.owner,
            waiting.after,
            request_id=waiting.request.id,
            choices=choices(waiting, german="Alba"),
            **GIVEN,
        )


def test_two_awards_of_one_lot_at_the_same_moment_have_one_winner(committed_db):
    for _ in range(8):
        scene = lotted()
        at = scene.after
        results = race(
            *(
                lambda name=name, scene=scene, at=at: do(
                    award_proposal,
                    scene.owner,
                    at,
                    proposal_id=scene.bidders[name][0].id,
                    lots=(2,),
                    reason="We choose so.",
                    **GIVEN,
                )
                for name in ("Alba", "Brno")
            )
        )
        assert sum(isinstance(one, Refused) for one in results) == 1, results
        assert Agreement.objects.filter(request_id=scene.request.id).count() == 1
        winner = Lot.objects.get(request=scene.request, position=2).winner_id
        assert winner in {one.id for one, _ in scene.bidders.values()}


def test_two_lots_to_two_winners_at_the_same_moment_are_both_decided(committed_db):
    for _ in range(8):
        scene = lotted()
        at = scene.after
        results = race(
            *(
                lambda name=name, lot=lot, scene=scene, at=at: do(
                    award_proposal,
                    scene.owner,
                    at,
                    proposal_id=scene.bidders[name][0].id,
                    lots=(lot,),
                    reason="We choose so.",
                    **GIVEN,
                )
                for name, lot in (("Alba", 1), ("Brno", 2))
            )
        )
        assert not [one for one in results if isinstance(one, Refused)], results
        assert scene.again().state == "awarded"


@pytest.mark.django_db
def test_two_winners_of_one_decision_are_held_to_the_limits_together():
    scene = lotted()
    do(
        set_limit,
        scene.owner,
        terms=LimitTerms("country", 6_000, 10_000, "EUR", "block"),
        reason="Not all in one place.",
    )
    german, polish = choices(scene, german="Alba"), choices(scene, polish="Brno")
    for one in (german, polish):
        preview(
            award_lots,
            actor=scene.owner,
            at=scene.after,
            look=len,
            request_id=scene.request.id,
            choices=one,
            reason="So.",
            **GIVEN,
        )
    with refused(LimitBlocks):
        given = {"request_id": scene.request.id, "choices": (*german, *polish), "reason": "So."}
        do(award_lots, scene.owner, scene.after, **given, **GIVEN)
    assert Agreement.objects.count() == 0
