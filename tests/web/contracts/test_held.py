"""Offers that wait for one's own people, without scripts: held, read, declined, changed, agreed to, sent."""

from __future__ import annotations

import pytest

from anyshore.approvals.models import Approval
from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.models import Agreement, HeldOffer
from anyshore.kit.actor import Actor
from anyshore.parties.models import Organisation
from tests.contracts.actions.test_hold_draft import draft
from tests.contracts.actions.test_hold_renewal import board
from tests.contracts.held_world import on_table, two
from tests.contracts.renewal_world import NEXT, ending
from tests.factories import do
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, now, offered, post, text

pytestmark = pytest.mark.django_db


def answered(actor: Actor, answer: str = "approved", words: str = "") -> None:
    """What somebody says on the page of the newest question."""
    asked = Approval.objects.order_by("-at", "-id")[0]
    path = f"/approvals/{asked.id}/"
    done = post(browser(actor), path, answer=answer, words=words, fingerprint=asked.fingerprint)
    assert done.status_code == 303, text(done)


def test_an_offer_above_the_rule_waits_comes_back_changed_and_goes_out():
    here = two()
    asker, board = browser(here.client.asker), here.client.people
    slug = Organisation.objects.get(pk=here.provider.id).slug
    shown = text(asker.get("/contracts/new/"))
    assert "A word to those who must agree" in shown
    fields = fields_of(shown) | {"other": slug, "title": "A sign", "asked": "It is in the budget."}
    fields |= {"milestones-0-title": "The sign", "milestones-0-amount": "200"}
    done = asker.post("/contracts/new/", fields)
    assert done.status_code == 303, text(done)
    held = HeldOffer.objects.get()
    path = done["Location"]
    assert path == f"/contracts/held/{held.id}/"
    shown = text(asker.get(path))
    assert "Still to agree: Hana Novák, Joris Pels and سارة العلي" in shown
    assert "A sign" in text(asker.get("/contracts/?show=offers"))
    assert "A sign" not in text(browser(here.provider.owner).get("/contracts/?show=offers"))
    assert browser(here.provider.owner).get(path).status_code == 404
    for person in board:
        answered(person, "declined", "Too dear.")
    shown = text(asker.get(path))
    assert "Too dear." in shown
    assert "Came back to you" in shown
    fields = fields_of(text(asker.get(f"/contracts/new/?held={held.id}")))
    assert (fields["title"], fields["milestones-0-amount"]) == ("A sign", "200.00")
    done = asker.post(f"/contracts/new/?held={held.id}", fields | {"milestones-0-amount": "180"})
    assert done.status_code == 303, text(done)
    held.refresh_from_db()
    assert held.state == "dropped"
    answered(board[1])
    sent = Agreement.objects.get()
    assert (sent.state, sent.value_minor) == ("offered", 18_000)
    assert "It went out as it was signed." in text(asker.get(done["Location"]))


def test_the_contract_page_says_who_must_agree_on_ones_own_side_alone():
    here = two(clients=1, providers=2)
    deal = on_table(here)
    path = f"/contracts/{deal.agreement.number}/"
    ours, theirs = browser(here.provider.asker), browser(here.client.asker)
    fields = fields_of(text(ours.get(f"{path}counter/"))) | {"milestones-0-amount": "300"}
    done = ours.post(f"{path}counter/", fields)
    assert done.status_code == 303, text(done)
    assert done["Location"].startswith("/contracts/held/")
    words = "waits for your own people"
    assert words in text(ours.get(path))
    assert words not in text(theirs.get(path))
    assert "300.00" in text(ours.get(f"{path}counter/"))
    answered(here.provider.people[0])
    answered(here.provider.people[2])
    assert deal.fresh().value_minor == 30_000
    shown = text(theirs.get(path))
    assert "Your organisation wants 1 of 3 people to agree" in shown
    assert "Novák" not in text(ours.get(path))


def test_it_is_given_up_or_sent_by_hand():
    here = two()
    asker = browser(here.client.asker)
    deal = on_table(here)
    counter = f"/contracts/{deal.agreement.number}/counter/"
    fields = fields_of(text(asker.get(counter))) | {"milestones-0-amount": "300"}
    path = asker.post(counter, fields)["Location"]
    assert post(asker, f"{path}drop/").status_code == 303
    assert HeldOffer.objects.get().state == "dropped"
    assert text(asker.get(path)).count("Given up") >= 1
    scene = offered()
    assert "A word to those" not in text(browser(scene.client).get("/contracts/new/"))
    assert now()


def test_an_offer_to_renew_above_the_rule_waits_and_the_other_side_asks_its_own_people():
    deal = ending()
    here = board(deal)
    number = deal.agreement.number
    asker, other = browser(deal.client), browser(deal.provider)
    path = f"/contracts/{number}/renewal/"
    fields = fields_of(text(asker.get(f"{path}offer/")))
    assert "asked" in fields
    assert fields["ends_on"] > Agreement.objects.get(number=number).ends_on.isoformat()
    done = asker.post(f"{path}offer/", fields | {"ends_on": NEXT.isoformat(), "asked": "As last year."})
    assert done.status_code == 303, text(done)
    made = HeldOffer.objects.get()
    assert done["Location"] == f"/contracts/held/{made.pk}/"
    shown = text(asker.get(done["Location"]))
    assert f"to renew C-{number} until" in shown
    assert "waits for your own people" in text(asker.get(path))
    assert "waits for your own people" not in text(other.get(path))
    assert f"{path}offer/" not in text(asker.get(path)), "it is changed where it waits, not offered a second time"
    assert f"{path}offer/" in text(other.get(path))
    assert f"Renewal of C-{number}" in text(asker.get("/contracts/?show=offers"))
    for person in here.people[:2]:
        answered(person)
    assert "It went out as it was signed." in text(asker.get(done["Location"]))
    assert "Agree and sign" in text(other.get(path))


def test_a_renewal_of_the_other_side_is_agreed_to_before_it_is_signed():
    deal = ending()
    here = board(deal)
    buyer, path = browser(deal.client), f"/contracts/{deal.agreement.number}/renewal/"
    do(offer_renewal, deal.provider, now(), agreement_id=deal.id, ends_on=NEXT)
    shown = text(buyer.get(path))
    assert "Agree and sign" not in shown
    assert "to agree to what costs more than" in shown
    assert post(buyer, f"{path}ask/", words="As last year.").status_code == 303
    assert "Still to agree:" in text(buyer.get(path))
    for person in here.people[:2]:
        answered(person)
    assert "Agree and sign" in text(buyer.get(path))


def test_a_draft_above_the_rule_is_signed_and_waits():
    here = two()
    deal = draft(here)
    asker, path = browser(here.client.asker), f"/contracts/{deal.agreement.number}/draft/"
    shown = text(asker.get(f"{path}offer/"))
    assert "Sign, and ask" in shown
    done = asker.post(f"{path}offer/", fields_of(shown) | {"asked": "It is in the budget."})
    assert done.status_code == 303, text(done)
    assert "A draft to be offered to" in text(asker.get(done["Location"]))
    assert "it waits for your own people" in text(asker.get(path))
    assert "waits for your own people" not in text(browser(here.provider.asker).get(path))
    assert f"Draft C-{deal.agreement.number}" in text(asker.get("/contracts/?show=offers"))
    answered(here.client.people[0])
    assert Agreement.objects.get(pk=deal.agreement.pk).state == "offered"
