"""Packages through their pages: read, asked about, bought, used; another tenant's purchase does not exist."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from anyshore.approvals.models import Approval
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.contracts.models import Agreement
from anyshore.kit.money import Money
from anyshore.parties.models import User
from anyshore.payments.models import Download, Draw
from tests.approvals.world import answer, house, ruled
from tests.catalogue.packages import HELP, LOGO, on_sale, seller, theme_on_sale
from tests.deals import sound
from tests.factories import do, make_organisation
from tests.web.proving import proved
from tests.web.sourcing.present import now


def browser(actor) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return proved(client)


def send(client: Client, path: str, **data: str):
    return client.post(path, {"_key": str(uuid4()), **data})


@pytest.fixture
def parties(db, settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    return seller(), make_organisation(name="Bakkerij Pels")[1]


def test_everybody_reads_a_package_and_engines_read_its_offers(parties):
    package = on_sale(parties[0])
    assert LOGO.title in Client().get("/packages/?q=logo").content.decode()
    text = Client().get(f"/packages/{package.slug}/").content.decode()
    assert '"@type": "Offer"' in text
    assert Client().get(f"/packages/{package.slug}/buy/").status_code == 302


def test_the_page_shows_the_sum_and_one_button_buys_it(parties):
    owner, buyer = parties
    package, client = on_sale(owner), browser(buyer)
    path = f"/packages/{package.slug}/buy/?tier=1&extras=0&quantity=2"
    shown = client.get(path).content.decode()
    assert "1,080.00" in shown
    assert package.hash in shown
    answer = send(client, path, version_hash=package.hash, answer_0="Bread", answer_1="")
    agreement = Agreement.objects.get()
    assert answer.headers["Location"] == f"/contracts/{agreement.number}/purchase/"
    assert agreement.value_minor == 108_000
    assert "Premium" in client.get(answer.headers["Location"]).content.decode()
    _, stranger = make_organisation()
    assert browser(stranger).get(answer.headers["Location"]).status_code == 404
    sound()


def test_a_package_that_changed_is_told_and_not_bought(parties):
    owner, buyer = parties
    package, client = on_sale(owner), browser(buyer)
    dearer = replace(LOGO, tiers=(replace(LOGO.tiers[0], price_minor=25_000), LOGO.tiers[1]))
    do(save_package, owner, now(), package_id=package.pk, content=dearer)
    do(publish_package, owner, now(), package_id=package.pk)
    answer = send(
        client, f"/packages/{package.slug}/buy/?tier=0&quantity=1", version_hash=package.hash, answer_0="Bread"
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "The prices are others." in text
    assert "250.00" in text
    assert not Agreement.objects.exists()


def test_a_product_is_downloaded_by_its_buyer_alone(parties):
    owner, buyer = parties
    package, client = theme_on_sale(owner, b"the theme"), browser(buyer)
    send(client, f"/packages/{package.slug}/buy/?tier=0&quantity=1", version_hash=package.hash)
    number = Agreement.objects.get().number
    page = client.get(f"/contracts/{number}/purchase/").content.decode()
    path = page.partition(f'href="/contracts/{number}/purchase/')[2].partition('"')[0]
    file = client.get(f"/contracts/{number}/purchase/{path}")
    assert b"".join(file.streaming_content) == b"the theme"
    assert file.headers["Content-Security-Policy"].startswith("sandbox")
    _, stranger = make_organisation()
    for other in (browser(stranger), browser(owner), Client()):
        assert other.get(f"/contracts/{number}/purchase/{path}").status_code == 404
    assert Download.objects.count() == 1


def test_hours_are_recorded_agreed_and_paid(parties):
    owner, buyer = parties
    package, client, provider = on_sale(owner, HELP), browser(buyer), browser(owner)
    send(client, f"/packages/{package.slug}/buy/?tier=0&quantity=1", version_hash=package.hash)
    number = Agreement.objects.get().number
    day = now().date().isoformat()
    send(provider, f"/contracts/{number}/purchase/", hours="1", minutes="30", worked_on=day, words="Images", ticket="")
    draw = Draw.objects.get()
    assert draw.minutes == 90
    assert send(provider, f"/contracts/{number}/hours/{draw.pk}/agree/").status_code == 403
    send(client, f"/contracts/{number}/hours/{draw.pk}/agree/")
    assert Draw.objects.get().state == "agreed"
    assert "8.5" in client.get(f"/contracts/{number}/purchase/").content.decode()
    sound()


def test_a_provider_writes_publishes_and_is_told_what_lacks(parties):
    client = browser(parties[0])
    rows = {"tiers-0-name": "Basic", "tiers-0-price": "200", "tiers-0-days": "5", "tiers-0-includes": "Three drafts"}
    answer = send(client, "/packages/new/?kind=service", title="A logo", currency="EUR", **rows)
    path = answer.headers["Location"]
    assert "one line that says what it is" in client.get(f"{path}publish/").content.decode()
    words = {"line": "Three drafts.", "words": LOGO.words, "category": "logo-design"}
    send(client, f"{path}edit/", title="A logo", currency="EUR", **rows, **words)
    send(client, f"{path}publish/")
    assert "A logo" in Client().get("/packages/").content.decode()
    assert "For sale" in client.get("/packages/mine/").content.decode()


def test_above_a_rule_the_page_asks_first_and_buys_once_they_agreed(parties):
    here = house()
    ruled(here, Money(10_000, "EUR"), 1)
    package, client = on_sale(parties[0]), browser(here.asker)
    path = f"/packages/{package.slug}/buy/?tier=1&quantity=1"
    shown = client.get(path).content.decode()
    assert "Sign and pay in" not in shown
    assert "to agree to what costs more than" in shown
    answered = send(client, path, version_hash=package.hash, words="For the van.")
    approval = Approval.objects.get()
    assert answered.headers["Location"] == f"/approvals/{approval.pk}/"
    assert not Agreement.objects.exists()
    assert "the question lapses" in client.get(path).content.decode()
    read = browser(here.people[0]).get(approval.path)
    assert read.status_code == 200
    answer(approval, here.people[0], at=now())
    assert "Approved by Hana Novák." in client.get(path).content.decode()
    send(client, path, version_hash=package.hash, answer_0="Bread")
    assert Agreement.objects.get().value_minor == 48_000
    sound()
