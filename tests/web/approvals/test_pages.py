"""The pages of approvals, without scripts: from the first group to the award that was agreed to."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from anyshore.approvals.models import Approval, Group, Rate, Rule
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from tests.approvals.world import answer, house, ruled
from tests.factories import do, make_organisation
from tests.sourcing.world import offer, provider, wanted
from tests.web.proving import proved
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import key, reader, text

pytestmark = pytest.mark.django_db


def form_of(browser: Client, path: str) -> dict[str, str]:
    """The hidden answers of the page's own form: its key and the fingerprint that was read."""
    shown = browser.get(path).content.decode()
    return dict(re.findall(r'type="hidden" name="(_key|fingerprint)" value="([^"]+)"', shown))


def test_an_owner_sets_a_group_a_rule_a_rate_and_an_absence():
    here = house()
    browser = reader(here.owner)
    base = "/organisation/approvals/"
    assert "No rule. Whoever may bind" in text(browser.get(base))
    assert "a rule needs a group" in text(browser.get(base + "rules/new/")).lower()
    ids = [str(one.person_id) for one in here.people]
    wrong = browser.post(base + "groups/new/", {**key(), "name": "Board", "first": ids[0], "second": ids[0]})
    assert wrong.status_code == 422
    sent = browser.post(base + "groups/new/", {**key(), "name": "Board", "first": ids[1], "second": ids[0]})
    assert (sent.status_code, sent["Location"]) == (303, base)
    group = Group.objects.get()
    rule = {"kind": "award", "currency": "EUR", "above": "10000", "group_id": str(group.id), "order": "in_turn"}
    sent = browser.post(base + "rules/new/", {**key(), **rule, "needed": "3", "answer_days": "5"})
    assert sent.status_code == 422
    assert "3 people must agree, and the group has 2." in text(sent)
    sent = browser.post(base + "rules/new/", {**key(), **rule, "needed": "1", "answer_days": "5"})
    assert sent.status_code == 303
    for bad in ({"rate": "0"}, {"rate": "1.1234567"}, {"rate": "x"}, {"rate": "1", "currency": "EUR"}):
        wrong = browser.post(base + "rates/", {**key(), "currency": "USD", "against": "EUR", **bad})
        assert wrong.status_code == 422
    assert (
        browser.post(base + "rates/", {**key(), "currency": "USD", "rate": "0.92", "against": "EUR"}).status_code
        == 303
    )
    assert Rate.objects.get().rate_millionths == 920_000
    day = now().date()
    days = {"starts_on": day.isoformat(), "ends_on": day.replace(year=day.year + 3).isoformat()}
    away = {"person_id": ids[0], "stand_in_id": ids[2]}
    assert browser.post(base + "absence/", {**key(), **away, **days}).status_code == 422
    days["ends_on"] = days["starts_on"]
    assert browser.post(base + "absence/", {**key(), **away, **days}).status_code == 303
    shown = text(browser.get(base))
    assert "Joris Pels, Hana Novák" in shown
    assert "1 USD is 0.92 EUR" in shown
    assert "سارة العلي" in shown
    assert browser.post(f"{base}rules/{Rule.objects.get().id}/retire/", key()).status_code == 303
    assert Rule.objects.get().retired_at is not None


def test_others_see_the_rules_and_change_nothing():
    here, stranger = house(), make_organisation()[1]
    rule = ruled(here)
    asks = reader(here.asker)
    assert "New rule" not in text(asks.get("/organisation/approvals/"))
    assert asks.get("/organisation/approvals/rules/new/").status_code == 403
    assert asks.post(f"/organisation/approvals/rules/{rule.id}/retire/", key()).status_code == 403
    assert reader(stranger).post(f"/organisation/approvals/rules/{rule.id}/retire/", key()).status_code == 404
    assert reader(stranger).get(f"/organisation/approvals/groups/{rule.group_id}/").status_code == 404


def wished(unit: str = "project"):
    here = house()
    ruled(here, Money(10_000, "EUR"))
    request = do(post_request, here.owner, now(), terms=wanted(unit=unit))
    bidder = provider()
    proposal = do(send_proposal, bidder, now(), request_id=request.id, terms=offer(finishes_on=None))
    return here, proposal, bidder


@pytest.mark.parametrize("unit", ["project", "task"])
def test_an_award_is_asked_for_agreed_to_and_made(unit):
    here, proposal, _ = wished(unit)
    path, asks = f"/proposals/{proposal.number}/award/", proved(reader(here.asker))
    shown = text(asks.get(path))
    assert "Ask Hana Novák, Joris Pels and سارة العلي to approve" in shown
    assert "Award and draft" not in shown
    sent = asks.post(path, {**key(), "words": "The best <b>of three</b>."})
    approval = Approval.objects.get()
    page = f"/approvals/{approval.id}/"
    assert (sent.status_code, sent["Location"]) == (303, page)
    assert "Still to agree: " in text(asks.get(path))
    assert "<b>of three</b>" not in text(asks.get(page))
    one, two = (reader(person) for person in here.people[:2])
    assert "Agree or decline: Logo for a bakery" in text(one.get("/today/"))
    assert "Waiting for you" in text(one.get("/approvals/"))
    assert "Agree or decline" not in text(reader(here.people[2]).get("/approvals/"))
    hidden = form_of(one, page)
    assert one.post(page, {**hidden, "answer": "declined"}).status_code == 422
    for browser in (one, two):
        hidden = form_of(browser, page)
        sent = browser.post(page, {**hidden, "answer": "approved", "words": ""})
        again = browser.post(page, {**hidden, "answer": "approved", "words": ""})
        assert (sent.status_code, again.status_code) == (303, 303)
    shown = text(asks.get(path))
    assert "Approved by Hana Novák and Joris Pels." in shown
    assert asks.post(path, key()).status_code == 303
    assert Agreement.objects.count() == 1


def test_the_provider_and_strangers_never_see_it():
    here, proposal, bidder = wished()
    reader(here.asker).post(f"/proposals/{proposal.number}/award/", key())
    approval = Approval.objects.get()
    for other in (bidder, make_organisation()[1]):
        browser = reader(other)
        missing = browser.get(f"/approvals/{new_id()}/")
        found = browser.get(f"/approvals/{approval.id}/")
        assert found.status_code == missing.status_code == 404
        assert browser.post(f"/approvals/{approval.id}/withdraw/", key()).status_code == 404
        assert "Nobody has been asked yet" in text(browser.get("/approvals/"))


def test_a_declined_question_says_why_and_can_be_withdrawn_or_asked_again():
    here, proposal, _ = wished()
    path, asks = f"/proposals/{proposal.number}/award/", reader(here.asker)
    asks.post(path, key())
    approval = Approval.objects.get()
    assert asks.post(f"/approvals/{approval.id}/withdraw/", key()).status_code == 303
    assert "The question was withdrawn." in text(asks.get(path))
    asks.post(path, key())
    approval = Approval.objects.get(state="asked")
    for person in here.people[:2]:
        answer(approval, person, "declined", "Too dear for a logo.", at=now())
    shown = text(asks.get(path))
    assert "This very offer was declined." in shown
    assert "Too dear for a logo." in text(asks.get(f"/approvals/{approval.id}/"))


def test_who_asks_alone_is_told_that_there_are_too_few():
    here = house()
    ruled(here, Money(10_000, "EUR"), needed=3)
    request = do(post_request, here.owner, now(), terms=wanted())
    proposal = do(send_proposal, provider(), now(), request_id=request.id, terms=offer(finishes_on=None))
    manager = Actor(here.people[0].kind, here.people[0].person_id, here.id, Role.MANAGER)
    from anyshore.parties.models import Membership

    Membership.objects.filter(user_id=manager.person_id).update(role=Role.MANAGER)
    browser = reader(manager)
    path = f"/proposals/{proposal.number}/award/"
    assert "without you there are too few people" in text(browser.get(path))
    assert browser.post(path, key()).status_code == 422
