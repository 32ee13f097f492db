"""A task's page on a phone, in every state and for both sides, with names as long as they come: short, and without
the machinery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.exits.actions.end_by_notice import end_by_notice
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.kit.money import Money
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.reviews.actions.write_review import write_review
from tests.factories import do, make_organisation, make_person, operator_actor
from tests.web.browser import keep, overflow, sign_in
from tests.web.contracts.scenes import BRIEF, CRITERIA, Scene, known, now, soon

pytestmark = pytest.mark.django_db(transaction=True)

TALLEST = 2_400
UNSEEN = ("service level", "ladder", "hash", "sha-256", "weight", "debit", "score", "ledger")
MACHINERY = ".ladder:visible, .hash:visible, table:visible, input[type=radio]:visible"
LONG_TITLE = "A logo and a word mark for a bakery that delivers by bicycle to forty cafés"
REASON = "The drafts are good, but the shop closes in spring and nothing of it can be used any more."


def long_task() -> Scene:
    """A task offered by a bakery to a studio whose names are long."""
    owner = make_person("Friederike Charlotte van Ravenswaaij-Oosterhuis")
    client = make_organisation(
        "Coöperatieve Ambachtelijke Bakkerij en Koffiebranderij Pels & Dochters U.A.", owner=owner
    )[1]
    owner = make_person("Venkatanarasimharajuvaripeta Krishnamurthy")
    provider = make_organisation(
        "Kulkarni & Deshpande Visual Communication Studios Private Limited", "IN", owner=owner
    )[1]
    given = {
        "title": LONG_TITLE,
        "brief": BRIEF,
        "category": "logo-design",
        "unit": "task",
        "currency": "EUR",
        "milestones": [MilestoneDraft(LONG_TITLE, 20_000, soon(14), CRITERIA)],
        "fee_bps": 150,
        "rail": "sandbox",
        "terms": replace(default_terms("task"), notice_days=7),
    }
    made = do(offer_agreement, client, now(), side=Side.CLIENT, other_id=provider.organisation_id, **given)
    return Scene(made, client, provider)


def signed() -> Scene:
    scene = long_task()
    do(sign_and_open, scene.provider, now(), agreement_id=scene.agreement.pk, version_hash=scene.hash())
    return scene


def rated(scene: Scene, actor: object, score: int) -> None:
    do(write_review, actor, now(), agreement_id=scene.agreement.pk, score=score, words=REASON)


def to_the_reviews(scene: Scene) -> Iterator[str]:
    """Everything goes well after one round of changes, and both say so."""
    yield "signed"
    scene.fund()
    yield "funded"
    first = scene.hand_in(note=REASON)
    yield "submitted"
    do(ask_for_changes, scene.client, now(), submission_id=first.pk, words=REASON)
    yield "changes asked"
    second = scene.hand_in(note=REASON)
    yield "submitted again"
    scene.accept(second)
    yield "review open"
    rated(scene, scene.client, 80)
    yield "one has reviewed"
    rated(scene, scene.provider, 100)
    yield "both have reviewed"


def to_the_notice(scene: Scene) -> Iterator[str]:
    """The client gives notice before anything is handed in, and the contract ends by it."""
    scene.fund()
    notice = do(give_notice, scene.client, now(), agreement_id=scene.agreement.pk, reason=REASON)
    yield "notice given"
    do(end_by_notice, CLOCK, notice.effective_at, notice_id=notice.pk)
    yield "ended by notice"


def to_the_ruling(scene: Scene) -> Iterator[str]:
    """They differ: the operator holds the money and rules."""
    scene.fund()
    scene.hand_in(note=REASON)
    do(hold_funds, operator_actor(), now(), milestone_id=scene.ids[0], reason=REASON)
    yield "in dispute"
    half = {"milestone_id": scene.ids[0], "to_client": Money(10_000, "EUR")}
    do(rule_on_milestone, operator_actor(), now(), reasons=REASON, **half)
    yield "ruled"


@pytest.mark.parametrize("way", [to_the_reviews, to_the_notice, to_the_ruling])
def test_a_tasks_page_is_short_in_every_state(visit, way):
    scene = signed()
    pages = {side: visit.page(width=360) for side in ("client", "provider")}
    for side, page in pages.items():
        sign_in(page, known(getattr(scene, side)))
    faults = [
        fault for state in way(scene) for side, page in pages.items() for fault in wrong(page, scene, state, side)
    ]
    assert faults == []


def test_an_offered_tasks_page_is_short(visit):
    scene, faults = long_task(), list[str]()
    for side in ("client", "provider"):
        page = visit.page(width=360)
        sign_in(page, known(getattr(scene, side)))
        faults += wrong(page, scene, "offered", side)
    assert faults == []


def wrong(page, scene: Scene, state: str, side: str) -> Iterator[str]:
    """What is wrong with the page as this side sees it."""
    page.goto(scene.path)
    height = page.evaluate("document.documentElement.scrollHeight")
    print(state, side, height)
    keep(page, f"task-{state.replace(' ', '-')}-{side}-360")
    if height > TALLEST:
        yield f"{state}, {side}: {height} px high"
    if overflow(page):
        yield f"{state}, {side}: wider than the screen"
    shown = page.locator("main").inner_text().lower()
    yield from (f"{state}, {side}: shows {word}" for word in UNSEEN if word in shown)
    if page.locator(MACHINERY).count():
        yield f"{state}, {side}: shows the machinery"
