"""A transition in three waves, clicked through: planned, agreed, delayed, changed, each gate opened by a person, the
service taken over, access given and revoked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.parties.models import User
from anyshore.plumbing import clock
from tests.journeys.test_elsewhere import looked_at
from tests.transition.world import drafted
from tests.web.browser import enter
from tests.web.contracts.scenes import now


@pytest.mark.parametrize(
    "scripts", [True, pytest.param(False, marks=pytest.mark.long)], ids=["with scripts", "without"]
)
def test_three_waves_to_a_service_that_a_person_takes_over(visit, scripts, tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"
    made = drafted(at=now())
    path = f"/contracts/{made.agreement.number}/transition/"
    client, provider = visit.page(scripts=scripts), visit.page(scripts=scripts)
    for page, actor in ((client, made.client), (provider, made.provider)):
        enter(page, visit.base, User.objects.get(pk=actor.person_id).pk)

    provider.goto(path)
    press(provider, "Write the plan", link=True)
    provider.get_by_label("What moves").first.fill("Invoices without a problem")
    press(provider, "Save the plan")
    assert provider.get_by_text("Invoices without a problem").count() == 1
    press(provider, "Agree to this plan")
    client.goto("/today/")
    client.get_by_role("link", name="Agree to the transition plan").first.click()
    press(client, "Agree to this plan")
    assert client.get_by_text("Plan agreed").count() >= 1

    press(client, "Write down an access", link=True)
    for label, words in (("System", "Ledger"), ("Level", "post"), ("Person", "Ana Petrović")):
        client.get_by_label(label, exact=True).fill(words)
    press(client, "Write down an access")
    press(client, "Add a session or a document", link=True)
    client.get_by_label("What it is about").fill("Month-end closing")
    press(client, "Add a session or a document")
    provider.goto(path)
    press(provider, "I can work with it")
    assert provider.get_by_text("Signed off").count() >= 1

    press(provider, "Begin this wave")
    clock.move(timedelta(days=40))
    run_due(clock.now())
    provider.goto(path)
    assert provider.get_by_text("behind its plan").count() == 1
    press(provider, "Propose a change", link=True)
    provider.get_by_label("To", exact=True).first.fill((now() + timedelta(days=7)).date().isoformat())
    provider.get_by_label("Why").fill("Two clerks were ill")
    press(provider, "Propose this change")
    client.goto(path)
    assert client.get_by_text("Two clerks were ill").count() == 1
    press(client, "Agree to the change")
    assert client.get_by_text("behind its plan").count() == 0

    for position in (1, 2, 3):
        if position > 1:
            provider.goto(path)
            press(provider, "Begin this wave")
        press(provider, "It is ready to be taken over", link=True)
        provider.locator("input[type=checkbox]").first.check()
        press(provider, "Ask for it to be taken over")
        client.goto("/today/")
        client.get_by_role("link", name="Open the gate or keep it closed").first.click()
        if position == 1:
            looked_at(client, "transition" if scripts else "transition-plain", scripts=scripts)
        press(client, "Open the gate", link=True)
        press(client, "Open the gate")
    press(client, "Take the service over", link=True)
    press(client, "Take the service over")
    assert client.get_by_text("Service taken over").count() >= 1
    press(client, "Revoke", link=True)
    press(client, "Revoke an access")
    assert client.get_by_text("by Marit de Boer").count() >= 1
    assert made.states() == ["accepted"] * 3


def press(page, name: str, *, link: bool = False) -> None:
    """Press the button, or follow the link, of that name, and wait for what comes."""
    role = "link" if link else "button"
    page.locator("main, dialog[open]").get_by_role(role, name=name, exact=True).last.click()
    page.wait_for_load_state()
