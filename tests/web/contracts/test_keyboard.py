"""The ways out and the operator's hold, by keyboard alone, on a phone, with scripts and without: nothing traps, Escape
closes a dialog, and the focus returns to what opened it."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement
from anyshore.payments.models import Bonus, Holding
from tests.factories import operator_actor
from tests.web.browser import enter, overflow, violations
from tests.web.contracts.scenes import offered, running, task

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

MOST = 120
"""So many presses of Tab reach everything on a page; more would be a trap."""
NAME = """() => {
  const one = document.activeElement;
  const label = one.labels?.[0]?.textContent ?? one.getAttribute("aria-label") ?? one.textContent;
  return label.replace(/\\s+/g, " ").trim();
}"""


class Hands:
    """A reader who has a keyboard and a narrow window, and no mouse."""

    def __init__(self, visit, actor, *, scripts: bool = True) -> None:
        self.page, self.scripts = visit.page(width=360, scripts=scripts), scripts
        enter(self.page, visit.base, actor.person_id)

    def open(self, path: str) -> None:
        self.page.goto(path)

    def to(self, name: str) -> None:
        """Press Tab until the focus is on what is called ``name``."""
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(NAME).startswith(name):
                return
        raise AssertionError(f"{name} is not reached by Tab on {self.page.url}")

    def press(self, name: str) -> None:
        """Go there and press Enter."""
        self.to(name)
        self.page.keyboard.press("Enter")

    def follow(self, name: str) -> None:
        """The same for what leads to another page."""
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def ask(self, name: str) -> None:
        """The same for what asks first: a dialog where scripts run, which Escape closes, else a page of its own."""
        if not self.scripts:
            self.follow(name)
            return
        dialog = self.page.get_by_role("dialog")
        self.press(name)
        dialog.wait_for()
        self.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        assert self.page.evaluate(NAME).startswith(name), "the focus does not return to what opened the dialog"
        self.page.keyboard.press("Enter")
        dialog.wait_for()
        self.sound()

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.type(text)

    def sound(self) -> None:
        """Nothing sticks out, and axe finds nothing. Axe itself needs scripts: without them it would wait forever."""
        if self.scripts:
            assert violations(self.page) == [], self.page.url
        assert overflow(self.page) <= 0, self.page.url

    def reads(self, text: str) -> None:
        self.page.get_by_text(text).first.wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_notice_is_given_and_withdrawn(visit, scripts):
    scene = running()
    hands = Hands(visit, scene.client, scripts=scripts)
    hands.open(scene.path)
    hands.press("More actions")
    hands.follow("Give notice")
    hands.sound()
    hands.write("Why?", "We bring it back.")
    hands.follow("Give notice")
    hands.reads("gave notice")
    hands.sound()
    assert Agreement.objects.get().state == "ending"
    hands.ask("Withdraw the notice")
    hands.follow("Withdraw the notice")
    hands.reads("The notice is withdrawn.")
    assert Agreement.objects.get().state == "running"


def test_a_task_is_cancelled_before_anything_is_handed_in(visit):
    scene = task()
    hands = Hands(visit, scene.client)
    hands.open(scene.path)
    hands.press("More actions")
    hands.follow("Cancel the contract")
    hands.write("Why?", "The bakery closes.")
    hands.follow("Cancel the contract")
    hands.reads("It was cancelled before anything was handed in.")
    hands.sound()
    assert Agreement.objects.get().state == "cancelled"


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_held_is_divided_by_offer_and_agreement(visit, scripts):
    scene = running()
    scene.fund()
    hands = Hands(visit, scene.client, scripts=scripts)
    hands.open(scene.path)
    hands.press("More for M1")
    hands.follow("Divide what is held")
    hands.sound()
    hands.write("Back to the client", "200")
    hands.write("Why?", "A part was dropped.")
    hands.follow("Send the offer")
    hands.reads("Offer to divide what is held")
    other = Hands(visit, scene.provider, scripts=scripts)
    other.open(scene.path)
    other.ask("Agree: EUR")
    other.follow("Agree: EUR")
    other.reads("The money is divided.")
    assert Holding.objects.get(milestone_id=scene.ids[0]).refunded_minor == 20_000


def test_a_bonus_is_looked_at_and_given(visit):
    scene = running()
    hands = Hands(visit, scene.client)
    hands.open(scene.path)
    hands.press("More actions")
    hands.follow("Give a bonus")
    hands.write("How much", "25")
    hands.follow("Go on")
    hands.sound()
    hands.follow("Give EUR")
    hands.reads("The bonus is given.")
    assert Bonus.objects.get().amount_minor == 2_500


def test_the_operator_holds_and_rules(visit):
    scene = running()
    scene.fund()
    hands = Hands(visit, operator_actor())
    hands.open(scene.path)
    hands.press("More for M1")
    hands.follow("Hold the money")
    hands.write("Why?", "A claim of the client.")
    hands.follow("Hold the money")
    hands.reads("The operator holds")
    hands.press("More for M1")
    hands.follow("Rule on the money")
    hands.write("Back to the client", "300")
    hands.write("Reasons", "Two of three drafts came.")
    hands.follow("Go on")
    hands.sound()
    hands.follow("Rule and divide")
    hands.reads("The ruling is carried out.")
    assert Holding.objects.get(milestone_id=scene.ids[0]).refunded_minor == 30_000


@pytest.mark.parametrize("scripts", [True, False])
def test_an_offer_is_countered_and_the_counter_offer_is_signed(visit, scripts):
    scene = offered()
    hands = Hands(visit, scene.provider, scripts=scripts)
    hands.open(scene.path)
    hands.follow("Make a counter-offer")
    hands.sound()
    hands.to("Price")
    hands.page.keyboard.press("Control+A")
    hands.page.keyboard.type("777.50")
    hands.write("Why", "One round more.")
    hands.follow("Sign and send the counter-offer")
    hands.sound()
    other = Hands(visit, scene.client, scripts=scripts)
    other.open(scene.path)
    other.reads("One round more.")
    other.sound()
    other.follow("Read and sign")
    other.sound()
    other.follow("Agree and sign")
    other.reads("777.50")
    agreement = Agreement.objects.get()
    assert (agreement.version, agreement.state, agreement.value_minor) == (2, "running", 77_750 + 340_000 + 80_000)
