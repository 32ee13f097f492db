"""Giving a prize where the client's own people must agree, without scripts."""

from __future__ import annotations

import pytest

from anyshore.approvals.models import Approval
from anyshore.contracts.models import Agreement
from anyshore.kit.money import Money
from anyshore.sourcing.actions.enter_contest import enter_contest
from anyshore.sourcing.actions.post_contest import post_contest
from anyshore.sourcing.models import Prize
from anyshore.sourcing.rules.contests import ContestTerms
from tests.approvals.world import answer, house, ruled
from tests.factories import do
from tests.sourcing.contests import picture
from tests.sourcing.world import provider, wanted
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import key, reader, text

pytestmark = pytest.mark.django_db


def entered_contest():
    """A contest of today with prizes of EUR 300 and EUR 60 under a rule of EUR 80, and an entry."""
    here = house()
    ruled(here, Money(8_000, "EUR"))
    terms = ContestTerms(prizes=(30_000, 6_000))
    request = do(post_contest, here.owner, now(), terms=wanted(brief="A loaf."), contest=terms)
    maker = provider("شركة التصميم")
    given = {"request_id": request.id, "words": "A loaf.", "file_ids": (picture(maker, now()).id,)}
    return here, do(enter_contest, maker, now(), **given)


def test_a_prize_above_the_sum_is_asked_for_agreed_to_and_given():
    here, entry = entered_contest()
    first = Prize.objects.get(place=1)
    browser, path = reader(here.asker), f"/entries/{entry.id}/prize/"
    assert "Who must agree first" not in text(browser.get(path))
    chosen = {"prize": first.id.hex, "words": "Thank you."}
    shown = text(browser.post(path, {**key(), **chosen}))
    assert "Nothing is given yet" in shown
    assert "Your organisation wants 2 of 3 people to agree" in shown
    assert (Approval.objects.count(), Agreement.objects.count()) == (0, 0)
    sent = browser.post(path, {**key(), **chosen, "ask": "1", "asked": "The only <b>one</b> that can."})
    approval = Approval.objects.get()
    assert (sent.status_code, sent["Location"]) == (303, f"/approvals/{approval.id}/")
    assert approval.words == "The only <b>one</b> that can."
    assert f'href="/entries/{entry.id}/"' in text(browser.get(sent["Location"]))
    assert "شركة التصميم" in text(reader(here.people[0]).get(f"/entries/{entry.id}/"))
    waits = text(browser.post(path, {**key(), **chosen}))
    assert "Still to agree: " in waits
    assert 'name="ask"' not in waits
    for one in here.people[:2]:
        answer(approval, one, at=now())
    assert "Approved" in text(browser.get(path))
    done = browser.post(path, {**key(), **chosen})
    assert done["Location"].startswith("/contracts/")
    assert Agreement.objects.get().value_minor == 30_000


def test_a_prize_below_the_sum_is_given_at_once():
    here, entry = entered_contest()
    second = Prize.objects.get(place=2)
    done = reader(here.asker).post(f"/entries/{entry.id}/prize/", {**key(), "prize": second.id.hex})
    assert (done.status_code, Approval.objects.count()) == (303, 0)
