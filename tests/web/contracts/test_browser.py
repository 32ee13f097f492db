"""The pages of contracts in a real browser: sound at every width, light and dark; a task's clicks and height
counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from anyshore.contracts.models import Agreement
from tests.contracts.drafts_world import drafted
from tests.contracts.negotiation_world import FASTER, project, suggest
from tests.contracts.world import SITE
from tests.web.browser import assert_sound, keep, overflow, sign_in, violations
from tests.web.contracts.scenes import Scene, known, lived_in, now, offered, proposed, running, task

pytestmark = pytest.mark.django_db(transaction=True)

TALLEST = 2_200


class Counted:
    """A reader whose clicks and fields are counted."""

    def __init__(self, page) -> None:
        self.page, self.clicks, self.fields = page, 0, 0

    def click(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.clicks += 1

    def choose(self, name: str) -> None:
        self.page.get_by_label(name).check()
        self.fields += 1

    def upload(self, path: Path) -> None:
        self.page.set_input_files("input[type=file]", path)
        self.fields += 1

    def count(self) -> tuple[int, int]:
        found = self.clicks, self.fields
        self.clicks = self.fields = 0
        return found


def reader(visit, actor, *, scripts: bool = True, width: int = 1280, zone: str = "Europe/Amsterdam"):
    page = visit.page(scripts=scripts, width=width, zone=zone)
    sign_in(page, known(actor))
    return Counted(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_task_within_its_clicks_and_fields(visit, tmp_path, scripts):
    proposal, client, provider = proposed()
    buyer, worker = reader(visit, client, scripts=scripts), reader(visit, provider, scripts=scripts)
    buyer.page.goto(f"/requests/{proposal.request.number}/")
    buyer.click("link", "Award…")
    buyer.click("button", "Award, sign and fund EUR 200.00")
    buyer.page.wait_for_url("**/contracts/*/")
    clicks, fields = buyer.count()
    assert (clicks + 1, fields) <= (4, 1)

    path = buyer.page.url
    worker.page.goto(path)
    worker.click("link", "Hand in the work")
    drawing = tmp_path / "logo.svg"
    drawing.write_text("<svg/>")
    worker.upload(drawing)
    worker.click("button", "Hand it in")
    worker.page.wait_for_url(path)
    clicks, fields = worker.count()
    assert (clicks + 1, fields) <= (3, 1)

    buyer.page.goto(path)
    buyer.click("link", "Accept and release EUR 200.00")
    buyer.click("button", "Release EUR 200.00")
    buyer.page.get_by_text("Everything was accepted and paid.").wait_for()
    clicks, fields = buyer.count()
    assert (clicks + 1, fields) <= (3, 0)

    buyer.click("link", "Write your review")
    buyer.choose("100, excellent")
    buyer.click("button", "Send the review")
    buyer.page.get_by_text("You have written yours").wait_for()
    assert buyer.count() <= (2, 1)

    worker.page.goto(path)
    worker.click("link", "Write your review")
    worker.choose("80, good")
    worker.click("button", "Send the review")
    worker.page.get_by_text("What was written").click()
    worker.page.get_by_text("80").first.wait_for()
    assert worker.page.get_by_text("100").count()
    assert Agreement.objects.get().state == "completed"


def test_a_task_fits_a_phone_and_shows_no_more_than_it_must(visit):
    scene = task()
    buyer = reader(visit, scene.client, width=360)
    worker = reader(visit, scene.provider, width=360, zone="Asia/Kolkata")
    _must_be_small(buyer.page, scene, "work-client")
    _must_be_small(worker.page, scene, "work-provider")
    submission = scene.hand_in()
    _must_be_small(buyer.page, scene, "review-client")
    assert "17:00" in buyer.page.locator(".clock").inner_text()
    assert "in Pune" in buyer.page.locator(".panel--due").inner_text()
    _must_be_small(worker.page, scene, "review-provider")
    assert "in Leeuwarden" in worker.page.locator(".panel").first.inner_text()
    scene.accept(submission)
    _must_be_small(buyer.page, scene, "over-client")


def _must_be_small(page, scene: Scene, name: str) -> None:
    page.goto(scene.path)
    assert page.evaluate("document.documentElement.scrollHeight") <= TALLEST, name
    assert page.locator(".ladder:visible, .hash:visible, table:visible").count() == 0, name
    shown = page.locator("main").inner_text().lower()
    forbidden = ("service level", "ladder", "hash", "weight", "score")
    assert [word for word in forbidden if word in shown] == [], name
    keep(page, f"task-{name}-360")
    page.get_by_text("All terms").click()
    assert page.locator(".ladder:visible, .hash:visible, table:visible").count() > 2
    assert violations(page) == []


@pytest.mark.parametrize("made", [lived_in, offered])
def test_a_larger_contract_is_sound(visit, made):
    scene = made()
    email = known(scene.client)
    assert_sound(visit, scene.path, prepare=lambda page: sign_in(page, email))


def all_sound(visit, actor, addresses, widths=(360,)) -> None:
    email = known(actor)
    assert_sound(visit, *addresses, prepare=lambda page: sign_in(page, email), widths=widths)


def test_the_pages_around_a_contract_are_sound(visit):
    scene = lived_in()
    asked = (
        "fund",
        "3/fund",
        "2/accept",
        "2/changes",
        "2/extend",
        "2/divide",
        "2/release",
        "bonus",
        "notice",
        "versions/1",
    )
    all_sound(visit, scene.client, [f"{scene.path}{address}/" for address in asked])
    own = (f"{scene.path}2/take-back/", f"{scene.path}3/submit/", "/money/", "/money/EUR/", "/money/EUR/payout/")
    all_sound(visit, scene.provider, own)
    lists = ("/contracts/", "/contracts/?show=offers", "/contracts/?show=ended", "/contracts/new/")
    all_sound(visit, scene.client, lists, widths=(360, 1440))


def test_an_award_and_an_answer_are_sound(visit):
    proposal, client, _provider = proposed()
    scene = offered()
    all_sound(visit, client, [f"/proposals/{proposal.number}/award/"], widths=(360, 1440))
    all_sound(visit, scene.provider, [f"{scene.path}{address}/" for address in ("sign", "counter", "decline")])


def test_the_accounts_that_change_are_one_click_deeper(visit):
    scene = running()
    buyer = reader(visit, scene.client)
    buyer.page.goto(scene.path)
    buyer.click("link", "Fund EUR 1,200.00")
    dialog = buyer.page.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.locator("table:visible").count() == 0
    dialog.get_by_text("Exactly which accounts change").click()
    assert f"Held, C-{scene.number}" in dialog.inner_text()
    assert "+1,200.00" in dialog.inner_text()
    dialog.get_by_role("button", name="Fund EUR 1,200.00").click()
    buyer.page.get_by_text("can begin").first.wait_for()
    keep(buyer.page, "contract-funded-1280")


def test_milestones_grow_without_scripts(visit):
    scene = offered()
    writer = reader(visit, scene.provider, scripts=False)
    writer.page.goto(f"{scene.path}counter/")
    assert writer.page.get_by_label("Price", exact=True).count() == 3
    writer.click("button", "Add a milestone")
    assert writer.page.get_by_label("Price", exact=True).count() == 4
    writer.page.get_by_label("Milestone", exact=True).last.fill("Training")
    writer.page.get_by_label("Price", exact=True).last.fill("150")
    writer.click("button", "Sign and send the counter-offer")
    writer.page.wait_for_url(f"**{scene.path}")
    assert "5,550.00" in writer.page.inner_text("main")


def test_a_contract_prints_whole(visit):
    scene = lived_in()
    buyer = reader(visit, scene.client)
    buyer.page.goto(scene.path)
    pdf = buyer.page.pdf(format="A4", print_background=True)
    assert pdf.startswith(b"%PDF")
    assert 3 <= pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages") <= 9
    buyer.page.emulate_media(media="print")
    shown = buyer.page.inner_text("main")
    assert "The client looks at each hand-in" in shown
    assert "Accept and release" not in shown


def test_a_word_without_an_end_does_not_widen_a_page(visit):
    draft = drafted(at=now(), milestones=[replace(SITE[0], title="W" * 150)])
    deal = project(at=now(), milestones=[replace(SITE[0], title="W" * 150)])
    suggest(deal, deal.provider, FASTER, at=now(), reason="V" * 2_000)
    for one, tail in ((draft, "draft/"), (deal, ""), (deal, "negotiate/"), (deal, "sign/")):
        page = reader(visit, one.provider if tail == "sign/" else one.client, width=360).page
        page.goto(f"/contracts/{one.agreement.number}/{tail}")
        assert overflow(page) <= 0, tail
        if not tail:
            assert "V" * 600 not in page.inner_text("#trail")
