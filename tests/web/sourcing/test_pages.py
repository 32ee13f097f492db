"""The pages of requests and proposals, without scripts: what is posted, what is shown, what is refused."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import SignInLink, User
from anyshore.parties.queries import token_of
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal, Question, Request, Score
from anyshore.sourcing.rules.terms import CriterionTerms
from tests.factories import do, make_organisation, member_actor
from tests.sourcing.world import FIT, PRICE, SCHEDULE, offer, provider, wanted
from tests.web.sourcing.present import now

pytestmark = pytest.mark.django_db


def reader(actor: Actor | None) -> Client:
    """A browser in which the actor's person is signed in."""
    browser = Client()
    if actor is not None:
        browser.force_login(User.objects.get(pk=actor.person_id))
    return browser


def key() -> dict[str, str]:
    return {"_key": str(new_id())}


def buyer() -> Actor:
    return make_organisation(name="Bakkerij Pels", country="NL", provides=False)[1]


def opened(**more):
    actor = buyer()
    return do(post_request, actor, now(), terms=wanted(**more)), actor


def offered(request, price=18_000, name="Lingua Vistula"):
    actor = provider(name)
    return do(send_proposal, actor, now(), request_id=request.id, terms=offer(price, finishes_on=None)), actor


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


# Writing


def test_two_answers_post_a_request():
    actor = buyer()
    page = reader(actor)
    assert page.get("/requests/new/").status_code == 200
    answer = page.post(
        "/requests/new/", {"title": "Logo for a bakery", "budget": "200", "currency": "EUR", **FOLDED, **key()}
    )
    request = Request.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/requests/{request.number}/")
    assert (request.state, request.budget_minor, request.category) == ("open", 20_000, "logo-design")
    shown = text(page.get(answer["Location"]))
    assert "No proposals yet" in shown
    assert "Weighted score" not in shown


FOLDED = {"scoring": "usual", "visibility": "public"}
"""What a browser sends of the folded part when nobody opens it."""


def test_a_form_sent_twice_posts_once():
    actor = buyer()
    given = {"title": "Logo for a bakery", "budget": "200", "currency": "EUR", **FOLDED, **key()}
    page = reader(actor)
    first, second = page.post("/requests/new/", given), page.post("/requests/new/", given)
    assert first["Location"] == second["Location"]
    assert Request.objects.count() == 1


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_posted():
    answer = reader(buyer()).post(
        "/requests/new/", {"title": "", "budget": "1e3", "currency": "EUR", **FOLDED, **key()}
    )
    assert answer.status_code == 422
    assert 'id="f-title-error"' in text(answer)
    assert 'id="f-budget-error"' in text(answer)
    assert not Request.objects.exists()


def test_a_draft_is_kept_changed_published_and_discarded():
    page = reader(buyer())
    given = {"title": "Logo", "currency": "EUR", **FOLDED}
    page.post("/requests/new/", {**given, "draft": "1", **key()})
    request = Request.objects.get()
    assert request.state == "draft"
    page.post(f"/requests/{request.number}/edit/", {**given, "title": "Logo in blue", "draft": "1", **key()})
    page.post(f"/requests/{request.number}/publish/", key())
    request.refresh_from_db()
    assert (request.state, request.title) == ("open", "Logo in blue")
    page.post("/requests/new/", {**given, "draft": "1", **key()})
    other = Request.objects.get(state="draft")
    assert page.get(f"/requests/{other.number}/discard/").status_code == 200
    page.post(f"/requests/{other.number}/discard/", key())
    assert Request.objects.get(pk=other.pk).state == "closed"


def test_a_button_adds_a_line_to_the_brief_and_nothing_is_posted():
    page = reader(buyer())
    given = {"title": "Logo for a bakery", "currency": "EUR", "brief": "We need a logo.", **FOLDED, **key()}
    answer = page.post("/requests/new/", {**given, "line": "acceptance"})
    assert answer.status_code == 200
    shown = text(answer)
    assert "### The work is right when" in shown
    assert "We need a logo." in shown
    assert not Request.objects.exists()
    listed = text(page.post("/requests/new/brief/", given, headers={"HX-Request": "true"}))
    assert listed.startswith('<div id="brief-list"') or "brief-list" in listed
    assert "Named: What you get." in listed


def test_a_mark_is_read_and_answered():
    request, actor = opened(brief="We need a logo for our shop. " * 8)
    proposal, bidder = offered(request)
    Proposal.objects.filter(pk=proposal.pk).update(text="We need a logo for our shop. " * 8)
    client, maker = reader(actor), reader(bidder)
    shown = text(client.get(f"/proposals/{proposal.number}/"))
    assert "100 % of it repeats the words of the request" in shown
    assert "<mark>" in shown
    answer = maker.post(f"/proposals/{proposal.number}/explain/", {"words": "To show I read it.", **key()})
    assert answer.status_code == 303
    assert "To show I read it." in text(client.get(f"/proposals/{proposal.number}/"))
    assert client.get(f"/proposals/{proposal.number}/explain/").status_code == 404


def test_everything_that_may_be_opened():
    page = reader(buyer())
    page.post(
        "/requests/new/",
        {
            "title": "Translate a menu",
            "currency": "EUR",
            "budget": "300.50",
            "brief": "Two pages.",
            "category": "translation",
            "unit": "project",
            "skills": "",
            "wanted_on": "2099-01-01",
            "proposals_until": "2098-12-01T17:00",
            "visibility": "invited",
            "questions": "Which tools?\nHow many people?",
            "scoring": "own",
            "criteria-0-name": "Price",
            "criteria-0-weight": "60",
            "criteria-0-kind": "price",
            "criteria-1-name": "Style",
            "criteria-1-weight": "40",
            "criteria-1-kind": "judged",
            **key(),
        },
    )
    request = Request.objects.get()
    assert (request.unit, request.visibility, request.budget_minor) == ("project", "invited", 30_050)
    shown = text(page.get(f"/requests/{request.number}/"))
    for words in ("Two pages.", "Which tools?", "How many people?", "60.0 %", "Only those you invite"):
        assert words in shown, words


def test_an_edit_is_a_new_version_and_a_stale_one_is_refused():
    request, actor = opened()
    page = reader(actor)
    shown = text(page.get(f"/requests/{request.number}/edit/"))
    assert 'value="200.00"' in shown
    until = request.proposals_until.strftime("%Y-%m-%dT%H:%M")
    given = {
        "title": request.title,
        "budget": "250",
        "currency": "EUR",
        "unit": "task",
        "category": "logo-design",
        "proposals_until": until,
    }
    posted = {**given, **FOLDED, "version": "1"}
    assert page.post(f"/requests/{request.number}/edit/", {**posted, **key()}).status_code == 303
    answer = page.post(f"/requests/{request.number}/edit/", {**posted, "budget": "260", **key()})
    assert answer.status_code == 422
    assert "Somebody changed this" in text(answer)
    assert "Version 2" in text(page.get(f"/requests/{request.number}/"))


def test_what_a_proposal_locks_cannot_be_posted_either():
    request, actor = opened(criteria=(FIT,))
    offered(request)
    page = reader(actor)
    shown = text(page.get(f"/requests/{request.number}/edit/"))
    assert "no longer change" in shown
    assert "criteria-0-name" not in shown
    posted = {"title": "Logo, blue", "currency": "USD", "unit": "task", "category": "logo-design", "version": "1"}
    answer = page.post(
        f"/requests/{request.number}/edit/", {**posted, "visibility": "public", "scoring": "none", **key()}
    )
    assert answer.status_code == 303
    request.refresh_from_db()
    assert (request.title, request.currency, request.version) == ("Logo, blue", "EUR", 2)
    assert "Fit" in text(page.get(f"/requests/{request.number}/"))


# Without an account


def test_five_answers_a_link_and_it_is_open():
    page = reader(None)
    shown = text(page.get("/requests/new/", headers={"cookie": "zone=Europe/Amsterdam"}))
    assert '<option value="NL" selected>' in shown
    posted = {
        "title": "Logo for a bakery", "budget": "200", "currency": "EUR", "country": "NL",
        "name": "Anna Pels", "email": "anna@example.org", "consent": "on", **key(),
    }  # fmt: skip
    answer = page.post("/requests/new/", posted)
    assert (answer.status_code, answer["Location"]) == (303, "/requests/new/sent/")
    assert page.get(answer["Location"]).status_code == 200
    token = token_of(SignInLink.objects.get().id)
    assert page.get(f"/link/{token}/").status_code == 200
    assert Request.objects.get().state == "draft"
    answer = page.post(f"/link/{token}/", key())
    request = Request.objects.get()
    assert (request.state, answer["Location"]) == ("open", f"/requests/{request.number}/")
    assert "Close without award" in text(page.get(answer["Location"]))


def test_without_consent_nobody_is_kept():
    answer = reader(None).post(
        "/requests/new/",
        {"title": "Logo", "name": "A", "email": "a@example.org", "currency": "EUR", "country": "NL", **key()},
    )
    assert answer.status_code == 422
    assert not User.objects.exists()


# Lists


def test_the_lists_and_their_empty_states():
    actor = provider()
    page = reader(actor)
    for path, words in [
        ("/requests/", "No open requests yet"),
        ("/requests/?q=unicorn", "No open request fits"),
        ("/requests/mine/", "Nothing posted yet"),
        ("/proposals/", "No proposals yet"),
    ]:
        assert words in text(page.get(path)), path
    request, client = opened()
    offered(request, name="Another")
    assert request.title in text(page.get("/requests/?q=bakery&category=logo-design"))
    assert request.title in text(reader(None).get("/requests/"))
    assert reader(client).get("/requests/")["Location"] == "/requests/mine/"
    assert request.title in text(reader(client).get("/requests/mine/"))
    assert reader(None).get("/requests/mine/").status_code == 302


def test_pages_by_key():
    actor = buyer()
    for n in range(23):
        do(post_request, actor, now(), terms=wanted(f"Logo {n:02}"))
    page = reader(provider())
    first = text(page.get("/requests/"))
    assert "Logo 22" in first
    assert "Logo 02" not in first
    older = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    second = text(page.get(older))
    assert "Logo 02" in second
    assert "Logo 03" not in second


# Proposing


def test_two_answers_send_a_proposal_at_the_clients_price():
    request, client = opened()
    actor = provider()
    page = reader(actor)
    shown = text(page.get(f"/requests/{request.number}/propose/"))
    assert 'value="200.00"' in shown
    answer = page.post(f"/requests/{request.number}/propose/", {"price": "180", "text": "Three drafts.", **key()})
    assert answer.status_code == 303
    proposal = Proposal.objects.get()
    assert proposal.price_minor == 18_000
    assert "Three drafts." in text(reader(client).get(f"/requests/{request.number}/"))
    assert "Your proposal" in text(page.get(f"/requests/{request.number}/"))
    assert "Three drafts." in text(page.get(f"/proposals/{proposal.number}/"))


def test_milestones_answers_and_their_mistakes():
    request, _ = opened(questions=("Which tools?",))
    page = reader(provider())
    to = f"/requests/{request.number}/propose/"
    given = {
        "price": "180", "text": "Yes.", "answer_0": "Pen and paper",
        "milestones-0-title": "Drafts", "milestones-0-amount": "80", "milestones-0-criteria": "Three of them",
        "milestones-1-title": "Final", "milestones-1-amount": "99",
    }  # fmt: skip
    answer = page.post(to, {**given, **key()})
    assert answer.status_code == 422
    assert "add up to EUR" in text(answer).replace("\N{NO-BREAK SPACE}", " ")
    assert 'id="f-answer_0-error"' in text(page.post(to, {**given, "answer_0": "", **key()}))
    assert page.post(to, {**given, "milestones-1-amount": "100", **key()}).status_code == 303
    shown = text(page.get(f"/proposals/{Proposal.objects.get().number}/"))
    for words in ("Drafts", "Three of them", "Final", "Which tools?", "Pen and paper"):
        assert words in shown


def test_revise_and_withdraw():
    request, _ = opened()
    proposal, actor = offered(request)
    page = reader(actor)
    to = f"/proposals/{proposal.number}/"
    assert 'value="180.00"' in text(page.get(f"{to}revise/"))
    page.post(f"{to}revise/", {"price": "170", "text": "Two drafts.", "version": "1", **key()})
    assert "Version 2" in text(page.get(to))
    assert page.post(f"{to}revise/", {"price": "160", "text": "One.", "version": "1", **key()}).status_code == 422
    assert page.get(f"{to}withdraw/").status_code == 200
    page.post(f"{to}withdraw/", {"reason": "No time.", **key()})
    assert Proposal.objects.get().state == "withdrawn"
    assert "Send it again" in text(page.get(f"/requests/{request.number}/"))


def test_nobody_else_sees_a_proposal():
    request, _ = opened()
    proposal, _ = offered(request)
    rival = reader(provider("Rival"))
    for path in ("", "revise/", "withdraw/", "decline/", "score/"):
        assert rival.get(f"/proposals/{proposal.number}/{path}").status_code == 404, path
    assert "Lingua Vistula" not in text(rival.get(f"/requests/{request.number}/"))
    assert rival.post(f"/proposals/{proposal.number}/shortlist/", key()).status_code == 404


def test_who_may_not_propose_is_told_so():
    request, client = opened()
    member = reader(member_actor(provider().organisation_id, Role.MEMBER))
    written = member.get(f"/requests/{request.number}/propose/").content.decode()
    assert "Save as draft" in written
    assert "Sign and send the proposal" not in written
    assert reader(client).get(f"/requests/{request.number}/propose/").status_code == 403
    assert reader(None).get(f"/requests/{request.number}/propose/").status_code == 302
    assert reader(provider()).get("/requests/999999/").status_code == 404


# Deciding


def test_side_by_side_with_scores():
    request, actor = opened(criteria=(PRICE, SCHEDULE, FIT))
    one, _ = offered(request)
    two, _ = offered(request, 9_000, "Cheap and cheerful")
    page = reader(actor)
    shown = text(page.get(f"/requests/{request.number}/"))
    for words in (
        "Two proposals",
        "2 proposals",
        "Lowest price",
        "60 % of the weight has points",
        f"/proposals/{one.number}/award/",
    ):
        assert words in shown or words == "Two proposals", words
    for proposal, points in ((one, "90"), (two, "20")):
        assert page.get(f"/proposals/{proposal.number}/score/").status_code == 200
        page.post(f"/proposals/{proposal.number}/score/", {"points_0": points, "note_0": "", **key()})
    assert Score.objects.count() == 2
    shown = text(page.get(f"/requests/{request.number}/"))
    assert '<span class="figure">56.0</span>' in shown
    assert 'class="compare__offer is-leading"' in shown
    assert page.post(f"/proposals/{one.number}/score/", {"points_0": "101", "note_0": "", **key()}).status_code == 422


def test_more_criteria_than_rows_stand_in_one():
    criteria = tuple(CriterionTerms(name=f"Judged {n}", weight=10) for n in range(5))
    request, actor = opened(criteria=criteria)
    offered(request)
    shown = text(reader(actor).get(f"/requests/{request.number}/"))
    assert "Judged 4" in shown


def test_shortlist_and_decline():
    request, actor = opened()
    one, _ = offered(request)
    _two, rival = offered(request, name="Another")
    page = reader(actor)
    page.post(f"/proposals/{one.number}/shortlist/", key())
    shown = text(page.get(f"/requests/{request.number}/?show=shortlist"))
    assert "Lingua Vistula" in shown
    assert "Another" not in shown
    page.post(f"/proposals/{one.number}/unshortlist/", key())
    assert "Nothing on the shortlist" in text(page.get(f"/requests/{request.number}/?show=shortlist"))
    number = Proposal.objects.get(provider_id=rival.organisation_id).number
    assert page.post(f"/proposals/{number}/decline/", {"reason_code": "other", **key()}).status_code == 422
    page.post(f"/proposals/{number}/decline/", {"reason_code": "price", "reason": "Over our limit.", **key()})
    assert "Over our limit." in text(reader(rival).get(f"/proposals/{number}/"))
    assert "Out of the running" in text(page.get(f"/requests/{request.number}/"))


def test_close_tells_why():
    request, actor = opened()
    proposal, bidder = offered(request)
    page = reader(actor)
    assert "One bidder is told why" in text(page.get(f"/requests/{request.number}/close/"))
    assert page.post(f"/requests/{request.number}/close/", {"reason": "", **key()}).status_code == 422
    page.post(f"/requests/{request.number}/close/", {"reason": "We do it ourselves.", **key()})
    for who, path in ((bidder, f"/proposals/{proposal.number}/"), (actor, f"/requests/{request.number}/")):
        assert "We do it ourselves." in text(reader(who).get(path))
    assert page.get(f"/requests/{request.number}/close/").status_code == 409


def test_after_the_award_each_side_reads_the_outcome():
    request, actor = opened()
    one, winner = offered(request)
    two, loser = offered(request, 19_000, "Dear")
    do(mark_awarded, actor, now(), proposal_id=one.id, words="Nicer drafts.")
    assert "This proposal was chosen" in text(reader(winner).get(f"/proposals/{one.number}/"))
    told = text(reader(loser).get(f"/proposals/{two.number}/"))
    assert "Another offer costs less." in told
    assert "Nicer drafts." in told
    assert "You have awarded this request" in text(reader(actor).get(f"/requests/{request.number}/"))


# Talking


def test_ask_and_answer():
    request, actor = opened()
    bidder = reader(provider())
    bidder.post(f"/requests/{request.number}/questions/", {"question": "Any colour?", **key()})
    question = Question.objects.get()
    to = f"/requests/{request.number}/questions/{question.id}/"
    page = reader(actor)
    assert "Any colour?" in text(page.get(to))
    page.post(to, {"answer": "Blue.", **key()})
    assert "Blue." in text(reader(None).get(f"/requests/{request.number}/"))
    assert page.post(f"/requests/{request.number}/questions/", {"question": "?", **key()}).status_code == 403
    assert bidder.get(to).status_code == 403


def test_invite_from_the_request_and_from_a_profile():
    request, actor = opened(visibility="invited")
    bidder = make_organisation(name="Vistula")[0]
    page = reader(actor)
    assert page.get(f"/requests/{request.number}/invite/").status_code == 200
    answer = page.post(f"/requests/{request.number}/invite/", {"provider": bidder.slug, "words": "", **key()})
    assert answer.status_code == 303
    assert "no answer yet" in text(page.get(f"/requests/{request.number}/"))
    assert page.post(f"/requests/{request.number}/invite/", {"provider": bidder.slug, **key()}).status_code == 422
    assert "Vistula is invited when you publish" in text(page.get(f"/requests/new/?invite={bidder.slug}"))
    page.post("/requests/new/", {"title": "Menu", "currency": "EUR", "invite": bidder.slug, **FOLDED, **key()})
    assert "Vistula" in text(page.get(f"/requests/{Request.objects.latest('id').number}/"))


def test_an_invited_provider_declines():
    request, actor = opened(visibility="invited")
    bidder = provider()
    do(invite_provider, actor, now(), request_id=request.id, provider_id=bidder.organisation_id, words="Please.")
    page = reader(bidder)
    assert "You are invited" in text(page.get("/requests/"))
    assert "Please." in text(page.get(f"/requests/{request.number}/"))
    assert page.get(f"/requests/{request.number}/decline/").status_code == 200
    page.post(f"/requests/{request.number}/decline/", {"reason": "", **key()})
    assert "will not propose" in text(reader(actor).get(f"/requests/{request.number}/"))


def test_a_request_that_changed_says_so_to_its_bidder():
    request, actor = opened()
    _, bidder = offered(request)
    do(edit_request, actor, now(), request_id=request.id, version=1, terms=wanted(brief="In blue."))
    assert "The request has changed since you made it" in text(reader(bidder).get(f"/requests/{request.number}/"))


def test_words_of_people_are_never_markup():
    evil = "<script>alert(1)</script>"
    request, actor = opened(title=f"Logo {evil}", brief=evil, questions=(evil,))
    bidder = provider(f"Evil {evil}")
    do(ask_question, bidder, now(), request_id=request.id, question=evil)
    for who in (actor, bidder, None):
        shown = reader(who).get(f"/requests/{request.number}/").content.decode()
        assert evil not in shown
    assert evil not in reader(bidder).get(f"/requests/{request.number}/propose/").content.decode()


def test_the_guess_below_the_title():
    shown = text(reader(buyer()).get(reverse("sourcing:guess"), {"title": "Logo for a bakery"}))
    assert "Logo design" in shown
