"""Deciding lots where the client's own people must agree, without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.approvals.models import Approval
from anyshore.contracts.models import Agreement
from anyshore.kit.money import Money
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.rules.pricing import LotOffer
from anyshore.sourcing.rules.tenders import LotTerms, SplitRule, TenderTerms
from tests.approvals.world import answer, house, ruled
from tests.factories import do
from tests.sourcing.world import offer, provider, wanted
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import key, reader, text

pytestmark = pytest.mark.django_db


def tendered():
    """A tender in two lots whose time is over, with a rule of EUR 80, and the cheapest on each lot."""
    here, then = house(), now() - timedelta(days=19)
    ruled(here, Money(8_000, "EUR"))
    request = do(save_request, here.owner, then, terms=wanted("Catalogue", unit="project", kind="rfq"))
    setup = TenderTerms(lots=(LotTerms(title="German"), LotTerms(title="Polish")), split_rule=SplitRule.PRICE)
    do(set_up_tender, here.owner, then, request_id=request.id, terms=setup)
    request = do(publish_request, here.owner, then, request_id=request.id)
    made = []
    for name, lot, price in (("شركة الترجمة", 1, 9_000), ("Brno", 2, 4_000)):
        prices = (LotOffer(lot=lot, price_minor=price, finishes_on=(now() + timedelta(days=40)).date()),)
        terms = offer(0, finishes_on=None, lots=prices)
        made.append(do(send_proposal, provider(name), then + timedelta(days=1), request_id=request.id, terms=terms))
    return here, request, made


def test_a_division_is_asked_for_agreed_to_and_awarded():
    here, request, (alba, brno) = tendered()
    browser, path = reader(here.asker), f"/requests/{request.number}/award/"
    chosen = {"lot_1": str(alba.id), "lot_2": str(brno.id), "reason": "", "words": "Thank you."}
    assert "Who must agree first" not in text(browser.get(path))
    shown = text(browser.post(path, {**key(), **chosen}))
    assert "Who must agree first" in shown
    assert (
        "Catalogue: German, EUR&nbsp;90.00: شركة الترجمة" in shown.replace("\xa0", "&nbsp;") or "شركة الترجمة" in shown
    )
    assert "Your organisation wants 2 of 3 people to agree" in shown
    assert (Approval.objects.count(), Agreement.objects.count()) == (0, 0)
    sent = browser.post(path, {**key(), **chosen, "ask": "1", "asked": "The only <b>one</b> that can."})
    approval = Approval.objects.get()
    assert (sent.status_code, approval.title, approval.words) == (
        303, "Catalogue: German", "The only <b>one</b> that can.",
    )  # fmt: skip
    waits = text(browser.get(sent["Location"]))
    assert "Still to agree: " in waits
    assert "Ask them to agree" not in waits
    assert f'value="{alba.id}" checked' in waits
    for person in here.people[:2]:
        answer(approval, person, at=now())
    assert "Approved by Hana Novák and Joris Pels." in text(browser.get(sent["Location"]))
    assert browser.post(path, {**key(), **chosen}).status_code == 303
    made = list(Agreement.objects.order_by("number"))
    assert [one.value_minor for one in made] == [9_000, 4_000]
    page = text(browser.get(f"/requests/{request.number}/"))
    assert all(f"Contract C-{one.number}" in page for one in made)


def test_an_address_with_nonsense_for_a_lot_is_told_so():
    here, request, _ = tendered()
    assert reader(here.asker).get(f"/requests/{request.number}/award/?lot_1=nonsense").status_code == 422
