"""A logo for EUR 200, from the visitor's first click to both reviews, in two browsers; clicks and fields counted."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.cli import soundness
from anyshore.contracts.models import Agreement
from anyshore.parties.models import User
from anyshore.payments.models import Holding
from anyshore.plumbing.models import Mail
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, make_person
from tests.journeys.counted import Counted
from tests.web.browser import PASSWORD, keep, sign_in
from tests.worker import run_jobs

UNSEEN = ("service level", "ladder", "hash", "sha-256", "score", "weight", "debit")
"""Words that a baker never meets before she opens all terms."""


def designer() -> str:
    """A provider who is here already, with a published profile; their address."""
    person = make_person(name="Tomás Ferreira", email="tomas@example.org")
    _, actor = make_organisation(name="Tomás Ferreira", country="PT", kind="individual", owner=person, buys=False)
    do(save_profile, actor, details=GOOD)
    do(publish_profile, actor)
    person = User.objects.get(pk=person.pk)
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person.email


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_logo_for_200_euros(visit, scripts, tmp_path):
    email = designer()
    client, provider = Counted(visit.page(scripts=scripts)), Counted(visit.page(scripts=scripts, zone="Europe/Lisbon"))
    sign_in(provider.page, email)

    publish(client, "200" if scripts else "€ 200")
    assert client.spent() <= (4, 5)
    propose(provider)
    choose_and_pay(client)
    assert client.spent() <= (4, 1)
    task_page_is_short(visit, client, scripts)
    deliver(provider, tmp_path)
    accept(client)
    assert client.spent() <= (3, 0)
    task_page_is_short(visit, client, scripts)
    review(client, "The logo works on paper and on the van.")
    assert client.spent() <= (2, 1)
    assert provider.spent() <= (8, 2)

    agreement = Agreement.objects.get()
    assert agreement.state == "completed"
    assert agreement.currency == "EUR"
    assert Holding.objects.get().released_minor == 20_000
    assert soundness.money_faults() == []
    assert soundness.audit_faults() == []
    run_jobs()
    assert Mail.objects.filter(to=email).exists()


def publish(client: Counted, budget: str) -> None:
    """Without an account: what, budget, name, e-mail, consent; the link in the mail publishes and signs in."""
    page = client.page
    page.goto("/")
    client.click(client.button("Post a request"))
    client.fill(page.get_by_label("What do you need?"), "Logo for a bakery")
    client.fill(page.get_by_label("Budget"), budget)
    client.fill(page.get_by_label("Your name"), "Anna Pels")
    client.fill(page.get_by_label("Your e-mail address"), "anna@example.org")
    client.choose(page.get_by_label("Keep this request"))
    client.click(client.button("Send me the link"))
    page.wait_for_url("**/sent/")
    run_jobs()
    mail = Mail.objects.get(to="anna@example.org")
    path = next(word for word in mail.body.split() if "/link/" in word)
    page.goto("/link/" + path.split("/link/")[1])
    client.clicks += 1  # the link in the mail
    client.click(client.button("Publish the request"))
    page.wait_for_url("**/requests/1*/")


def propose(provider: Counted) -> None:
    """Find the request, write a text, send; the price stands at the budget."""
    page = provider.page
    provider.click(page.get_by_role("navigation", name="Stages").get_by_role("link", name="Requests"))
    provider.click(provider.button("Logo for a bakery"))
    provider.click(page.locator("main").get_by_role("link", name="Propose", exact=True))
    provider.fill(page.get_by_label("Your proposal"), "Three drafts in five days, two rounds of changes.")
    provider.click(provider.button("Sign and send the proposal"))
    page.wait_for_url("**/requests/1*/")


def choose_and_pay(client: Counted) -> None:
    """Compare, award, and one button that awards, signs and funds."""
    page = client.page
    page.goto("/today/")
    client.click(client.button("Compare"))
    client.click(client.button("Award"))
    client.click(client.button("Award, sign and fund"))
    page.wait_for_url("**/contracts/1*/")


def task_page_is_short(visit, client: Counted, scripts: bool) -> None:
    """At 360 px the page of a task is at most 2,400 px high and shows nothing of the machinery."""
    page = client.page
    size = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 800})
    height = page.evaluate("document.documentElement.scrollHeight")
    shown = page.locator("main").inner_text().lower()
    keep(page, f"journey-task-360-{'scripts' if scripts else 'plain'}")
    assert height <= 2400
    assert [word for word in UNSEEN if word in shown] == []
    page.set_viewport_size(size)


def deliver(provider: Counted, folder) -> None:
    """Hand in one file."""
    file = folder / "logo.svg"
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    page = provider.page
    page.goto("/today/")
    provider.click(provider.button("Submit work"))
    provider.click(provider.button("Hand in the work"))
    page.locator("input[type=file]").set_input_files(file)
    provider.fields += 1
    provider.click(provider.button("Hand it in"))
    page.wait_for_url("**/contracts/1*/")


def accept(client: Counted) -> None:
    """Review, accept, release."""
    page = client.page
    page.goto("/today/")
    client.click(client.button("Review"))
    client.click(client.button("Accept and release"))
    client.click(client.button("Release"))
    page.wait_for_url("**/contracts/1*/")


def review(client: Counted, words: str) -> None:
    """One score."""
    client.click(client.button("Write your review"))
    client.choose(client.page.get_by_label("Good", exact=False).first)
    client.click(client.button("Send the review"))
