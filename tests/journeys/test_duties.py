"""Duties, clicked through: the list of a contract, one marked done with evidence, disputed, marked again and
confirmed, one missed by the clock, the list of an organisation, and a calendar's address."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.parties.models import User
from anyshore.plumbing import clock
from tests.contracts.adopted_world import PDF
from tests.contracts.duty_world import clause, dutiful, report
from tests.journeys.test_elsewhere import looked_at
from tests.journeys.test_transition import press
from tests.web.browser import enter
from tests.web.contracts.scenes import now


@pytest.mark.parametrize(
    "scripts", [True, pytest.param(False, marks=pytest.mark.long)], ids=["with scripts", "without"]
)
def test_a_duty_is_done_disputed_and_confirmed(visit, scripts, tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"
    governance = clause("governance", meetings=[["Steering committee", "quarter", "the sponsors of both sides"]])
    deal = dutiful(governance, clause("audit"), at=now(), end=(now() + timedelta(days=500)).date())
    client, provider = visit.page(scripts=scripts), visit.page(scripts=scripts)
    for page, actor in ((client, deal.client), (provider, deal.provider)):
        enter(page, visit.base, User.objects.get(pk=actor.person_id).pk)
    provider.goto(f"/contracts/{deal.agreement.number}/")
    press(provider, "All duties and dates of both sides", link=True)
    looked_at(provider, "duties-contract" if scripts else "duties-contract-plain", scripts=scripts)
    provider.get_by_role("link", name="Monthly report").first.click()
    signed = tmp_path / "report.pdf"
    signed.write_bytes(PDF)
    provider.get_by_label("What was done").fill("Sent to Femke by mail")
    provider.locator("input[type=file]").set_input_files(str(signed))
    press(provider, "Mark as done")
    provider.get_by_text("Marked as done.").first.wait_for()
    path = f"/duties/{provider.url.rstrip('/').rpartition('/')[2]}/"
    client.goto(path)
    press(client, "Dispute it", link=True)
    client.get_by_label("Why").fill("The figures are those of May")
    press(client, "Dispute it")
    provider.goto("/today/")
    provider.get_by_role("link", name="Disputed: Monthly report").first.click()
    provider.get_by_label("What was done").fill("With those of June now")
    press(provider, "Mark as done")
    client.goto(path)
    looked_at(client, "duty" if scripts else "duty-plain", scripts=scripts)
    press(client, "Confirm that it was done")
    assert client.get_by_text("Done, confirmed").count() >= 1

    clock.move(report(deal).due_at - clock.now() + timedelta(minutes=1))
    run_due(clock.now())
    provider.goto("/duties/?when=late&whose=ours")
    assert provider.get_by_role("link", name="Monthly report").count() >= 1
    provider.goto("/duties/")
    looked_at(provider, "duties" if scripts else "duties-plain", scripts=scripts)
    press(provider, "In your calendar", link=True)
    press(provider, "Make an address")
    address = provider.get_by_label("Secret address").input_value()
    address = address[address.index("/calendars/") :]
    assert provider.request.get(address).text().startswith("BEGIN:VCALENDAR")
    looked_at(provider, "calendars" if scripts else "calendars-plain", scripts=scripts)
    press(provider, "Withdraw it")
    assert provider.request.get(address).status == 404
