"""What must be true of money at every moment, for ``check_ledger``: the rows of this domain and the ledger agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from anyshore.kit.money import BASIS_POINTS, fee
from anyshore.kit.shares import handed_out
from anyshore.ledger.queries import Finding

_HELD = """
    WITH sums AS (
        SELECT a.id, a.number, a.rail, a.state,
            coalesce(sum(h.funded_minor - h.released_minor - h.refunded_minor - h.retained_minor), 0) AS held
        FROM contracts_agreement a JOIN (
            SELECT agreement_id, funded_minor, released_minor, refunded_minor, retained_minor FROM payments_holding
            UNION ALL SELECT agreement_id, funded_minor, released_minor, refunded_minor, 0 FROM payments_weeklyholding
            UNION ALL SELECT agreement_id, funded_minor, released_minor, refunded_minor, 0 FROM payments_retainermonth
        ) h ON h.agreement_id = a.id GROUP BY a.id
    )
    SELECT s.number, s.state, s.held, l.balance FROM sums s
    LEFT JOIN ledger_account l
        ON l.address = CASE s.rail WHEN 'ledger_only' THEN 'promise/' ELSE 'held/' END || s.id::text
    WHERE l.balance IS DISTINCT FROM s.held::bigint
        OR (s.held <> 0 AND s.state NOT IN ('running', 'ending'))
"""

_MILESTONES = """
    WITH moved AS (
        SELECT t.about_id,
            sum(t.amount) FILTER (WHERE t.kind = 'fund') AS funded,
            sum(t.amount) FILTER (WHERE t.kind IN ('refund', 'reduction', 'credit')) AS refunded,
            sum(t.amount) FILTER (WHERE t.kind = 'release') AS released,
            sum(t.amount) FILTER (WHERE t.kind = 'fee') AS fee
        FROM ledger_transfer t WHERE t.about_kind = 'milestone' GROUP BY t.about_id
    )
    SELECT coalesce(h.milestone_id, m.about_id)
    FROM payments_holding h
    JOIN contracts_agreement a ON a.id = h.agreement_id
    FULL JOIN moved m ON m.about_id = h.milestone_id
    WHERE (coalesce(m.funded, 0), coalesce(m.refunded, 0), coalesce(m.fee, 0),
           coalesce(m.released, 0) + CASE a.rail WHEN 'ledger_only' THEN 0 ELSE coalesce(m.fee, 0) END)
        IS DISTINCT FROM (h.funded_minor::numeric, h.refunded_minor::numeric, h.fee_minor::numeric,
           h.released_minor::numeric)
"""

_WEEKS = (
    _MILESTONES.replace("'milestone'", "'week'")
    .replace("payments_holding", "payments_weeklyholding")
    .replace("h.milestone_id", "h.id")
)

_MONTHS = (
    _MILESTONES.replace("'milestone'", "'month'")
    .replace("payments_holding", "payments_retainermonth")
    .replace("h.milestone_id", "h.id")
)
_KEPT = """
    WITH moved AS (
        SELECT t.about_kind, t.about_id,
            coalesce(sum(t.amount) FILTER (WHERE t.kind = 'retain'), 0) AS kept,
            coalesce(sum(t.amount) FILTER (WHERE t.kind = 'refund'), 0) AS refunded,
            coalesce(sum(t.amount) FILTER (WHERE t.kind = 'release'), 0) AS released,
            coalesce(sum(t.amount) FILTER (WHERE t.kind = 'fee'), 0) AS fee
        FROM ledger_transfer t WHERE t.about_kind = 'retention' OR t.kind = 'retain' GROUP BY 1, 2
    )
    SELECT a.number, h.milestone_id FROM payments_holding h
    JOIN contracts_agreement a ON a.id = h.agreement_id
    LEFT JOIN payments_retention k ON k.milestone_id = h.milestone_id
    LEFT JOIN moved i ON i.about_kind = 'milestone' AND i.about_id = h.milestone_id
    LEFT JOIN moved o ON o.about_kind = 'retention' AND o.about_id = k.id
    WHERE (h.retained_minor > 0 OR k.id IS NOT NULL OR i.kept > 0)
        AND ((h.retained_minor, coalesce(i.kept, 0)) IS DISTINCT FROM (k.kept_minor, k.kept_minor)
            OR (k.refunded_minor, k.fee_minor, k.released_minor) IS DISTINCT FROM
                (coalesce(o.refunded, 0), coalesce(o.fee, 0),
                 coalesce(o.released, 0) + CASE a.rail WHEN 'ledger_only' THEN 0 ELSE coalesce(o.fee, 0) END))
"""

_RETAINED = """
    SELECT a.number, coalesce(k.kept, 0), l.balance FROM contracts_agreement a
    LEFT JOIN (SELECT agreement_id, sum(kept_minor - released_minor - refunded_minor)::bigint AS kept
               FROM payments_retention GROUP BY 1) k ON k.agreement_id = a.id
    LEFT JOIN ledger_account l ON l.address = 'retained/' || a.id::text
    WHERE coalesce(k.kept, 0) IS DISTINCT FROM coalesce(l.balance, 0)
"""

_SHEETS = """
    SELECT a.number, s.week FROM delivery_sheet s JOIN contracts_agreement a ON a.id = s.agreement_id
    LEFT JOIN payments_weeklyholding w ON w.agreement_id = s.agreement_id AND w.week = s.week
    WHERE (s.state = 'approved' AND coalesce(w.released_minor + w.credit_minor, 0) > s.payable_minor)
        OR (s.state <> 'approved' AND coalesce(w.released_minor, 0) > 0)
        OR s.payable_minor < 0
        OR s.total_minor IS DISTINCT FROM
            (SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM delivery_entry e WHERE e.sheet_id = s.id)
"""

_CREDITS = """
    SELECT a.number, c.id FROM payments_servicecredit c JOIN contracts_agreement a ON a.id = c.agreement_id
    WHERE c.used_minor IS DISTINCT FROM
            coalesce((SELECT sum(u.amount_minor) FROM payments_credituse u WHERE u.credit_id = c.id), 0)::bigint
        OR (c.state IN ('open', 'waiting') AND a.state NOT IN ('running', 'ending'))
    UNION ALL
    SELECT a.number, h.id FROM (
        SELECT agreement_id, id, credit_minor FROM payments_weeklyholding
        UNION ALL SELECT agreement_id, id, credit_minor FROM payments_retainermonth
    ) h JOIN contracts_agreement a ON a.id = h.agreement_id
    WHERE h.credit_minor IS DISTINCT FROM
        coalesce((SELECT sum(u.amount_minor) FROM payments_credituse u WHERE u.subject_id = h.id), 0)::bigint
"""

_FEES = """
    SELECT a.number, a.fee_bps, coalesce(h.released, 0) + coalesce(w.released, 0) + coalesce(b.given, 0) + coalesce(k.released, 0),
        coalesce(h.fee, 0) + coalesce(w.fee, 0) + coalesce(b.fee, 0) + coalesce(k.fee, 0)
    FROM contracts_agreement a
    LEFT JOIN (SELECT agreement_id, sum(released_minor)::bigint AS released, sum(fee_minor)::bigint AS fee
               FROM payments_holding GROUP BY 1) h ON h.agreement_id = a.id
    LEFT JOIN (SELECT agreement_id, sum(released_minor)::bigint AS released, sum(fee_minor)::bigint AS fee
               FROM (SELECT agreement_id, released_minor, fee_minor FROM payments_weeklyholding UNION ALL
                     SELECT agreement_id, released_minor, fee_minor FROM payments_retainermonth) both_kinds GROUP BY 1
              ) w ON w.agreement_id = a.id
    LEFT JOIN (SELECT agreement_id, sum(amount_minor)::bigint AS given, sum(fee_minor)::bigint AS fee
               FROM payments_bonus GROUP BY 1) b ON b.agreement_id = a.id
    LEFT JOIN (SELECT agreement_id, sum(released_minor)::bigint AS released, sum(fee_minor)::bigint AS fee
               FROM payments_retention GROUP BY 1) k ON k.agreement_id = a.id
    WHERE a.fee_bps > 0 OR coalesce(k.fee, 0) + coalesce(h.fee, 0) + coalesce(w.fee, 0) + coalesce(b.fee, 0) > 0
"""

_SHARES = """
    SELECT a.number, a.team,
        coalesce((SELECT sum(net)::bigint FROM (
            SELECT agreement_id, released_minor - fee_minor AS net FROM payments_holding
            UNION ALL SELECT agreement_id, released_minor - fee_minor FROM payments_retention
            UNION ALL SELECT agreement_id, released_minor - fee_minor FROM payments_weeklyholding
            UNION ALL SELECT agreement_id, released_minor - fee_minor FROM payments_retainermonth
        ) paid WHERE paid.agreement_id = a.id), 0),
        coalesce((SELECT jsonb_object_agg(of.address, of.amount) FROM (
            SELECT l.address, sum(t.amount)::bigint AS amount
            FROM ledger_transfer t
            JOIN (SELECT 'milestone' AS kind, milestone_id AS id, agreement_id FROM payments_holding
                  UNION ALL SELECT 'retention', id, agreement_id FROM payments_retention
                  UNION ALL SELECT 'week', id, agreement_id FROM payments_weeklyholding
                  UNION ALL SELECT 'month', id, agreement_id FROM payments_retainermonth
            ) h ON t.about_kind = h.kind AND t.about_id = h.id
            JOIN ledger_account l ON l.id = t.credit_id
            WHERE t.kind = 'share' AND h.agreement_id = a.id GROUP BY 1) of), '{}'), a.currency
    FROM contracts_agreement a
    WHERE a.team <> '[]' AND a.rail <> 'ledger_only' AND a.signed_at IS NOT NULL
"""

_OWED = """
    SELECT a.number, l.balance,
        coalesce((SELECT sum(released_minor) FROM payments_holding WHERE agreement_id = a.id), 0)
        + coalesce((SELECT sum(released_minor) FROM payments_weeklyholding WHERE agreement_id = a.id), 0)
        + coalesce((SELECT sum(released_minor) FROM payments_retention WHERE agreement_id = a.id), 0)
        + coalesce((SELECT sum(released_minor) FROM payments_retainermonth WHERE agreement_id = a.id), 0)
        + coalesce((SELECT sum(amount_minor) FROM payments_bonus WHERE agreement_id = a.id), 0)
        + coalesce((SELECT sum(amount_minor) FROM payments_expense WHERE agreement_id = a.id AND state = 'paid'), 0)
        - coalesce((SELECT sum(amount_minor) FROM payments_payment
                    WHERE agreement_id = a.id AND state = 'confirmed'), 0) AS owed
    FROM contracts_agreement a JOIN ledger_account l ON l.address = 'owed/' || a.id::text
    WHERE a.rail = 'ledger_only'
"""

_EXPENSES = """
    SELECT coalesce(e.id, t.about_id) FROM (SELECT id, amount_minor FROM payments_expense WHERE state = 'paid') e
    FULL JOIN (SELECT about_id, sum(amount) AS paid FROM ledger_transfer WHERE about_kind = 'expense' GROUP BY 1) t
        ON t.about_id = e.id
    WHERE e.amount_minor IS DISTINCT FROM t.paid
"""

_PAYOUTS = """
    WITH asked AS (
        SELECT organisation_id, currency, sum(amount_minor) FILTER (WHERE state = 'requested') AS waiting
        FROM payments_payout WHERE rail = 'sandbox' GROUP BY 1, 2
    )
    SELECT p.organisation_id, p.currency FROM asked p
    LEFT JOIN ledger_account l ON l.address = 'leaving/' || p.organisation_id::text || '/' || p.currency
    WHERE coalesce(p.waiting, 0) IS DISTINCT FROM l.balance::numeric
"""


def findings() -> Iterator[Finding]:
    """Yield everything about money that is not as it must be; nothing is the only good answer.

    What an agreement's account holds is what its milestones say, and nothing where the agreement is over; each
    milestone's sums are those of its transfers; the fees are those of the cumulative amount; each member of a team has
    its share of what was paid; what is owed was released and not paid; what is leaving was asked for. A week of hours
    is held to the same, what is kept back for defects stands under its own address also after the end, and a sheet is
    worth its entries and paid no more than that.
    """
    for number, state, held, balance in _rows(_HELD):
        rule = "held_where_it_is_over" if balance == held else "held_is_not_the_sum"
        yield Finding(rule=rule, subject=f"C-{number}", told=f"{state}: holdings say {held}, the ledger {balance}")
    for (milestone_id,) in _rows(_MILESTONES):
        yield Finding(
            rule="holding_is_not_its_transfers",
            subject=f"milestone {milestone_id}",
            told="the sums of the holding and of its transfers differ",
        )
    yield from _of_kept()
    yield from _of_weeks()
    yield from _of_expenses()
    for number, fee_bps, charged, taken in _rows(_FEES):
        if fee(int(str(charged)), int(str(fee_bps))) != taken:
            told = f"{taken} was taken of {charged} at {fee_bps} basis points"
            yield Finding(rule="fee_is_not_the_formula", subject=f"C-{number}", told=told)
    yield from _wrong_shares()
    for number, balance, owed in _rows(_OWED):
        if balance != owed:
            yield Finding(rule="owed_is_not_the_sum", subject=f"C-{number}", told=f"ledger {balance}, rows {owed}")
    for organisation_id, currency in _rows(_PAYOUTS):
        yield Finding(
            rule="leaving_is_not_asked_for",
            subject=f"organisation {organisation_id}",
            told=f"{currency}: what is leaving is not the sum of the payouts that wait",
        )


def _of_kept() -> Iterator[Finding]:
    for number, milestone_id in _rows(_KEPT):
        told = f"what is kept back of milestone {milestone_id}, its holding and its transfers differ"
        yield Finding(rule="kept_is_not_its_transfers", subject=f"C-{number}", told=told)
    for number, kept, balance in _rows(_RETAINED):
        told = f"{kept} is kept back, the ledger has {balance}"
        yield Finding(rule="retained_is_not_the_sum", subject=f"C-{number}", told=told)


def _of_expenses() -> Iterator[Finding]:
    for (expense_id,) in _rows(_EXPENSES):
        told = "what was paid for it is not what its receipt says"
        yield Finding(rule="expense_is_not_its_receipt", subject=f"expense {expense_id}", told=told)


def _of_weeks() -> Iterator[Finding]:
    for number, subject in _rows(_CREDITS):
        told = f"what service credits took, and what they are said to have taken, differ at {subject}"
        yield Finding(rule="credit_is_not_its_uses", subject=f"C-{number}", told=told)
    for (month_id,) in _rows(_MONTHS):
        told = "the sums of the month and of its transfers differ"
        yield Finding(rule="month_is_not_its_transfers", subject=f"month {month_id}", told=told)
    for (week_id,) in _rows(_WEEKS):
        told = "the sums of the weekly holding and of its transfers differ"
        yield Finding(rule="week_is_not_its_transfers", subject=f"week {week_id}", told=told)
    for number, week in _rows(_SHEETS):
        told = f"what was paid for the week of {week}, its entries and its sheet differ"
        yield Finding(rule="sheet_is_not_its_money", subject=f"C-{number}", told=told)


def _wrong_shares() -> Iterator[Finding]:
    for number, team, net, shared, currency in _rows(_SHARES):
        members, got = _read(team), _read(shared)
        bps = [BASIS_POINTS - sum(one["share_bps"] for one in members), *(one["share_bps"] for one in members)]
        due = handed_out(int(str(net)), bps)[1:]
        wanted = {f"wallet/{one['id']}/{currency}": part for one, part in zip(members, due, strict=True) if part}
        if wanted != got:
            yield Finding(
                rule="share_is_not_the_formula",
                subject=f"C-{number}",
                told=f"members are due {wanted}, and have {got}",
            )


def _read(found: object) -> Any:
    """JSON as the cursor hands it over."""
    return json.loads(found) if isinstance(found, str) else found


def _rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
