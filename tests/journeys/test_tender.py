"""A tender from the opening to two signed contracts, in the browser: sealed, scored by three, two lots, two winners."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.tenders import LotTerms, TenderTerms
from anyshore.sourcing.rules.terms import CriterionTerms
from tests.factories import do, make_organisation, make_person, member_actor
from tests.sourcing.world import PRICE, offer, provider, wanted
from tests.web.browser import PASSWORD, keep, overflow, sign_in, violations
from tests.web.sourcing.present import now

SAMPLE = CriterionTerms(
    name="Sample", weight=60, guide="Errors a page", anchors=("unreadable", "many errors", "some", "few", "none")
)
BIDS = (
    ("Lingua Vistula", {1: 520_000, 2: 310_000}, 790_000),
    ("شركة الترجمة", {1: 480_000}, None),
    ("Sahyadri", {2: 240_000}, None),
)
POINTS = {"Lingua Vistula": (70, 74, 72), "شركة الترجمة": (92, 95, 60), "Sahyadri": (81, 80, 85)}


def known(actor: Actor) -> str:
    person = User.objects.get(pk=actor.person_id)
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person.email


def scene() -> tuple[Request, list[Actor]]:
    """Posted three weeks ago in two lots, sealed, with three who score; three have proposed, the time is over."""
    then = now() - timedelta(days=19)
    owner = make_organisation(name="Tolhuis Lighting", country="NL", provides=False, owner=make_person("Marit"))[1]
    people = [owner, *(member_actor(owner.organisation_id, Role.MEMBER, make_person(n)) for n in ("Femke", "Ruben"))]
    terms = wanted("2027 catalogue", unit="project", kind="rfp", criteria=(PRICE, SAMPLE), budget_minor=1_000_000)
    request = do(save_request, owner, then, terms=terms)
    ids = tuple(one.acting_person for one in people)
    lots = (LotTerms(title="German", budget_minor=600_000), LotTerms(title="Polish", budget_minor=400_000))
    setup = TenderTerms(sealed=True, evaluator_ids=ids, opener_ids=ids[:2], lots=lots)
    do(set_up_tender, owner, then, request_id=request.id, terms=setup)
    request = do(publish_request, owner, then, request_id=request.id)
    day = (now() + timedelta(days=60)).date()
    for name, prices, both in BIDS:
        priced = tuple(LotOffer(lot=lot, price_minor=price, finishes_on=day) for lot, price in prices.items())
        bundles = (BundleOffer(lots=(1, 2), price_minor=both),) if both else ()
        given = offer(0, text="We do it well.", finishes_on=None, lots=priced, bundles=bundles)
        do(send_proposal, provider(name), then + timedelta(days=2), request_id=request.id, terms=given)
    return request, people


def sound(page: Page, name: str) -> None:
    """axe finds nothing, nothing sticks out, and a picture is kept."""
    assert violations(page) == [], page.url
    assert overflow(page) <= 0, page.url
    keep(page, f"tender-{name}")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_opening_to_two_signed_contracts(visit, scripts):
    request, people = scene()
    pages = [visit.page(width=width, scripts=scripts) for width in (1440, 360, 768)]
    for page, actor in zip(pages, people, strict=True):
        sign_in(page, known(actor))
    to = f"/requests/{request.number}/"
    _open(pages, to)
    for place, page in enumerate(pages):
        _judge(page, to, place, check=scripts)
    owner = pages[0]
    owner.goto(f"{to}scores/")
    if scripts:
        sound(owner, "scores")
    first = owner.locator("#row-1")
    assert "60 to 95" in first.inner_text()
    if first.locator("details").get_attribute("open") is None:
        first.locator("summary").click()
    first.get_by_label("Points for").fill("88")
    first.get_by_label("In a word").fill("We counted again.")
    first.get_by_role("button", name="Agree on these points").click()
    assert "Agreed: 88" in owner.locator("main").inner_text()
    _decide(owner, to, check=scripts)
    made = list(Agreement.objects.order_by("number"))
    assert [one.title for one in made] == ["2027 catalogue: German", "2027 catalogue: Polish"]
    for one in made:
        owner.goto(f"/contracts/{one.number}/sign/")
        owner.locator("main form button[type=submit]").last.click()
        owner.wait_for_url(f"**/contracts/{one.number}/**")
    assert [one.value_minor for one in made] == [480_000, 240_000]
    assert set(Agreement.objects.values_list("state", flat=True)) == {"running"}
    answer = owner.request.get(f"{to}report.pdf")
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def _open(pages: list[Page], to: str) -> None:
    """Two of those named confirm; the third is not asked."""
    pages[2].goto(to)
    assert pages[2].get_by_role("link", name="Confirm the opening").count() == 0
    assert "3 sealed proposals are in" in pages[2].locator("main").inner_text()
    for page, words in ((pages[0], "Confirm the opening"), (pages[1], "Open the proposals")):
        page.goto(f"{to}open/")
        page.get_by_role("button", name=words).click()
        page.wait_for_url(lambda url: "/open/" not in url)
    pages[2].goto(to)
    assert "Lingua Vistula" in pages[2].locator("main").inner_text()


def _judge(page: Page, to: str, place: int, *, check: bool) -> None:
    """One evaluator declares, then scores all three without seeing the others' points."""
    page.goto(f"{to}declare/")
    for one in range(3):
        page.locator(f"input[name=conflict_{one}][value=no]").check()
    if check:
        sound(page, f"declare-{place}")
    page.get_by_role("button", name="Declare").click()
    page.wait_for_url(lambda url: "/declare/" not in url)
    if check:
        sound(page, f"scoring-{place}")
    for name, points in POINTS.items():
        page.goto(to)
        page.locator("article", has_text=name).first.get_by_role("link", name="Give points").click()
        page.wait_for_url("**/score/")
        page.get_by_label("Sample").fill(str(points[place]))
        if check and name == "Sahyadri":
            sound(page, f"score-{place}")
        page.get_by_role("button", name="Keep my points").click()
        page.wait_for_url(lambda url: "/score/" not in url)


def _decide(owner: Page, to: str, *, check: bool) -> None:
    """The best division, as it is shown, is chosen."""
    owner.goto(to)
    if check:
        sound(owner, "compared")
    owner.get_by_role("link", name="Decide the lots").click()
    owner.wait_for_url("**/award/")
    if check:
        sound(owner, "lots")
    owner.locator("fieldset", has_text="German").get_by_label("شركة الترجمة").check()
    owner.locator("fieldset", has_text="Polish").get_by_label("Sahyadri").check()
    owner.get_by_label("A word to every bidder").fill("Two firms, each at its best.")
    owner.get_by_role("button", name="Award and draft the contracts").click()
    owner.wait_for_url(lambda url: "/award/" not in url)
    assert "Awarded to Sahyadri" in owner.locator("main").inner_text()
    if check:
        sound(owner, "awarded")
