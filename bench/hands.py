"""Hand-written contenders: one statement a row, and one function that does everything."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from psycopg import Connection

from bench.ledger.database import as_application, as_superuser
from bench.money import FEE_BPS, PRICE
from tests.deals import Made

_POST = (
    "SELECT ledger_post(%s, %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[], %s::text[],"
    " %s::uuid[], %s::bigint[])"
)


class Hand:
    """psycopg, prepared, one statement for each row that is written, locked or read."""

    def __init__(self, name: str, deal: Made, at: datetime) -> None:
        self.connection: Connection = as_application(name)
        self.at = at
        self.client, self.person = deal.client.organisation_id, deal.client.person_id
        self.scope = deal.client.scope
        self.wallet = f"wallet/{deal.agreement.provider_id}/EUR"

    def fund(self, milestone_id: UUID) -> None:
        """Pay in the price."""
        with self.connection.transaction():
            key = self._claim("fund", milestone_id)
            agreement_id, holding_id, _ = self._load(milestone_id)
            done = self._run(
                "UPDATE payments_holding SET state = 'held', funded_minor = %s, funded_at = %s"
                " WHERE id = %s AND state = 'not_funded'",
                [PRICE, self.at, holding_id],
            )
            assert done.rowcount == 1
            self._transition(holding_id, "fund", "not_funded", "held")
            self._tell("payments.MilestoneFunded", agreement_id, {"milestone_id": str(milestone_id)})
            held = f"held/{agreement_id}"
            self._post([(f"fund/{milestone_id}", "fund", "rail/sandbox/EUR", held, PRICE)], milestone_id)
            self._answer(key, agreement_id)

    def release(self, milestone_id: UUID) -> None:
        """Release all but one unit of it, less the fee on the cumulative amount."""
        with self.connection.transaction():
            key = self._claim("release", milestone_id)
            agreement_id, holding_id, charged = self._load(milestone_id)
            amount = PRICE - 1
            fee = (charged + amount) * FEE_BPS // 10_000 - charged * FEE_BPS // 10_000
            done = self._run(
                "UPDATE payments_holding SET released_minor = released_minor + %s, fee_minor = fee_minor + %s"
                " WHERE id = %s AND state = 'held' AND funded_minor - released_minor - refunded_minor > %s",
                [amount, fee, holding_id, amount],
            )
            assert done.rowcount == 1
            self._transition(holding_id, "release_part", "held", "held")
            self._tell("payments.MoneyReleased", agreement_id, {"milestone_id": str(milestone_id), "fee_minor": fee})
            held = f"held/{agreement_id}"
            postings = [
                (f"release/{milestone_id}/0", "release", held, self.wallet, amount - fee),
                (f"fee/{milestone_id}/0", "fee", held, "fees/EUR", fee),
            ]
            self._post(postings, milestone_id)
            self._answer(key, agreement_id)

    def _run(self, statement: str, given: list[object]) -> object:
        return self.connection.execute(statement.encode(), given, prepare=True)

    def _claim(self, verb: str, milestone_id: UUID) -> str:
        key = str(uuid4())
        print_of = hashlib.sha256(json.dumps([verb, str(milestone_id)]).encode()).digest()
        self._run(
            "INSERT INTO plumbing_idempotencykey (scope, key, fingerprint, at, content_type, location, body)"
            " VALUES (%s, %s, %s, %s, '', '', '') ON CONFLICT DO NOTHING",
            [self.scope, key, print_of, self.at],
        )
        return key

    def _load(self, milestone_id: UUID) -> tuple[UUID, UUID, int]:
        """Lock the agreement, then read its money."""
        agreement_id, state = self._run(
            "SELECT id, state FROM contracts_agreement WHERE client_id = %s"
            " AND id = (SELECT agreement_id FROM contracts_milestone WHERE id = %s) FOR UPDATE",
            [self.client, milestone_id],
        ).fetchone()
        assert state == "running"
        holding_id, on_hold, charged = self._run(
            "SELECT h.id, EXISTS (SELECT FROM payments_hold o WHERE o.holding_id = h.id AND o.lifted_at IS NULL),"
            " (SELECT sum(released_minor)::bigint FROM payments_holding WHERE agreement_id = %s)"
            " + (SELECT coalesce(sum(amount_minor), 0)::bigint FROM payments_bonus WHERE agreement_id = %s)"
            " FROM payments_holding h WHERE h.milestone_id = %s",
            [agreement_id, agreement_id, milestone_id],
        ).fetchone()
        assert not on_hold
        return agreement_id, holding_id, charged

    def _transition(self, holding_id: UUID, verb: str, old: str, new: str) -> None:
        self._run(
            "INSERT INTO plumbing_transition (subject_kind, subject_id, verb, old_state, new_state, actor_kind,"
            " person_id, organisation_id, at, why) VALUES ('holding', %s, %s, %s, %s, 'person', %s, %s, %s, '')",
            [holding_id, verb, old, new, self.person, self.client, self.at],
        )

    def _tell(self, event: str, agreement_id: UUID, facts: dict[str, object]) -> None:
        """The audit entry, chained to the one before, the head moved on, the notice deferred."""
        body = json.dumps(
            {"event": event, "at": self.at.isoformat(), "by": self.scope, "facts": facts}, sort_keys=True
        )
        position, before = self._run(
            "SELECT position, hash FROM plumbing_audithead"
            " WHERE subject_kind = 'agreement' AND subject_id = %s FOR UPDATE",
            [agreement_id],
        ).fetchone()
        position += 1
        head = hashlib.sha256(before + f"{position}|agreement|{agreement_id}|{body}".encode()).digest()
        entry_id = self._run(
            "INSERT INTO plumbing_auditentry (subject_kind, subject_id, position, name, body, person_id,"
            " organisation_id, at, hash) VALUES ('agreement', %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
            [agreement_id, position, event, body, self.person, self.client, self.at, head],
        ).fetchone()[0]
        self._run(
            "UPDATE plumbing_audithead SET position = %s, hash = %s WHERE subject_kind = 'agreement' AND subject_id = %s",
            [position, head, agreement_id],
        )
        self._run(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args) VALUES ('default', 'notice', 0, %s)",
            [json.dumps({"entry_id": entry_id})],
        )

    def _post(self, postings: list[tuple[str, str, str, str, int]], milestone_id: UUID) -> None:
        keys, kinds, sources, targets, amounts = (list(column) for column in zip(*postings, strict=True))
        each = len(postings)
        self._run(
            _POST,
            [
                self.at, keys, kinds, sources, targets, amounts,
                ["EUR"] * each, ["milestone"] * each, [milestone_id] * each, [None] * each,
            ],
        )  # fmt: skip

    def _answer(self, key: str, agreement_id: UUID) -> None:
        self._run(
            "UPDATE plumbing_idempotencykey SET status = 303, location = %s WHERE scope = %s AND key = %s",
            [f"/contracts/{agreement_id}/", self.scope, key],
        )


class OneCall(Hand):
    """The same rows by one SQL function in one call."""

    def __init__(self, name: str, deal: Made, at: datetime) -> None:
        super().__init__(name, deal, at)
        with as_superuser(name) as connection:
            connection.execute(Path(__file__).with_name("one_call.sql").read_bytes())

    def fund(self, milestone_id: UUID) -> None:
        """Pay in the price."""
        self._all(milestone_id, PRICE, "fund")

    def release(self, milestone_id: UUID) -> None:
        """Release all but one unit of it."""
        self._all(milestone_id, PRICE - 1, "release")

    def _all(self, milestone_id: UUID, amount: int, verb: str) -> None:
        given = [verb, milestone_id, amount, FEE_BPS, self.wallet, self.scope, str(uuid4()), self.client, self.person]
        self._run("SELECT bench_money(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", [*given, self.at])
