"""The pages of a tender, without scripts: what no longer changes is text, and the points of all fold."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from anyshore.kit.actor import Actor, ActorKind
from anyshore.parties.models import Membership
from anyshore.sourcing.actions.close_scoring import close_scoring
from anyshore.sourcing.actions.confirm_opening import confirm_opening
from anyshore.sourcing.actions.declare_interests import declare_interests
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.models import Criterion, Evaluator, Lot, Proposal, Request, Tender
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.tenders import Interest, LotTerms, TenderTerms
from tests.factories import do
from tests.journeys.test_tender import scene
from tests.sourcing.world import PRICE, wanted
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import buyer, key, reader, text

pytestmark = pytest.mark.django_db


def setup_page(request: Request) -> str:
    return f"/requests/{request.number}/tender/"


def test_until_a_proposal_is_in_everything_may_change():
    client = buyer()
    request = do(save_request, client, now(), terms=wanted("Catalogue", unit="project", kind="rfq", criteria=(PRICE,)))
    do(
        set_up_tender,
        client,
        now(),
        request_id=request.id,
        terms=TenderTerms(lots=(LotTerms(title="German"), LotTerms(title="Polish"))),
    )
    do(publish_request, client, now(), request_id=request.id)
    shown = text(reader(client).get(setup_page(request)))
    assert "What no longer changes" not in shown
    for name in ("lots-0-title", "split_rule", "sealed", "openers", "evaluators", "names_hidden", "tell_rank"):
        assert f'name="{name}"' in shown


def test_what_bidders_rely_on_is_text_with_its_moment_once_a_proposal_is_in():
    request, people = scene()
    page = reader(people[0])
    shown = text(page.get(setup_page(request)))
    first = Proposal.objects.order_by("sent_at").first()
    assert first is not None
    assert f'The first proposal came in on <time datetime="{first.sent_at.isoformat(timespec="minutes")}"' in shown
    for name in ("lots-0-title", "sealed", "names_hidden", "tell_rank"):
        assert f'name="{name}"' not in shown
    for name in ("openers", "evaluators", "reviewer"):
        assert f'name="{name}"' in shown
    for words in ("Sealed until opened", "German", "6,000.00", "Sample", "weight 60"):
        assert words in shown
    one, other = (str(one.acting_person) for one in people[1:])
    given = {"evaluators": [one, other], "openers": [one, other], "split_rule": "price", "tell_rank": "on"}
    assert page.post(setup_page(request), {**given, **key()}).status_code == 303
    tender = Tender.objects.get()
    assert (tender.tell_rank, tender.split_rule, Lot.objects.count()) == (False, "score", 2)
    assert {str(one) for one in Evaluator.objects.values_list("person_id", flat=True)} == {one, other}


def judged():
    """Opened, scored by all three with very different points, and closed."""
    request, people = scene()
    for one in people[:2]:
        do(confirm_opening, one, now(), request_id=request.id)
    sample, bids = Criterion.objects.get(kind="judged"), list(Proposal.objects.order_by("sent_at"))
    for place, one in enumerate(people):
        interests = tuple(Interest(proposal_id=bid.id, conflict=False) for bid in bids)
        do(declare_interests, one, now(), request_id=request.id, interests=interests)
        for row, bid in enumerate(bids[: 2 if place == 2 else 3]):
            points = (Points(criterion_id=sample.id, points=50 + row * 10 * place),)
            do(score_proposal, one, now(), proposal_id=bid.id, points=points)
    do(close_scoring, people[0], now() + timedelta(minutes=1), request_id=request.id, reason="Enough.")
    return request, people


def opens(shown: str) -> list[int]:
    return [place for place, one in enumerate(re.findall(r"<details( open)?> <summary>", shown), 1) if one]


def test_who_opened_and_who_scored_no_longer_change():
    request, people = judged()
    page = reader(people[0])
    shown = text(page.get(setup_page(request)))
    for name in ("openers", "evaluators"):
        assert f'name="{name}"' not in shown
    assert "Scored by" in shown
    assert "Opened by" in shown
    assert page.post(setup_page(request), {"split_rule": "score", **key()}).status_code == 303
    assert Evaluator.objects.count() == 3


def test_the_points_of_all_are_folded_and_the_widest_stands_open():
    request, people = judged()
    page, address = reader(people[0]), f"/requests/{request.number}/scores/"
    shown = text(page.get(address))
    assert "2 still apart · 0 agreed · 3 in all" in shown
    assert opens(shown) == [1]
    assert f'href="{address}?row=1#row-1"' in shown
    assert "What the points mean" in shown
    assert opens(text(page.get(f"{address}?row=3"))) == [3]
    for odd in ("99", "-1", "x", "٣", "9" * 40):
        assert page.get(f"{address}?row={odd}").status_code == 200
    ids = re.findall(r'name="(proposal_id|criterion_id)" value="([^"]+)"', shown)
    second = dict(ids[2:4])
    wrong = page.post(address, {**second, "points": "70", "words": "", **key()})
    assert (wrong.status_code, opens(text(wrong))) == (422, [2])
    assert page.post(address, {**second, "points": "70", "words": "We counted.", **key()}).status_code == 303
    after = text(page.get(address))
    assert "1 still apart · 1 agreed · 3 in all" in after
    assert "agreed 70" in after


def test_a_proposal_in_lots_shows_them_once():
    scene()
    bid = Proposal.objects.order_by("sent_at").first()
    assert bid is not None
    owner = Membership.objects.get(organisation_id=bid.provider_id)
    shown = text(reader(Actor(ActorKind.PERSON, owner.user_id)).get(f"/proposals/{bid.number}/"))
    assert 'id="lots"' in shown
    assert 'id="milestones"' not in shown
