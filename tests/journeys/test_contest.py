"""A contest from its posting to two paid prizes, clicked in five browsers; those who did not win are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from anyshore.cli import soundness
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.payments.models import Holding
from anyshore.plumbing.models import Mail
from anyshore.sourcing.models import Entry, Request
from tests.factories import make_organisation, make_person
from tests.journeys.counted import Counted
from tests.journeys.test_logo import deliver
from tests.sourcing.contests import PIXEL
from tests.web.browser import enter, overflow, violations
from tests.worker import run_jobs

MAKERS = ("Tomás Ferreira", "Ольга Ткач", "محمد صالح")


def person(visit, name: str, *, width: int = 1440, **more: object) -> tuple[Counted, Actor]:
    """Somebody with an organisation of their own, signed in."""
    _, actor = make_organisation(name=name, owner=make_person(name), **more)
    made = Counted(visit.page(width=width))
    enter(made.page, visit.base, actor.acting_person)
    return made, actor


def sound(page: Page) -> None:
    """axe finds nothing, and nothing sticks out."""
    assert violations(page) == [], page.url
    assert overflow(page) <= 0, page.url


@pytest.mark.long
def test_a_contest_from_its_posting_to_two_paid_prizes(visit, settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    client, _owner = person(visit, "Bakkerij Pels", country="NL", provides=False)
    makers = [person(visit, name, width=width) for name, width in zip(MAKERS, (360, 768, 1440), strict=True)]
    post(client)
    to = f"/requests/{Request.objects.get().number}/"
    for place in (0, 1, 2, 0, 1):
        make_entry(makers[place][0], to)
    first, second, third, fourth, fifth = Entry.objects.order_by("number")
    judge(client, makers[0][0], first, to)
    eliminate(client, makers[2][0], third)
    extend(client, to)
    for entry, prize in ((first, "Prize 1"), (second, "Prize 2")):
        give(client, entry, prize)
    told(makers, fourth, fifth)
    for row, maker in zip(Agreement.objects.order_by("number"), (makers[0][0], makers[1][0]), strict=True):
        pay(client, maker, row, tmp_path)
    assert list(Holding.objects.order_by("id").values_list("released_minor", flat=True)) == [30_000, 10_000]
    client.page.goto(to)
    assert "The prizes are given" in client.page.locator("main").inner_text()
    sound(client.page)
    assert soundness.money_faults() == []
    assert soundness.audit_faults() == []


def post(client: Counted) -> None:
    """Two prizes, guaranteed, and a brief."""
    page = client.page
    page.goto("/contests/new/")
    client.fill(page.get_by_label("What do you need?"), "Logo for a bakery")
    client.fill(page.locator("[name=prizes-0-amount]"), "300")
    client.click(client.button("Add a prize"))
    client.fill(page.locator("[name=prizes-1-amount]"), "100")
    client.choose(page.get_by_label("The prizes are guaranteed"))
    client.fill(page.get_by_label("Brief"), "A loaf and a star, for the van and the bags.")
    sound(page)
    client.click(client.button("Open the contest"))
    page.wait_for_url("**/requests/1*/")
    assert "promised, not held here" in page.locator("main").inner_text()
    assert client.spent() <= (2, 5)


def make_entry(maker: Counted, to: str) -> None:
    """A picture with a word; rivals' entries stay hidden."""
    page = maker.page
    page.goto(to)
    maker.click(maker.button("Enter the contest"))
    page.locator("input[type=file]").set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": PIXEL})
    maker.fill(page.get_by_label("A word about it"), "One line, cut from paper.")
    sound(page)
    maker.click(maker.button("Enter"))
    page.wait_for_url(f"**{to}")
    maker.spent()


def judge(client: Counted, maker: Counted, entry: Entry, to: str) -> None:
    """The client rates and asks; the author reads it and answers; the client reads the answer."""
    page = client.page
    page.goto(to)
    assert "5 entries" in page.locator("main").inner_text()
    assert page.locator("img.works__art").count() == 5
    client.click(page.get_by_role("link", name=f"#{entry.number}", exact=True))
    page.get_by_label("Rating").select_option("5")
    client.choose(page.get_by_label("Finalist"))
    client.click(client.button("Keep it"))
    client.fill(page.get_by_label("Say something"), "Could the star be smaller?")
    client.click(client.button("Say it"))
    maker.page.goto(f"/entries/{entry.id}/")
    assert "Could the star be smaller?" in maker.page.locator("main").inner_text()
    maker.fill(maker.page.get_by_label("Say something"), "It can: a third.")
    maker.click(maker.button("Say it"))
    sound(maker.page)
    page.reload()
    assert "It can: a third." in page.locator("main").inner_text()
    sound(page)


def eliminate(client: Counted, maker: Counted, entry: Entry) -> None:
    """One is out, and its author reads why."""
    page = client.page
    page.goto(f"/entries/{entry.id}/eliminate/")
    client.fill(page.get_by_label("Reason"), "Too close to the logo next door.")
    client.click(client.button("Eliminate the entry"))
    page.wait_for_url(lambda url: "/eliminate/" not in url)
    maker.page.goto(f"/entries/{entry.id}/")
    assert "Too close to the logo next door." in maker.page.locator("main").inner_text()


def extend(client: Counted, to: str) -> None:
    """Once, by two days; then there is no button any more."""
    page, request = client.page, Request.objects.get()
    page.goto(f"{to}extend/")
    until = request.proposals_until + timedelta(days=2)
    client.fill(page.get_by_label("Entries until"), until.strftime("%Y-%m-%dT%H:%M"))
    client.click(client.button("Extend the contest"))
    page.wait_for_url(f"**{to}")
    assert page.get_by_role("link", name="Extend once").count() == 0
    request.refresh_from_db()
    assert abs(request.proposals_until - until) < timedelta(hours=3)


def give(client: Counted, entry: Entry, prize: str) -> None:
    """A prize, with a word to the others; the contract on it waits for the client."""
    page = client.page
    page.goto(f"/entries/{entry.id}/")
    client.click(client.button("Give it a prize"))
    client.choose(page.get_by_label(prize))
    client.fill(page.get_by_label("A word to the others"), "Thank you all, it was close.")
    sound(page)
    client.click(client.button("Give the prize"))
    page.wait_for_url("**/contracts/1*/")


def told(makers: Sequence[tuple[Counted, Actor]], *others: Entry) -> None:
    """Who did not win reads it with the client's words, gets a mail, and now sees who else entered."""
    run_jobs()
    for entry in others:
        maker, actor = next(one for one in makers if one[1].organisation_id == entry.provider_id)
        maker.page.goto(f"/entries/{entry.id}/")
        shown = maker.page.locator("main").inner_text()
        assert "Not chosen" in shown
        assert "Thank you all, it was close." in shown
        mails = Mail.objects.filter(to=User.objects.get(pk=actor.person_id).email)
        assert mails.filter(body__contains="Thank you all, it was close.").exists()
    page = makers[2][0].page
    page.goto(f"/requests/{Request.objects.get().number}/")
    assert MAKERS[0] in page.locator("main").inner_text()
    sound(page)


def pay(client: Counted, maker: Counted, row: Agreement, folder) -> None:
    """Signed, funded, handed in, accepted: the rights pass with the payment."""
    page = client.page
    page.goto(f"/contracts/{row.number}/sign/")
    client.click(page.locator("main form button[type=submit]").last)
    page.wait_for_url(lambda url: "/sign/" not in url)
    page.goto("/today/")
    client.click(client.button("Fund"))
    client.click(page.locator("main").get_by_role("link", name="Fund EUR"))
    client.click(page.locator("dialog[open]").get_by_role("button", name="Fund EUR"))
    page.wait_for_url(f"**/contracts/{row.number}/**")
    deliver(maker, folder)
    page.goto("/today/")
    client.click(client.button("Review"))
    client.click(client.button("Accept and release"))
    page.get_by_text("The rights in the work pass to you with this payment.").wait_for()
    client.click(client.button("Release"))
    page.wait_for_url("**/contracts/1*/")
    row.refresh_from_db()
    assert row.state == "completed"
