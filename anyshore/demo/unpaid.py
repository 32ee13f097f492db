"""Text work that the client pays directly and has not: what is late, the notice that the work will stop. On the way an
expense, paid at cost from a receipt in another currency, and one that waits for an answer."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.queries import default_terms, milestones_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.days import months_after
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.props import keep
from anyshore.demo.stage import Stage
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.kit.money import Money
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.payments.actions.ask_expense import ask_expense
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension

CLIENT, PROVIDER = "tolhuis", "meridian"
BEGINS: Final = timedelta(days=75)
PARTS: Final = (
    ("Product texts, first half of the range", 180_000),
    ("Product texts, second half of the range", 180_000),
)
BRIEF: Final = "New texts for every product of the shop, in two halves, each with its own invoice."
ASKS: Final = timedelta(days=2)
"""So long before the end the last expense is asked for: it still waits for an answer then."""
TRIP: Final = "Train to the studio in London, one person, there and back"
WANTED: Final = "Two nights near the studio, for the second half of the range"
SAID: Final = "Our invoice for the first half has been open for three weeks. Is something missing?"


def late_payer(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where both are here."""
    return [_told(stage)] if {CLIENT, PROVIDER} <= set(houses) else []


def _told(stage: Stage) -> Generator[datetime, None, None]:
    diary = stage.diary("late payer", stage.end - BEGINS)
    yield diary.later(stage.calendars[CLIENT])
    found = usual("suspension", Language.EN)
    clause = Chosen(
        found.key, found.number, {**found.values, "overdue_days": 14, "warning_days": 14, "by_itself": True}
    )
    day, currency = diary.at.date(), stage.currencies[PROVIDER]
    expenses = usual("expenses", Language.EN)
    deal = stage.do(
        offer_agreement, CLIENT, diary.at, side=Side.CLIENT, other_id=stage.house(PROVIDER),
        title="Product texts of the shop, paid by invoice", brief=BRIEF, category="editorial", unit=Unit.PROCESS,
        currency=currency, fee_bps=stage.fee_bps, rail="ledger_only", clauses=[clause, expenses],
        milestones=[
            MilestoneDraft(title, minor, day + timedelta(days=30 * place), ("Every product of the list has a text.",))
            for place, (title, minor) in enumerate(PARTS, 1)
        ],
        terms=replace(default_terms(Unit.PROCESS), payment_days=14).ending(months_after(day, 6)),
    )  # fmt: skip
    yield diary.minutes(30, 120)
    stage.do(sign_and_open, PROVIDER, diary.at, agreement_id=deal.id, version_hash=deal.hash)
    first = milestones_of(deal.id)[0]
    yield from _spent(stage, diary, deal.id, currency)
    yield diary.later(stage.calendars[PROVIDER], 12)
    note = "The first half, checked against the list."
    handed_in = stage.do(submit_funded_work, PROVIDER, diary.at, milestone_id=first.pk, note=note, checked=[0])
    yield diary.later(stage.calendars[CLIENT], 2)
    stage.do(accept_milestone, CLIENT, diary.at, submission_id=handed_in.id)
    yield diary.wait_until(diary.at + timedelta(days=34))
    yield diary.later(stage.calendars[PROVIDER])
    stage.do(warn_of_suspension, PROVIDER, diary.at, agreement_id=deal.id, words=SAID)
    yield diary.wait_until(stage.end - ASKS)
    _asked(stage, diary, deal.id, WANTED, Money(18_000, currency))


def _spent(stage: Stage, diary: Diary, agreement_id: UUID, currency: str) -> Story:
    """Asked for, agreed to, and shown by a receipt in pounds, for which no reference rate is recorded."""
    yield diary.later(stage.calendars[PROVIDER])
    one = _asked(stage, diary, agreement_id, TRIP, Money(9_000, currency))
    yield diary.later(stage.calendars[CLIENT])
    stage.do(agree_expense, CLIENT, diary.at, expense_id=one)
    yield diary.later(stage.calendars[PROVIDER], 3)
    papers = keep(stage, PROVIDER, ("ticket.txt", "card-statement.txt"), TRIP, diary.at)
    stage.do(
        claim_expense, PROVIDER, diary.at, expense_id=one, spent_on=diary.at.date(), amount=Money(8_460, currency),
        receipt=Money(7_420, "GBP"), file_ids=papers,
    )  # fmt: skip


def _asked(stage: Stage, diary: Diary, agreement_id: UUID, words: str, most: Money) -> UUID:
    given = {"agreement_id": agreement_id, "kind": "travel", "words": words, "most": most}
    found: UUID = stage.do(ask_expense, PROVIDER, diary.at, **given).id
    return found
