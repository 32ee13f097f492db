"""A contract made elsewhere, clicked through: kept with a PDF and eight facts, rung when the clock is moved, and
left."""

from __future__ import annotations

from datetime import timedelta

from anyshore.contracts.models import AdoptedContract
from anyshore.jobs.deadlines import run_due
from anyshore.parties.models import User
from anyshore.plumbing import clock
from anyshore.plumbing.models import Mail
from tests.contracts.adopted_world import PDF
from tests.journeys.counted import Counted
from tests.journeys.test_shop import who
from tests.web.browser import WITH_SCRIPTS_OR_NOT, enter, keep, overflow, violations
from tests.web.contracts.scenes import now
from tests.worker import run_jobs


@WITH_SCRIPTS_OR_NOT
def test_its_notice_clock_rings_when_the_clock_is_moved(visit, scripts, tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"
    actor = who("Anna Pels", "anna@example.org")
    client = Counted(visit.page(scripts=scripts))
    page = client.page
    enter(page, visit.base, User.objects.get(pk=actor.person_id).pk)
    page.goto("/contracts/")
    client.click(page.get_by_role("link", name="Made elsewhere"))
    client.click(page.locator("main").get_by_role("link", name="Keep a contract").first)
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(PDF)
    end = (now() + timedelta(days=60)).date()
    page.locator("input[type=file]").set_input_files(str(signed))
    client.fill(page.get_by_label("The other party"), "Salarisbureau De Vries")
    client.fill(page.get_by_label("What they do"), "Payroll for 42 people")
    client.fill(page.get_by_label("Value of a term"), "18900")
    client.fill(page.get_by_label("Start"), "2025-01-15")
    client.fill(page.get_by_label("Last day"), end.isoformat())
    client.fill(page.get_by_label("Days of notice"), "30")
    client.fill(page.get_by_label("Goes on for so many months"), "12")
    client.fill(page.get_by_label("Who knows what"), "Femke: what is sent each month")
    client.click(client.button("Keep this contract"))
    page.wait_for_url("**/contracts/adopted/*/")
    assert client.spent() <= (3, 8)
    looked_at(page, "adopted" if scripts else "adopted-plain", scripts=scripts)
    page.goto("/today/")
    assert page.get_by_text("Give notice or let it go on: Payroll for 42 people").count() >= 1

    clock.move(timedelta(days=31))
    run_due(clock.now())
    run_jobs()
    subjects = list(Mail.objects.filter(to="anna@example.org").values_list("subject", flat=True))
    assert any("Give notice or let it go on" in one for one in subjects)
    assert any("Nobody gave notice" in one for one in subjects)
    kept = AdoptedContract.objects.get()
    assert kept.ends_on > end
    page.goto(f"/contracts/adopted/{kept.number}/")
    client.click(page.get_by_role("link", name="Write down a notice"))
    client.click(client.button("Notice was given"))
    page.wait_for_url("**/contracts/adopted/*/")
    assert page.get_by_text("Notice given").count() >= 1
    page.goto("/contracts/adopted/")
    looked_at(page, "adopted-register" if scripts else "adopted-register-plain", scripts=scripts)


def looked_at(page, name: str, *, scripts: bool) -> None:
    """At every width nothing sticks out; axe finds nothing where it can run."""
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        if scripts:
            assert overflow(page) <= 0, (name, width)
            assert violations(page) == [], (name, width)
        keep(page, f"{name}-{width}")
    page.set_viewport_size({"width": 1280, "height": 900})
