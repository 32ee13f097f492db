"""The pages of sourcing in a real browser: sound at every width, light and dark; the guest's way counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from anyshore.kit.actor import Actor
from anyshore.parties.models import SignInLink, User
from anyshore.parties.queries import token_of
from anyshore.sourcing.actions.answer_question import answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.decline_proposal import decline_proposal
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.models import Criterion, Proposal, Request
from anyshore.sourcing.queries.loading import screening_questions
from anyshore.sourcing.rules.offers import AnswerTerms, MilestoneTerms
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.terms import CriterionTerms
from tests.factories import do, make_organisation
from tests.sourcing.world import PRICE, SCHEDULE, offer, provider, wanted
from tests.web.browser import PASSWORD, assert_sound, sign_in
from tests.web.sourcing.present import now

BRIEF = """Translate and edit 62,400 words from Dutch into German, French and Polish.

### The work is right when

- no more than 1 error a page
- all 2,140 terms come from the list
"""


def known(actor: Actor) -> str:
    """The actor's address, with a password to sign in."""
    person = User.objects.get(pk=actor.person_id)
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person.email


def scene() -> tuple[Request, Actor, list[tuple[Proposal, Actor]]]:
    """A request with four proposals, points, questions, one declined."""
    client = make_organisation(name="Tolhuis Lighting", country="NL", provides=False)[1]
    criteria = (
        CriterionTerms(name="Sample", weight=35),
        PRICE,
        SCHEDULE,
        CriterionTerms(name="Experience", weight=15),
    )
    terms = wanted(
        "2027 catalogue in three languages",
        brief=BRIEF,
        category="translation",
        unit="project",
        budget_minor=1_200_000,
        criteria=criteria,
        questions=("Who translates into Polish?",),
        wanted_on=(now() + timedelta(days=66)).date(),
    )
    request = do(post_request, client, now(), terms=terms)
    bidders = [
        ("Lingua Vistula", "PL", 874_000, 57, (86, 78)),
        ("Femke Dijkstra and partners", "NL", 948_000, 66, (93, 84)),
        ("Sahyadri Language Services", "IN", 629_000, 55, (71, 61)),
        ("Tekstbureau Wieringa", "NL", 1_285_000, 80, None),
    ]
    made = [_offered(request, client, *one) for one in bidders]
    do(decline_proposal, client, now(), proposal_id=made[3][0].id, reason_code="price", reason="Above our limit.")
    do(shortlist_proposal, client, now(), proposal_id=made[0][0].id)
    asked = do(ask_question, made[0][1], now(), request_id=request.id, question="Do measurements stay metric?")
    do(answer_question, client, now(), question_id=asked.id, answer="Yes. Only decimal signs change by language.")
    do(ask_question, made[1][1], now(), request_id=request.id, question="May a part be delivered early?")
    return request, client, made


def _offered(request, client, name, country, price, days, points):
    actor = provider(name, country)
    half = price // 2
    terms = offer(
        price,
        text="Three named translators, two of them on your catalogues since 2024. **One round of layout check** is in the price.",
        finishes_on=(now() + timedelta(days=days)).date(),
        milestones=(
            MilestoneTerms(title="German and French", amount_minor=half, criteria=("No more than 1 error a page",)),
            MilestoneTerms(title="Polish and layout", amount_minor=price - half),
        ),
        answers=tuple(AnswerTerms(question_id=one, text="Anna Kowalska") for one in screening_questions(request)),
    )
    proposal = do(send_proposal, actor, now(), request_id=request.id, terms=terms)
    judged = Criterion.objects.filter(request=request, kind="judged").order_by("position")
    if points:
        given = tuple(Points(criterion_id=one.id, points=value) for one, value in zip(judged, points, strict=True))
        do(score_proposal, client, now(), proposal_id=proposal.id, points=given)
    return proposal, actor


def test_the_clients_pages_are_sound(visit):
    request, client, made = scene()
    email = known(client)
    to = f"/requests/{request.number}/"
    first = made[0][0].number
    visit.expected = ("status of 403", "status of 404")
    paths = [
        to,
        f"{to}edit/",
        f"{to}close/",
        f"{to}invite/",
        "/requests/mine/",
        "/requests/new/",
        f"/proposals/{first}/",
    ]
    paths += [f"/proposals/{first}/score/", f"/proposals/{first}/decline/"]
    sound(visit, email, paths, "client")


def test_the_providers_pages_are_sound(visit):
    request, _, made = scene()
    email = known(made[0][1])
    other = known(provider("Nieuw Talent", "NL"))
    to, mine = f"/requests/{request.number}/", f"/proposals/{made[0][0].number}/"
    sound(
        visit,
        email,
        [to, "/requests/?q=catalogue", "/proposals/", mine, f"{mine}revise/", f"{mine}withdraw/"],
        "provider",
    )
    sound(visit, other, [f"{to}propose/", "/requests/mine/", "/proposals/", "/requests/?q=unicorn"], "newcomer")


def test_a_visitors_pages_are_sound(visit):
    request, _, _ = scene()
    sound(
        visit, None, ["/requests/", f"/requests/{request.number}/", "/requests/new/", "/requests/new/sent/"], "visitor"
    )


def sound(visit, email, paths, who):
    """Sound, as whoever has this address, or as a visitor; pictures are kept."""
    assert_sound(visit, *paths, prepare=lambda page: email and sign_in(page, email), pictures=f"sourcing-{who}")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_publishes_in_four_clicks_and_five_fields(visit, scripts):
    """Counted as a person does it: a click opens, submits or navigates; a field is a value they type or choose."""
    page = visit.page(scripts=scripts)
    page.goto("/")
    page.get_by_role("link", name="Post a request").first.click()  # 1
    page.get_by_label("What do you need?").fill("Logo for a bakery")
    page.get_by_label("Budget").fill("200")
    page.get_by_label("Your name").fill("Anna Pels")
    page.get_by_label("Your e-mail address").fill("anna@example.org")
    page.get_by_label("Keep this request").check()
    page.get_by_role("button", name="Send me the link").click()  # 2
    page.wait_for_url("**/requests/new/sent/")
    page.goto(f"/link/{token_of(SignInLink.objects.get().id)}/")  # 3, in the mail
    page.get_by_role("button", name="Publish the request").click()  # 4
    page.wait_for_url("**/requests/1*/")
    assert Request.objects.get().state == "open"
    assert page.get_by_role("heading", level=1).inner_text() == "Logo for a bakery"
