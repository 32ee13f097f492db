"""set_up_tender: how it is run stands on record, and what bidders rely on is locked by the first proposal."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.refusals import ChoiceUnknown
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.models import Evaluator, Lot, Opener, Tender
from anyshore.sourcing.queries.tenders import setup_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.tenders import (
    LotAlone,
    LotTerms,
    LotWeights,
    NamesNeedSealing,
    NotATender,
    OpenersMissing,
    ReviewerScores,
    SetupLocked,
    TenderTerms,
)
from tests.factories import do
from tests.sourcing.tenders import LOTS, bid, bid_lots, tender
from tests.sourcing.world import events, posted, provider, refused

pytestmark = pytest.mark.django_db


def test_everything_stands_as_it_was_set_up():
    scene = tender(publish=False)
    first, second = (one.acting_person for one in scene.colleagues)
    terms = TenderTerms(
        sealed=True,
        names_hidden=True,
        tell_rank=True,
        split_rule="price",
        evaluator_ids=(first, second),
        opener_ids=(scene.owner.acting_person, first),
        reviewer_id=scene.owner.acting_person,
        lots=LOTS,
    )
    do(set_up_tender, scene.colleagues[0], request_id=scene.request.id, terms=terms)
    assert setup_of(scene.again()) == terms
    assert (Evaluator.objects.count(), Opener.objects.count(), Lot.objects.count()) == (2, 2, 2)
    assert events(scene.request)[-1] == "TenderSetUp"


def test_who_stays_named_keeps_their_row():
    scene = tender(setup={"scored": True})
    first, second = (one.acting_person for one in scene.colleagues)
    kept = Evaluator.objects.get(person_id=first).id
    given = TenderTerms(evaluator_ids=(first, scene.owner.acting_person))
    do(set_up_tender, scene.owner, request_id=scene.request.id, terms=given)
    assert Evaluator.objects.get(person_id=first).id == kept
    assert not Evaluator.objects.filter(person_id=second).exists()


def test_only_the_client_and_only_those_who_bind_it_once_it_is_open():
    scene = tender()
    with refused(Forbidden):
        do(set_up_tender, scene.colleagues[0], request_id=scene.request.id, terms=TenderTerms())
    with refused(Forbidden):
        do(set_up_tender, provider(), request_id=scene.request.id, terms=TenderTerms())
    hidden = tender(publish=False)
    with refused(NotFound):
        do(set_up_tender, provider(), request_id=hidden.request.id, terms=TenderTerms())


def test_what_cannot_be_taken_is_refused():
    scene = tender(publish=False)
    one = scene.owner.acting_person
    other = provider().acting_person
    cases = [
        (TenderTerms(sealed=True, opener_ids=(one,)), OpenersMissing),
        (TenderTerms(names_hidden=True), NamesNeedSealing),
        (TenderTerms(evaluator_ids=(one,), reviewer_id=one), ReviewerScores),
        (TenderTerms(evaluator_ids=(other,)), ChoiceUnknown),
        (TenderTerms(split_rule="luck"), ChoiceUnknown),
        (TenderTerms(lots=LOTS[:1]), LotAlone),
        (TenderTerms(lots=(LOTS[0], LotTerms(title="Polish", weights=(1, 2, 3)))), LotWeights),
    ]
    for terms, error in cases:
        with refused(error):
            do(set_up_tender, scene.owner, request_id=scene.request.id, terms=terms)


def test_a_plain_request_and_one_that_is_over_have_none():
    request, owner = posted()
    with refused(NotATender):
        do(set_up_tender, owner, request_id=request.id, terms=TenderTerms())
    scene = tender()
    do(close_request, scene.owner, request_id=scene.request.id, reason="No budget.")
    with refused(RequestNotOpen, state="closed"):
        do(set_up_tender, scene.owner, request_id=scene.request.id, terms=TenderTerms())


def test_a_proposal_locks_what_bidders_rely_on_and_the_criteria():
    scene = tender(setup={"lots": LOTS})
    assert Tender.objects.get().criteria_hash == ""
    bid_lots(scene, "Alba", {1: 9_000})
    with refused(SetupLocked, field="lots"):
        do(set_up_tender, scene.owner, request_id=scene.request.id, terms=TenderTerms())
    named = TenderTerms(lots=LOTS, evaluator_ids=(scene.colleagues[0].acting_person,))
    do(set_up_tender, scene.owner, request_id=scene.request.id, terms=named)
    assert len(Tender.objects.get().criteria_hash) == 64


def test_a_request_for_information_has_no_lots():
    scene = tender(kind="rfi", setup={"lots": LOTS})
    assert not Lot.objects.exists()
    assert bid(scene, "Alba", 0).price_minor == 0
