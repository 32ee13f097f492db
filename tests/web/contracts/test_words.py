"""Every refusal, state, event and consequence of these pages has words of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from anyshore.contracts.rules import AgreementState, SignatureMethod
from anyshore.delivery.rules import SubmissionState, WorkState
from anyshore.exits.rules import EndKind, RefundState
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.money import Money
from anyshore.payments.queries import Movement
from anyshore.payments.rules import HoldingState, PaymentState, PayoutState
from anyshore.web.adopted import words as adopted
from anyshore.web.approvals import words as approvals
from anyshore.web.board import words as board
from anyshore.web.catalogue import words as catalogue
from anyshore.web.claims import words as claims
from anyshore.web.contracts import words as contracts
from anyshore.web.contracts.consequences import WORDS as CONSEQUENCES
from anyshore.web.contracts.ledger import account_rows
from anyshore.web.contracts.trail import WORDS as TRAIL
from anyshore.web.delivery import words as delivery
from anyshore.web.desk import words as desk
from anyshore.web.exits import words as exits
from anyshore.web.formal import words as formal
from anyshore.web.levels import words as levels
from anyshore.web.payments import words as payments
from anyshore.web.reviews import words as reviews
from anyshore.web.risks import words as risks
from anyshore.web.sourcing import words as sourcing
from anyshore.web.transition import words as transition
from anyshore.web.words import REFUSALS as COMMON

ROOT = Path(__file__).resolve().parents[3] / "anyshore"
DOMAINS = ("contracts", "delivery", "transition", "payments", "exits", "reviews")
ROOMS = (
    contracts, delivery, board, desk, levels, payments, exits, reviews, approvals, catalogue, risks, sourcing, adopted,
    transition, formal, claims,
)  # fmt: skip
ELSEWHERE = {
    "PayoutRequested",
    "PayoutPaid",
    "PayoutFailed",
    "BatchPlanned",
    "BatchDrafted",
    "BatchSent",
    "BatchDiscarded",
    "CalendarOpened",
    "CalendarClosed",
}
"""Events whose subject is no agreement."""
SILENT = {"work_not_open"}


def sources(pattern: str):
    for domain in DOMAINS:
        for path in (ROOT / domain).rglob(pattern):
            yield path.read_text()


def test_every_refusal_says_what_to_do():
    known = {code for room in ROOMS for code in room.REFUSALS} | set(COMMON)
    codes = {
        statement.value.value
        for text in sources("*.py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "code"
        if isinstance(statement.value, ast.Constant)
    }
    assert codes - known - SILENT == set()


def test_every_event_of_an_agreement_reads_as_a_sentence():
    names = {
        node.name
        for text in [*sources("events.py"), (ROOT / "contracts/events/__init__.py").read_text()]
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if not {getattr(base, "id", "") for base in node.bases} & {"_AdoptedEvent", "_OwnClauseEvent", "_DutyEvent"}
    }
    assert names - set(TRAIL) - ELSEWHERE == set()


def test_every_consequence_has_words():
    codes = {
        keyword.value.value
        for text in [*sources("rules.py"), *sources("rules/*.py")]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Consequence"
        for keyword in node.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    assert codes
    assert codes - set(CONSEQUENCES) == set()


@pytest.mark.parametrize(
    ("room", "kind", "states"),
    [
        (contracts, "agreement", set(AgreementState) - {AgreementState.DRAFT}),
        (delivery, "work", WorkState),
        (delivery, "submission", SubmissionState),
        (payments, "holding", [*HoldingState, "promised", "owed", "paid", "on_hold"]),
        (payments, "payment", PaymentState),
        (payments, "payout", PayoutState),
        (exits, "refund_offer", RefundState),
    ],
)
def test_every_state_has_a_word(room, kind, states):
    assert {str(state) for state in states} <= set(room.STATES[kind])


def test_every_end_has_words():
    assert {str(kind) for kind in EndKind} == set(contracts.ENDINGS)


def test_every_way_to_sign_has_words():
    assert {str(method) for method in SignatureMethod} == set(contracts.METHODS)


def test_balances_of_others_are_not_shown():
    mine, other = Actor(ActorKind.PERSON, None, None), "5a1bb3a7-6b0b-4d52-a7a5-3a36f1b6f6b0"
    euro = Money(100, "EUR")
    moved = [
        Movement(f"wallet/{other}/EUR", "wallet", "Kulkarni Design", euro, euro, euro + euro),
        Movement("held/1", "held", "C-1042", euro, -euro, euro - euro),
        Movement("fees/EUR", "fees", "", euro, euro, euro + euro),
    ]
    rows = account_rows(moved, mine)
    assert [row.after for row in rows] == [None, euro - euro, None]
    assert [row.account for row in rows] == ["Kulkarni Design, balance", "Held, C-1042", "Operator’s fees"]
    operator = account_rows(moved, Actor(ActorKind.OPERATOR))
    assert all(row.after is not None for row in operator)
