"""An offer that is being negotiated: suggestions accepted, refused and open, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.accept_suggestion import accept_suggestion
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.refuse_suggestion import refuse_suggestion
from anyshore.contracts.actions.suggest_changes import suggest_changes
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.suggestions import suggestions_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.suggestions import Change
from anyshore.contracts.rules.templates import template
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage, Told

CLIENT, PROVIDER = "tolhuis", "meridian"
DAYS: Final = 5
TITLE: Final = "A configurator for outdoor lamps"
BRIEF: Final = (
    "Customers put a lamp together on our site: mast, head, colour of the light, number. They see it and its price at "
    "once, and order it or ask for an offer.\n\n- our parts and prices, read from our stock system\n- works on a phone\n"
    "- the plan of a street as a picture, to print"
)
OFFER: Final = "Two of us build it in ten weeks, on the shop that we made for you."
SUGGESTED: Final = (
    (CLIENT, Change("terms.review", {"review_days": 5}), "We look at things within the week."),
    (CLIENT, Change("milestones.2", {"amount_minor": 940_000}), "You have built half of it for the shop."),
    (CLIENT, Change("clauses.late_penalty", {"rate_bps": 100}), "It must be there before the season."),
    (PROVIDER, Change("milestones.3", {"criteria": ["orders reach the stock system", "a street prints on A3"]}), ""),
)
ACCEPTED, REFUSED, WORDS = 1, 3, "Half a percent a week is what we can carry; more makes the price go up."


def negotiating(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where both are here."""
    return [_told(stage)] if {CLIENT, PROVIDER} <= set(houses) else []


def _told(stage: Stage) -> Story:
    diary = stage.diary("negotiating", stage.end - timedelta(days=DAYS))
    yield diary.later(stage.calendars[PROVIDER])
    deal = _offered(stage, diary)
    for who, change, reason in SUGGESTED:
        yield diary.minutes(60, 300)
        given = {"agreement_id": deal.id, "version_hash": deal.hash, "changes": [change], "reason": reason}
        stage.do(suggest_changes, who, diary.at, **given)
    yield diary.minutes(60, 200)
    stage.do(accept_suggestion, PROVIDER, diary.at, suggestion_id=_suggestion(stage, deal, ACCEPTED))
    yield diary.minutes(5, 20)
    refused = _suggestion(stage, deal, REFUSED)
    stage.do(refuse_suggestion, PROVIDER, diary.at, suggestion_id=refused, answer=WORDS)


def _offered(stage: Stage, diary: Diary) -> Told:
    found = template("software")
    assert found is not None
    day = diary.at.date()
    parts = (
        MilestoneDraft("Drawings and a first lamp", 380_000, day + timedelta(days=21), ("one lamp, all heads",)),
        MilestoneDraft("The configurator", 1_020_000, day + timedelta(days=49), ("every part that we sell",)),
        MilestoneDraft("Orders and prints", 400_000, day + timedelta(days=70), ("orders reach the stock system",)),
    )
    return stage.do(
        offer_agreement, PROVIDER, diary.at, side=Side.PROVIDER, other_id=stage.house(CLIENT), title=TITLE, brief=BRIEF,
        offer=OFFER, category="web-development", unit=Unit.PROJECT, currency=stage.currencies[PROVIDER],
        milestones=parts, clauses=found.chosen(Language.EN), terms=default_terms(Unit.PROJECT), fee_bps=stage.fee_bps,
        rail=stage.rail,
    )  # fmt: skip


def _suggestion(stage: Stage, deal: Told, number: int) -> UUID:
    found = suggestions_of(stage.actors[CLIENT], deal.id)
    return next(one.id for one in found if one.number == number)
