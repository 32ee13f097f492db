"""What is bought directly: a package delivered and accepted, a product downloaded at once, hours drawn and agreed."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.cli import soundness
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.payments.models import Block, Download, Draw, Holding
from tests.catalogue.actions.test_save_profile import GOOD
from tests.catalogue.packages import HELP, LOGO, on_sale, theme_on_sale
from tests.factories import do, make_organisation, make_person
from tests.journeys.counted import Counted
from tests.journeys.test_logo import accept, deliver
from tests.web.browser import PASSWORD, sign_in

BUYER, SELLER, OUTSIDER = "anna@example.org", "tomas@example.org", "eve@example.org"


def who(name: str, email: str, **more: object) -> Actor:
    """Somebody who can sign in."""
    person = make_person(name=name, email=email)
    _, actor = make_organisation(name=name, owner=person, **more)
    person = User.objects.get(pk=person.pk)
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return actor


@pytest.fixture
def owner(db, settings, tmp_path) -> Actor:
    """The seller; the buyer can sign in too."""
    settings.ANYSHORE_FILES = tmp_path
    who("Anna Pels", BUYER)
    actor = who("Tomás Ferreira", SELLER, country="PT", kind="individual", buys=False)
    do(save_profile, actor, details=GOOD)
    do(publish_profile, actor)
    return actor


def side(visit, email: str, *, scripts: bool = True) -> Counted:
    made = Counted(visit.page(scripts=scripts))
    sign_in(made.page, email)
    return made


def buy(client: Counted, title: str) -> None:
    """From the list to the button; what is asked is answered in one word."""
    page = client.page
    page.goto("/packages/")
    client.click(page.get_by_role("link", name=title))
    client.click(client.button("See the sum and buy"))
    for box in page.locator("main textarea").all()[:1]:
        client.fill(box, "Bread")
    client.click(client.button("Sign and pay in"))
    page.wait_for_url("**/purchase/")


def sound() -> None:
    assert soundness.money_faults() == []
    assert soundness.audit_faults() == []
    assert soundness.version_faults() == []


def test_a_package_is_bought_by_one_button_delivered_and_accepted(visit, owner, tmp_path):
    on_sale(owner)
    client, provider = side(visit, BUYER), side(visit, SELLER)
    buy(client, LOGO.title)
    assert client.spent() <= (3, 1)
    deliver(provider, tmp_path)
    assert provider.spent() <= (3, 1)
    accept(client)
    assert Agreement.objects.get().state == "completed"
    assert Holding.objects.get().released_minor == 20_000
    sound()


def test_a_product_is_downloaded_at_once_by_its_buyer_alone(visit, owner):
    theme_on_sale(owner, b"PK the theme")
    client = side(visit, BUYER, scripts=False)
    buy(client, "A theme for web shops")
    page = client.page
    with page.expect_download() as loading:
        client.click(page.get_by_role("link", name="theme.zip"))
    assert loading.value.path().read_bytes() == b"PK the theme"
    assert client.spent() <= (4, 0)
    path = page.get_by_role("link", name="theme.zip").get_attribute("href")
    who("Eve", OUTSIDER)
    visit.expected = ("404",)
    for stranger in (side(visit, OUTSIDER).page, side(visit, SELLER).page):
        assert stranger.goto(path).status == 404
    assert Download.objects.count() == 1
    sound()


def test_hours_are_bought_drawn_and_agreed(visit, owner):
    on_sale(owner, HELP)
    client, provider = side(visit, BUYER), side(visit, SELLER)
    buy(client, HELP.title)
    here, page = client.page.url, provider.page
    page.goto(here)
    provider.fill(page.locator("input[name=hours]"), "1")
    provider.fill(page.locator("input[name=minutes]"), "30")
    provider.fill(page.locator("input[name=words]"), "Moved the images")
    provider.click(provider.button("Record the hours"))
    page.get_by_text("Moved the images").wait_for()
    client.page.goto(here.removesuffix("purchase/"))
    assert "1.5 hours count as agreed" in client.page.locator("main").inner_text()
    client.page.goto(here)
    client.click(client.button("Agree"))
    client.click(client.button("Agree and pay 1.5 hours"))
    client.page.get_by_text("8.5").first.wait_for()
    assert Draw.objects.get().state == "agreed"
    assert (Block.objects.get().drawn, Holding.objects.get().released_minor) == (90, 7_500)
    sound()
