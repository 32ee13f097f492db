"""A contract negotiated in two languages and signed: the client reads German and runs scripts, the provider reads
English and runs none."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Page

from anyshore.contracts.models import AgreementVersion, Suggestion
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from tests.contracts.world import SITE, Deal, offered
from tests.web.browser import enter, overflow, violations
from tests.web.sourcing.present import now

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def told(page: Page) -> str:
    """What the page says, with plain blanks."""
    return page.locator("main").inner_text().replace("\xa0", " ").replace("\u202f", " ")


def fits(page: Page, *, scripts: bool = True) -> None:
    """axe finds nothing where scripts run, and nothing sticks out."""
    assert page.locator("html").get_attribute("lang") == ("de" if scripts else "en")
    if scripts:
        assert violations(page) == [], page.url
        assert overflow(page) <= 0, page.url


def reader(visit, actor: Actor, locale: str, **look) -> Page:
    """A page of somebody who reads in that language."""
    User.objects.filter(pk=actor.person_id).update(locale=locale)
    page = visit.page(**look)
    enter(page, visit.base, actor.acting_person)
    return page


@pytest.mark.long
def test_a_contract_is_negotiated_in_two_languages_and_signed(visit):
    deal = offered(Side.PROVIDER, unit="project", milestones=SITE, title="A site", at=now())
    path = f"/contracts/{deal.agreement.number}/"
    client = reader(visit, deal.client, "de-de", width=360, dark=True)
    provider = reader(visit, deal.provider, "en-gb", width=1440, scripts=False)
    _suggest_and_comment(client, path)
    _answer(provider, path)
    _write(client, path, deal)
    _sign(provider, path)
    _read_in_both(deal, path)


def _suggest_and_comment(page: Page, path: str) -> None:
    """Two numbers and a question, on a phone in the dark."""
    page.goto(f"{path}negotiate/")
    assert "Klausel für Klausel" in told(page)
    assert "10 Arbeitstage" in told(page)
    fits(page)
    for row, field, value in (("r-terms-review", "review_days", "5"), ("r-milestones-1", "amount", "500,00")):
        page.locator(f"#{row}").get_by_role("link", name="Änderung vorschlagen").click()
        page.locator(f"[name={field}]").fill(value)
        page.locator("[name=reason]").fill("Wir prüfen jede Woche")
        fits(page)
        page.locator("main").get_by_role("button", name="Vorschlagen", exact=True).click()
        page.wait_for_url("**/negotiate/**")
        assert value.split(",")[0] in page.locator(f"#{row} ins").first.inner_text()
    page.goto(f"{path}negotiate/comment/?row=terms.ending")
    page.locator("[name=words]").fill("Warum 14 Tage?")
    page.locator("main").get_by_role("button", name="Kommentieren").click()
    page.get_by_text("Warum 14 Tage?").wait_for()
    fits(page)


def _answer(page: Page, path: str) -> None:
    """What waits is named; one is accepted with one click, one refused with a word, the question answered."""
    page.goto("/today/")
    page.locator("main").get_by_role("link", name="Accept or refuse suggestions: A site").first.click()
    page.wait_for_url("**/negotiate/?show=open")
    assert "Open points: 3" in told(page)
    assert "10 working days" in told(page)
    fits(page, scripts=False)
    page.get_by_role("button", name="Accept S1").click()
    page.wait_for_url("**/negotiate/**")
    page.locator("#a2").fill("Two of us work on it")
    page.get_by_role("button", name="Refuse S2").click()
    page.get_by_text("Refused. The other side reads it.").wait_for()
    page.locator("#r-terms-ending").get_by_role("link", name="Reply").click()
    page.locator("[name=words]").fill("So that both can plan.")
    page.locator("main").get_by_role("button", name="Reply").click()
    page.get_by_text("So that both can plan.").wait_for()
    assert dict(Suggestion.objects.values_list("number", "state")) == {1: "accepted", 2: "refused"}
    assert path in page.url


def _write(page: Page, path: str, deal: Deal) -> None:
    """The accepted number becomes version 2, signed by the client."""
    page.goto(f"{path}negotiate/")
    page.locator("#before > summary").click()
    page.get_by_text("Two of us work on it").wait_for()
    page.get_by_role("link", name="Zur nächsten Fassung machen").click()
    assert "Unterschriften unter Fassung 1 gelten dafür nicht." in told(page)
    fits(page)
    page.get_by_role("button", name="Fassung 2 unterschreiben und senden").click()
    page.wait_for_url(f"**{path}")
    row = AgreementVersion.objects.get(agreement=deal.agreement, number=2)
    assert (row.why, row.author_side) == ("S1", "client")


def _sign(page: Page, path: str) -> None:
    """The provider reads what changed and signs it."""
    page.goto(f"{path}sign/")
    assert "Review of a hand-in, working days" in told(page)
    page.get_by_role("button", name="Agree and sign").click()
    page.get_by_text("You have signed.").wait_for()


def _read_in_both(deal: Deal, path: str) -> None:
    """The text in both languages has the number that was agreed, and the paper is there."""
    assert deal.fresh().state == "running"
    door = Client()
    door.force_login(User.objects.get(pk=deal.client.person_id), backend=BACKEND)
    for language, words in (("de", "5 Arbeitstage"), ("en", "5 working days")):
        page = door.get(f"{path}versions/2/?language={language}").content.decode().replace("\xa0", " ")
        assert words in page
    paper = door.get(f"{path}versions/2.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert (b"".join(paper) if paper.streaming else paper.content).startswith(b"%PDF-")
    assert broken_versions() == []
