"""An offer that is being negotiated clause by clause, and a draft that both sides write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.accept_suggestion import accept_suggestion
from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.comment_on_place import comment_on_place
from anyshore.contracts.actions.edit_draft import edit_draft
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.refuse_suggestion import refuse_suggestion
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.actions.start_draft import start_draft
from anyshore.contracts.actions.suggest_changes import suggest_changes
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.drafts import DraftPage, draft_page
from anyshore.contracts.queries.suggestions import suggestions_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.drafts import edited, seen_hash
from anyshore.contracts.rules.offering import Offer
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


ASKED: Final = "Does that count from the day we hand in, or from the day after?"
TOLD: Final = "From the day after: the text of the clause says so, and the page shows the last day."
AMONG_US: Final = "We pay 4 % more for the winter at most. Ask Joris before anybody accepts."
CARE: Final = "Care of the lamps’ configurator"
WRITTEN: Final = (
    (PROVIDER, "terms.review", {"review_days": 5}),
    (CLIENT, "terms.ending", {"notice_days": 30}),
    (PROVIDER, "milestones.1", {"criteria": ["answers within one working day", "a report at the end"]}),
)


def negotiating(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where both are here."""
    return [_told(stage), _written(stage)] if {CLIENT, PROVIDER} <= set(houses) else []


def _written(stage: Stage) -> Story:
    """A draft that its client began and shared; both have changed it."""
    diary = stage.diary("a shared draft", stage.end - timedelta(days=DAYS))
    yield diary.later(stage.calendars[CLIENT])
    part = MilestoneDraft("Care in the first winter", 240_000, diary.at.date() + timedelta(days=90))
    offer = Offer(
        side=Side.CLIENT, other_id=stage.house(PROVIDER), title=CARE, category="web-development", unit=Unit.PROJECT,
        currency=stage.currencies[PROVIDER], milestones=(part,), terms=default_terms(Unit.PROJECT),
    )  # fmt: skip
    draft = stage.do(start_draft, CLIENT, diary.at, offer=offer, fee_bps=stage.fee_bps, rail=stage.rail)
    yield diary.minutes(5, 20)
    stage.do(share_draft, CLIENT, diary.at, agreement_id=draft.id)
    for who, row, to in WRITTEN:
        yield diary.minutes(60, 300)
        seen = seen_hash(_before(draft_page(stage.actors[who], draft.number), row, diary.at), row)
        stage.do(edit_draft, who, diary.at, agreement_id=draft.id, row=row, fields=to, seen=seen)


def _before(draft: DraftPage, row: str, at: datetime) -> Content:
    """The draft as it stood before the edit of that moment, which a build that goes on after a cut finds made."""
    made = next((one.change for one in draft.edits if one.at == at and one.change.row == row), None)
    return edited(draft.content, Change(row, made.was), at.date())[0] if made else draft.content


def _told(stage: Stage) -> Story:
    diary = stage.diary("negotiating", stage.end - timedelta(days=DAYS))
    yield diary.later(stage.calendars[PROVIDER])
    deal = _offered(stage, diary)
    for who, change, reason in SUGGESTED:
        yield diary.minutes(60, 300)
        given = {"agreement_id": deal.id, "version_hash": deal.hash, "changes": [change], "reason": reason}
        stage.do(suggest_changes, who, diary.at, **given)
    yield diary.minutes(20, 60)
    about: dict[str, Any] = {"agreement_id": deal.id, "row": "terms.review"}
    asked = stage.do(comment_on_place, CLIENT, diary.at, words=ASKED, **about)
    yield diary.minutes(20, 60)
    stage.do(answer_place_comment, PROVIDER, diary.at, comment_id=asked.id, words=TOLD)
    about |= {"row": "milestones.3", "private": True}
    stage.do(comment_on_place, CLIENT, diary.at, words=AMONG_US, **about)
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
