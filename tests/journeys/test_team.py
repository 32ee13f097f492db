"""A team of three, from the lead's form to everybody's cents, in the browser; one member has a keyboard and a
phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.actor import Actor
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.models import Proposal, Request, TeamOffer
from tests.deals import balance, sound
from tests.factories import do, make_organisation, make_person
from tests.sourcing.teams import listed
from tests.sourcing.world import provider, wanted
from tests.web.browser import enter, overflow, violations
from tests.web.contracts.test_keyboard import Hands
from tests.web.sourcing.present import now

LEAD, FIRST, SECOND = "Lingua Vistula", "Atelier Mots", "Nord Tekst"


def scene() -> tuple[Request, list[Actor]]:
    """An open request for a project, and the four who meet over it: client, lead, two members."""
    client = make_organisation(name="Bakkerij Pels", country="NL", provides=False, owner=make_person("Marit"))[1]
    terms = wanted("Leaflets in three languages", unit="project", budget_minor=100_000, criteria=())
    request = do(post_request, client, now(), terms=terms)
    return request, [client, provider(LEAD), listed(FIRST), listed(SECOND, "DK")]


def told(page: Page) -> str:
    """What the page says, with plain blanks."""
    return page.locator("main").inner_text().replace("\xa0", " ")


def fits(page: Page, *, scripts: bool) -> None:
    """axe finds nothing where scripts run, and nothing sticks out."""
    if scripts:
        assert violations(page) == [], page.url
        assert overflow(page) <= 0, page.url


@pytest.mark.parametrize(
    "scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts", marks=pytest.mark.long)]
)
def test_from_the_team_to_the_cents(visit, scripts):
    request, (client, lead, one, two) = scene()
    _ask(visit, request, lead, scripts=scripts)
    _agree_with_the_mouse(visit, one, scripts=scripts)
    _agree_by_keyboard(visit, two, scripts=scripts)
    _award(visit, request, client, scripts=scripts)
    agreement = _first_milestone_accepted(visit, client, lead, scripts=scripts)
    _everybody_sees_the_cents(visit, agreement, (client, lead, one, two), scripts=scripts)
    sound()


def _ask(visit, request: Request, lead: Actor, *, scripts: bool) -> None:
    """Two are found by name and added to the offer; then all are asked."""
    page = visit.page(width=768, scripts=scripts)
    enter(page, visit.base, lead.acting_person)
    page.goto(f"/requests/{request.number}/propose/")
    page.get_by_label("Your price").fill("901.01")
    page.get_by_label("Your proposal").fill("We lead and do the Polish; two others do French and Danish.")
    page.locator("#team > summary").click()
    for place, (name, share, role) in enumerate(((FIRST, "33.33", "The French"), (SECOND, "16.67", "The Danish"))):
        page.get_by_label("Find a provider").fill(name)
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("button", name=f"Add {name}").click()
        page.locator(f"#f-team-{place}-share").fill(share)
        page.locator(f"#f-team-{place}-role").fill(role)
    fits(page, scripts=scripts)
    page.get_by_role("button", name="Sign and ask the team").click()
    page.wait_for_url("**/teams/**")
    assert "2 members have not agreed" in told(page)
    fits(page, scripts=scripts)


def _agree_with_the_mouse(visit, member: Actor, *, scripts: bool) -> None:
    page = visit.page(width=1440, scripts=scripts)
    enter(page, visit.base, member.acting_person)
    page.goto("/today/")
    page.locator("main").get_by_role("link", name="Read and answer").first.click()
    assert "EUR 300.30" in told(page)
    page.get_by_label("We take part on these terms").check()
    page.get_by_role("button", name="Agree to take part").click()
    page.get_by_text("You have agreed.").wait_for()
    fits(page, scripts=scripts)
    assert Proposal.objects.count() == 0


def _agree_by_keyboard(visit, member: Actor, *, scripts: bool) -> None:
    """At 360 px, with Tab, Space and Enter alone: the last yes sends it."""
    hands = Hands(visit, member, scripts=scripts)
    hands.open(f"/teams/{TeamOffer.objects.get().id}/")
    fits(hands.page, scripts=scripts)
    if scripts:
        hands.to("We take part on these terms")
        hands.page.keyboard.press("Space")
        hands.follow("Agree to take part")
    else:  # nothing tells the name of what has the focus where scripts do not run
        hands.page.get_by_label("We take part on these terms").focus()
        hands.page.keyboard.press("Space")
        hands.page.get_by_role("button", name="Agree to take part").focus()
        with hands.page.expect_navigation():
            hands.page.keyboard.press("Enter")
    assert "It is with the client" in told(hands.page)


def _award(visit, request: Request, client: Actor, *, scripts: bool) -> None:
    """The comparison names the team in a line, the page of the award with its shares; then both sides have signed."""
    page = visit.page(width=1440, scripts=scripts)
    enter(page, visit.base, client.acting_person)
    page.goto(f"/requests/{request.number}/")
    assert f"Team of 3: {LEAD}, {FIRST} and {SECOND}" in told(page)
    page.goto(f"/proposals/{Proposal.objects.get().number}/award/")
    fits(page, scripts=scripts)
    assert "50 %" in told(page)
    page.get_by_role("button", name="Award and draft the contract").click()
    page.wait_for_url("**/contracts/**")
    number = Agreement.objects.get().number
    page.goto(f"/contracts/{number}/sign/")
    page.locator("main").get_by_role("button", name="Sign").first.click()
    page.wait_for_url(f"**/contracts/{number}/")
    assert Agreement.objects.get().state == "running"


def _first_milestone_accepted(visit, client: Actor, lead: Actor, *, scripts: bool) -> Agreement:
    agreement = Agreement.objects.get()
    milestone = Milestone.objects.get(agreement=agreement)
    do(fund_milestone, client, now(), milestone_id=milestone.pk)
    do(submit_funded_work, lead, now(), milestone_id=milestone.pk, note="All three.")
    page = visit.page(width=1440, scripts=scripts)
    enter(page, visit.base, client.acting_person)
    page.goto(f"/contracts/{agreement.number}/1/accept/")
    page.locator("main").get_by_role("button", name="Release").first.click()
    page.wait_for_url(f"**/contracts/{agreement.number}/**")
    fits(page, scripts=scripts)
    return agreement


def _everybody_sees_the_cents(visit, agreement: Agreement, actors, *, scripts: bool) -> None:
    """EUR 901.01 by 50, 33.33 and 16.67 %: 450.51, 300.30 and 150.20, on the page of each."""
    wallets = [balance(f"wallet/{one.organisation_id}/EUR") for one in actors[1:]]
    assert wallets == [45_051, 30_030, 15_020]
    for actor in actors:
        page = visit.page(width=360, scripts=scripts)
        enter(page, visit.base, actor.acting_person)
        page.goto(f"/contracts/{agreement.number}/")
        words = told(page)
        for minor in wallets:
            assert f"{minor // 100}.{minor % 100:02}" in words, page.url
        fits(page, scripts=scripts)
