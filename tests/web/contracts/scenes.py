"""Contracts in every state as pages need them: made by the actions, at the instance's own present."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.conversations.actions.post_message import post_message
from anyshore.conversations.queries import thread_about
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.payments.actions.award_and_fund import award_and_fund
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.plumbing import clock, files
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal
from tests.factories import do, make_organisation, make_person
from tests.sourcing.world import offer, wanted
from tests.web.proving import proved

CRITERIA = ("as SVG and PDF", "in black and white", "readable at 16 pixels")
BRIEF = "A logo for a bakery that delivers by bicycle.\n\n- warm\n- no wheat ears"


def now() -> datetime:
    """Now, by the instance's clock."""
    return clock.now()


def soon(days: int) -> date:
    """A day from today."""
    return (now() + timedelta(days=days)).date()


@dataclass
class Scene:
    """An agreement and both owners. ``ids`` are those of its milestones in order."""

    agreement: Agreement
    client: Actor
    provider: Actor

    @property
    def number(self) -> int:
        return self.agreement.number

    @property
    def path(self) -> str:
        return f"/contracts/{self.number}/"

    @property
    def ids(self) -> list[UUID]:
        rows = Milestone.objects.filter(agreement=self.agreement).order_by("position")
        return list(rows.values_list("pk", flat=True))

    def hash(self) -> str:
        return Agreement.objects.get(pk=self.agreement.pk).version_hash

    def fund(self, place: int = 0) -> None:
        do(fund_milestone, self.client, now(), milestone_id=self.ids[place])

    def hand_in(self, place: int = 0, **more: Any) -> Any:
        given = {
            "note": "Three drafts as agreed; start with `final.svg`.",
            "links": ["https://files.example/logo"],
            **more,
        }
        return do(submit_funded_work, self.provider, now(), milestone_id=self.ids[place], **given)

    def accept(self, submission: Any) -> None:
        do(accept_milestone, self.client, now(), submission_id=submission.pk)

    def say(self, actor: Actor, words: str) -> None:
        thread = thread_about(actor, ("agreement", self.agreement.pk))
        do(post_message, actor, now(), thread_id=thread, body=words)


def parties(provider_country: str = "IN") -> tuple[Actor, Actor]:
    """A bakery in the Netherlands, and a company that does the work."""
    client = make_organisation(
        "Bakkerij Pels", "NL", owner=make_person("Femke Pels"), place="Leeuwarden", timezone="Europe/Amsterdam"
    )[1]
    zone = {"IN": "Asia/Kolkata", "PL": "Europe/Warsaw"}[provider_country]
    place = {"IN": "Pune", "PL": "Kraków"}[provider_country]
    owner = make_person("Asha Kulkarni")
    provider = make_organisation("Kulkarni Design", provider_country, owner=owner, place=place, timezone=zone)[1]
    return client, provider


def proposed(unit: str = "task") -> tuple[Proposal, Actor, Actor]:
    """A proposal of EUR 200.00 on an open request."""
    client, provider = parties()
    request = do(post_request, client, now(), terms=wanted(unit=unit, brief=BRIEF))
    terms = offer(20_000, finishes_on=soon(10))
    return do(send_proposal, provider, now(), request_id=request.id, terms=terms), client, provider


def task(fee_bps: int = 0, rail: str = "sandbox") -> Scene:
    """A task of EUR 200.00: awarded, signed and funded with one button."""
    proposal, client, provider = proposed()
    made = do(award_and_fund, client, now(), proposal_id=proposal.id, fee_bps=fee_bps, rail=rail)
    return Scene(made, client, provider)


def offered(side: Side = Side.CLIENT, unit: str = "project", country: str = "IN", **more: Any) -> Scene:
    """An offer of a larger contract with three milestones that waits for the other side."""
    client, provider = parties(country)
    author, other = (client, provider) if side is Side.CLIENT else (provider, client)
    given = {
        "title": "Web shop for a bakery",
        "brief": BRIEF,
        "category": "web-development",
        "unit": unit,
        "currency": "EUR",
        "milestones": [
            MilestoneDraft("Design", 120_000, soon(14), CRITERIA),
            MilestoneDraft("Ordering and payment", 340_000, soon(35), ("an order of 40 lines keeps its price",)),
            MilestoneDraft("Go-live", 80_000, soon(56)),
        ],
        "fee_bps": 150,
        "rail": "sandbox",
        **more,
    }
    made = do(offer_agreement, author, now(), side=side, other_id=other.organisation_id, **given)
    return Scene(made, client, provider)


def running(**more: Any) -> Scene:
    """The same, signed by both; nothing is funded."""
    scene = offered(**more)
    do(sign_and_open, scene.provider, now(), agreement_id=scene.agreement.pk, version_hash=scene.hash())
    return scene


def lived_in(**more: Any) -> Scene:
    """The same with one milestone paid, one in review with files, and a talk."""
    scene = running(**more)
    scene.fund(0)
    scene.fund(1)
    scene.accept(scene.hand_in(0, checked=[0, 1, 2]))
    paper = files.store(
        SimpleUploadedFile("handbook.pdf", b"%PDF-1.4 handbook"), uploaded_by=scene.provider.person_id, at=now()
    )
    scene.hand_in(1, checked=[0], file_ids=[paper.id])
    scene.say(scene.client, "An order of 40 lines lost its price when I reopened it. Is that the criterion?")
    scene.say(scene.provider, "Yes. Fixed in build 412, which is on the test site now.")
    return scene


def known(actor: Actor, password: str = "a long enough password") -> str:
    """The actor's address, with a password to sign in."""
    person = User.objects.get(pk=actor.person_id)
    person.set_password(password)
    person.save()
    EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
    return person.email


def browser(actor: Actor) -> Client:
    """A test client of this person, who has just signed in by password."""
    made = Client()
    made.force_login(User.objects.get(pk=actor.person_id))
    if actor.kind == "operator":
        session = made.session
        session["organisation_id"] = "operator"
        session.save()
    return proved(made)


def text(response: Any) -> str:
    """The page's HTML."""
    return response.content.decode()


def post(browser: Client, path: str, **fields: Any) -> Any:
    """Send a form as its page would: with a key of its own."""
    return browser.post(path, {"_key": str(new_id()), **fields})
