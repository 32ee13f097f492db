"""The one checker of the ledger: every balance recomputed, every rule tried, the chain hashed again.

Called after every money test, every hour by a job, and by hand. It reads one snapshot and changes nothing. Other
domains know what the ledger must say about their things; the caller passes their rules in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from anyshore.ledger.queries.exports import batches, lines
from anyshore.ledger.rules.chain import GENESIS, leaf, root
from anyshore.plumbing.unhurried import unhurried


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the ``rule`` that is broken, the ``subject`` it is broken for, and what was found."""

    rule: str
    subject: str
    told: str


Rule = Callable[[], Iterable[Finding]]

_RULES = [
    """(
        SELECT 'balance_recomputed' AS rule, a.address, format('kept %s, recomputed %s', a.balance, coalesce(c.sum, 0) - coalesce(d.sum, 0))
        FROM ledger_account a
        LEFT JOIN (
            SELECT t.credit_id AS id, sum(t.amount) AS sum FROM ledger_transfer t
            JOIN ledger_account o ON o.id = t.credit_id WHERE o.rule <> 'credit_only' OR t.id <= o.folded_id GROUP BY 1
        ) c USING (id)
        LEFT JOIN (SELECT debit_id AS id, sum(amount) AS sum FROM ledger_transfer GROUP BY 1) d USING (id)
        WHERE a.balance <> coalesce(c.sum, 0) - coalesce(d.sum, 0)
    )""",
    """(
        SELECT 'never_below_zero' AS rule, a.address, format('%s', a.balance + coalesce(c.sum, 0)) FROM ledger_account a
        LEFT JOIN (
            SELECT t.credit_id AS id, sum(t.amount) AS sum FROM ledger_transfer t
            JOIN ledger_account o ON o.id = t.credit_id WHERE o.rule = 'credit_only' AND t.id > o.folded_id GROUP BY 1
        ) c USING (id)
        WHERE a.rule <> 'overdraft' AND a.balance + coalesce(c.sum, 0) < 0
    )""",
    """(
        SELECT 'sum_is_zero' AS rule, a.currency, format('%s', sum(a.balance + coalesce(c.sum, 0))) FROM ledger_account a
        LEFT JOIN (
            SELECT t.credit_id AS id, sum(t.amount) AS sum FROM ledger_transfer t
            JOIN ledger_account o ON o.id = t.credit_id WHERE o.rule = 'credit_only' AND t.id > o.folded_id GROUP BY 1
        ) c USING (id)
        GROUP BY a.currency HAVING sum(a.balance + coalesce(c.sum, 0)) <> 0
    )""",
    """(
        SELECT 'accounts_exist' AS rule, t.id::text, format('%s to %s in %s', t.debit_id, t.credit_id, t.currency) FROM ledger_transfer t
        LEFT JOIN ledger_account d ON d.id = t.debit_id LEFT JOIN ledger_account c ON c.id = t.credit_id
        WHERE d.currency IS DISTINCT FROM t.currency OR c.currency IS DISTINCT FROM t.currency
    )""",
    """(
        SELECT 'reversal_mirrors' AS rule, t.id::text, format('reverses %s', t.reverses_id) FROM ledger_transfer t
        LEFT JOIN ledger_transfer o ON o.id = t.reverses_id
        WHERE t.reverses_id IS NOT NULL AND (o.id IS NULL OR (t.debit_id, t.credit_id, t.amount, t.currency)
            IS DISTINCT FROM (o.credit_id, o.debit_id, o.amount, o.currency))
    )""",
    """(
        SELECT 'seals_without_gaps' AS rule, 'seals', format('%s seals, numbers %s to %s', count(*), min(number), max(number)) FROM ledger_seal
        HAVING count(*) > 0 AND (min(number), max(number)) IS DISTINCT FROM (1, count(*))
    )""",
    """(
        SELECT 'seals_have_batches' AS rule, 'batches', format('batches end at %s, seals at %s', b.last, s.last)
        FROM (SELECT coalesce(max(last), 0) AS last FROM ledger_sealbatch) b,
             (SELECT coalesce(max(number), 0) AS last FROM ledger_seal) s
        WHERE b.last <> s.last
    )""",
    """(
        SELECT 'seals_of_transfers' AS rule, s.number::text, format('transfer %s is gone', s.transfer_id) FROM ledger_seal s
        WHERE NOT EXISTS (SELECT FROM ledger_transfer t WHERE t.id = s.transfer_id)
    )""",
    """(
        SELECT 'settled_are_sealed' AS rule, t.id::text, 'never sealed' FROM ledger_transfer t
        WHERE t.id <= (SELECT coalesce(max(settled_id), 0) FROM ledger_sealbatch)
            AND NOT EXISTS (SELECT FROM ledger_seal s WHERE s.transfer_id = t.id)
    )""",
    """(
        SELECT 'published_heads_hold' AS rule, h.published_on::text, format('batch %s has another head', h.batch) FROM ledger_head h
        LEFT JOIN ledger_sealbatch b ON b.number = h.batch
        WHERE (b.head, b.last) IS DISTINCT FROM (h.head, h.last)
    )""",
]


def check_ledger(also: Iterable[Rule] = ()) -> list[Finding]:
    """All that is wrong: nothing, if all is well. ``also`` are the rules of other domains, tried as well."""
    found = [*_checked_chain()]
    with unhurried():
        found += _checked_by_sql()
        for rule in also:
            found += rule()
    return found


def _checked_by_sql() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_RULES))
        for row in cursor.fetchall():
            yield Finding(*row)


def _checked_chain() -> Iterator[Finding]:
    """Hash every sealed transfer again, as it stands now, and compare leaves, roots and heads with what is kept."""
    there, kept, before = list(batches()), _kept(), GENESIS
    for batch in there:
        leaves = [leaf(line.encode()) for line in lines(batch.first, batch.last)]
        if batch.before != before:
            yield Finding("chain_of_batches", str(batch.number), "does not follow the batch before")
        if len(leaves) != batch.last - batch.first + 1 or root(leaves).hex() != batch.root:
            yield Finding("chain_of_batches", str(batch.number), "its transfers do not give its root")
        if batch.head != kept[batch.number]:
            yield Finding("chain_of_batches", str(batch.number), "its head does not follow from it")
        before = batch.head


def _kept() -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, head FROM ledger_sealbatch")
        return {number: bytes(head).hex() for number, head in cursor.fetchall()}
