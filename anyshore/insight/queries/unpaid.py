"""What is late under one agreement, and the suspension for it, as its page shows them to one reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.exits.policies import may_give_notice
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import local_day
from anyshore.payments.policies import may_dispute_suspension, may_suspend
from anyshore.payments.queries.suspension import Overdue, SuspensionRow, overdue, stage_of, suspension_row
from anyshore.payments.rules.suspension import SuspensionState, silence_of_suspension, stops_by_itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpaid:
    """What is late and the suspension that is open, if one is; nothing comes of it by silence while the client's own
    payments, which silence confirms, cover what is late. ``cure_until``: until when the client would have to pay
    if notice were given now. ``by_itself``: silence stops the work. ``may`` holds the reader's verbs: warn, suspend,
    lift, dispute, end."""

    overdue: Overdue
    row: SuspensionRow | None
    cure_until: datetime | None
    by_itself: bool
    silence: tuple[Consequence, ...]
    may: frozenset[str]

    @property
    def stands(self) -> bool:
        """Whether work stands still."""
        return self.row is not None and self.row.state is SuspensionState.STANDING


def unpaid_of(actor: Actor, agreement: Any, clauses: Sequence[Chosen], *, at: datetime) -> Unpaid | None:
    """What is late under an agreement that runs and that the reader was found to see; None without its clause, and
    where nothing is late. No query without the clause."""
    found = overdue(agreement, at, clauses)
    if found is None or not found.sums:
        return None
    row = suspension_row(agreement, found.rule)
    waits = found.covered and row is not None and row.state is SuspensionState.WARNED
    return Unpaid(
        overdue=found,
        row=row,
        cure_until=found.cure_until(local_day(at, found.zone)),
        by_itself=stops_by_itself(found.rule, disputed=row is not None and row.disputed_at is not None),
        silence=() if waits else tuple(silence_of_suspension(stage_of(found, row), agreement.currency, at)),
        may=_may(actor, agreement, found, row, at),
    )


def _may(actor: Actor, agreement: Any, found: Overdue, row: SuspensionRow | None, at: datetime) -> frozenset[str]:
    provider = may_suspend(actor, agreement)
    warned = row is not None and row.state is SuspensionState.WARNED
    late_enough = found.may_warn_on is not None and local_day(at, found.zone) >= found.may_warn_on
    allowed = {
        "warn": provider and row is None and late_enough and not found.covered,
        "suspend": provider and warned and row is not None and at >= row.cure_until and not found.covered,
        "lift": provider and row is not None,
        "dispute": may_dispute_suspension(actor, agreement) and row is not None and row.disputed_at is None,
        "end": provider
        and may_give_notice(actor, agreement)
        and _has_waited(row, at)
        and agreement.state == "running",
    }
    return frozenset(verb for verb, may in allowed.items() if may)


def _has_waited(row: SuspensionRow | None, at: datetime) -> bool:
    return row is not None and row.may_end_at is not None and at >= row.may_end_at
