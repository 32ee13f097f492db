"""A tender from the opening to two signed contracts, in the browser: sealed, scored by three, two lots, two
winners."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.declare_interests import declare_interests
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.models import Criterion, Invitation, Proposal, Request
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.tenders import Interest, LotTerms, TenderTerms
from anyshore.sourcing.rules.terms import CriterionTerms
from tests.factories import do, make_organisation, make_person, member_actor
from tests.sourcing.world import PRICE, offer, provider, wanted
from tests.web.browser import enter, overflow, violations
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


def sound(page: Page) -> None:
    """axe finds nothing, and nothing sticks out."""
    assert violations(page) == [], page.url
    assert overflow(page) <= 0, page.url


@pytest.mark.parametrize(
    "scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts", marks=pytest.mark.long)]
)
def test_from_the_opening_to_two_signed_contracts(visit, scripts):
    request, people = scene()
    pages = [visit.page(width=width, scripts=scripts) for width in (1440, 360, 768)]
    for page, actor in zip(pages, people, strict=True):
        enter(page, visit.base, actor.acting_person)
    to = f"/requests/{request.number}/"
    _open(pages, to)
    _judge(pages[1], to, check=scripts)
    _others_score(request, people)
    owner = pages[0]
    owner.goto(f"{to}scores/")
    if scripts:
        sound(owner)
    first = owner.locator("#row-1")
    assert "60 to 95" in first.inner_text()
    assert first.locator("details").first.get_attribute("open") is not None
    if scripts:
        owner.set_viewport_size({"width": 360, "height": 800})
        sound(owner)
        owner.set_viewport_size({"width": 1440, "height": 900})
    first.get_by_label("Points for").fill("88")
    first.get_by_label("In a word").fill("We counted again.")
    first.get_by_role("button", name="Agree on these points").click()
    assert "agreed 88" in owner.locator("main").inner_text()
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


def _judge(page: Page, to: str, *, check: bool) -> None:
    """One evaluator, on a phone, declares and then scores all three without seeing anybody's points."""
    page.goto(f"{to}declare/")
    for one in range(3):
        page.locator(f"input[name=conflict_{one}][value=no]").check()
    if check:
        sound(page)
    page.get_by_role("button", name="Declare").click()
    page.wait_for_url(lambda url: "/declare/" not in url)
    for name, points in POINTS.items():
        page.locator("article", has_text=name).first.get_by_role("link", name="Give points").click()
        page.wait_for_url("**/score/")
        page.get_by_label("Sample").fill(str(points[1]))
        if check and name == "Sahyadri":
            sound(page)
        page.get_by_role("button", name="Keep my points").click()
        page.wait_for_url(lambda url: "/score/" not in url)


def _others_score(request: Request, people: list[Actor]) -> None:
    """The first and the third do the same elsewhere."""
    sample = Criterion.objects.get(request=request, kind="judged")
    bids = {one.provider.name: one.id for one in Proposal.objects.filter(request=request).select_related("provider")}
    for place in (0, 2):
        interests = tuple(Interest(proposal_id=one, conflict=False) for one in bids.values())
        do(declare_interests, people[place], now(), request_id=request.id, interests=interests)
        for name, points in POINTS.items():
            given = (Points(criterion_id=sample.id, points=points[place], note=""),)
            do(score_proposal, people[place], now(), proposal_id=bids[name], points=given)


def _decide(owner: Page, to: str, *, check: bool) -> None:
    """The best division, as it is shown, is chosen."""
    owner.goto(to)
    if check:
        sound(owner)
    owner.get_by_role("link", name="Decide the lots").click()
    owner.wait_for_url("**/award/")
    if check:
        sound(owner)
    owner.locator("fieldset", has_text="German").get_by_label("شركة الترجمة").check()
    owner.locator("fieldset", has_text="Polish").get_by_label("Sahyadri").check()
    owner.get_by_label("A word to every bidder").fill("Two firms, each at its best.")
    owner.get_by_role("button", name="Award and draft the contracts").click()
    owner.wait_for_url(lambda url: "/award/" not in url)
    assert "Awarded to Sahyadri" in owner.locator("main").inner_text()
    if check:
        sound(owner)


def test_a_request_for_information_goes_on_with_those_who_were_chosen(visit):
    then = now() - timedelta(days=19)
    owner = make_organisation(name="Tolhuis Lighting", country="NL", provides=False, owner=make_person("Marit"))[1]
    terms = wanted("Who translates catalogues?", unit="project", kind="rfi", criteria=(), budget_minor=None)
    asked = do(publish_request, owner, then, request_id=do(save_request, owner, then, terms=terms).id)
    bidders = {name: provider(name) for name, _prices, _both in BIDS}
    for actor in bidders.values():
        answer = offer(0, text="We have, for nine years.", finishes_on=None)
        do(send_proposal, actor, then + timedelta(days=2), request_id=asked.id, terms=answer)
    page = visit.page(width=360)
    enter(page, visit.base, owner.acting_person)
    page.goto(f"/requests/{asked.number}/")
    page.get_by_role("link", name="Go on with those you choose").click()
    page.wait_for_url("**/follow/")
    sound(page)
    for name in ("Lingua Vistula", "شركة الترجمة"):
        page.get_by_label(name).check()
    page.get_by_label("To everybody who answered").fill("We go on with the two who know lamps.")
    page.get_by_role("button", name="Close this one and draft the next").click()
    page.wait_for_url(lambda url: "/follow/" not in url)
    with page.expect_navigation():
        page.get_by_role("button", name="Publish the request").click()
    carried = Request.objects.get(follows=asked)
    assert (carried.kind, carried.state) == ("rfp", "open")
    invited = Invitation.objects.filter(request=carried).values_list("provider__name", flat=True)
    assert sorted(invited) == sorted(["Lingua Vistula", "شركة الترجمة"])
    guest = visit.page()
    enter(guest, visit.base, bidders["Lingua Vistula"].acting_person)
    guest.goto(f"/requests/{carried.number}/")
    assert guest.get_by_role("link", name="Propose").count() > 0
    sound(guest)
