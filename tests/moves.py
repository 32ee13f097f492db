"""What every verb's tests ask: that a refusal changed nothing, and that a replay gives the same answer once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing.actions import Answer, perform
from tests.factories import NOW

WATCHED = (
    "contracts_agreement",
    "delivery_work",
    "delivery_submission",
    "payments_holding",
    "payments_hold",
    "payments_bonus",
    "payments_waiver",
    "payments_reduction",
    "delivery_defect",
    "delivery_defectattempt",
    "payments_retention",
    "payments_expense",
    "payments_payment",
    "payments_payout",
    "payments_suspension",
    "payments_claim",
    "payments_claimoffer",
    "payments_servicecredit",
    "contracts_standstill",
    "contracts_benchmark",
    "contracts_benchmarkword",
    "contracts_benchmarkprice",
    "contracts_stepin",
    "contracts_stepinword",
    "contracts_stepincost",
    "contracts_formalnotice",
    "contracts_subcontractor",
    "contracts_majeureevent",
    "contracts_hardshiptalks",
    "contracts_workercheck",
    "contracts_renewaloffer",
    "contracts_renewalrefusal",
    "contracts_renewed",
    "exits_ending",
    "exits_notice",
    "exits_refundoffer",
    "exits_ruling",
    "reviews_window",
    "reviews_review",
    "catalogue_standing",
    "ledger_account",
    "ledger_transfer",
    "plumbing_auditentry",
    "plumbing_transition",
    "plumbing_deadline",
    "plumbing_attachment",
    "procrastinate_jobs",
)


def picture() -> dict[str, str]:
    """A digest of every row that a verb of money, an end or a review may write."""
    with connection.cursor() as cursor:
        found = {}
        for table in WATCHED:
            cursor.execute(f"SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t")
            found[table] = cursor.fetchone()[0]
    return found


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Whatever happens inside leaves every watched row as it was."""
    before = picture()
    yield
    assert picture() == before


def refuses(
    refusal: type[Refused], verb: Callable[..., object], actor: Actor, at: datetime = NOW, **given: Any
) -> Refused:
    """``verb`` refuses with exactly this, and nothing changed."""
    with nothing_changes(), pytest.raises(refusal) as caught:
        perform(verb, actor=actor, at=at, **given)
    assert type(caught.value) is refusal
    return caught.value


def replays(verb: Callable[..., Any], actor: Actor, at: datetime = NOW, **given: Any) -> Any:
    """``verb`` twice under one key: one effect, two answers equal to the byte. Return the value of the first run."""
    values: list[Any] = []

    def render(value: Any) -> Answer:
        values.append(value)
        return Answer(status=303, body=str(uuid.uuid4()).encode(), location=f"/{type(value).__name__}")

    key = str(uuid.uuid4())
    first = perform(verb, actor=actor, at=at, key=key, render=render, **given)
    with nothing_changes():
        again = perform(verb, actor=actor, at=at, key=key, render=render, **given)
    assert again == first
    assert len(values) == 1
    return values[0]
