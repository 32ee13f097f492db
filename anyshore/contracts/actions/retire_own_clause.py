"""Take a clause of one's own out of use."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import OwnClauseRetired
from anyshore.contracts.models import OwnClause
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.queries.own_clauses import locked_own_clause
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def retire_own_clause(*, actor: Actor, clause_id: UUID, at: datetime) -> OwnClause:
    """Nobody can choose the clause any more; contracts that have it keep it.

    Those who may write it. Refused: others (Forbidden), a clause that is not theirs or is retired already (NotFound).
    """
    if not may_write_clauses(actor):
        raise Forbidden()
    clause = locked_own_clause(actor, clause_id)
    clause.retired_at = at
    clause.save(update_fields=["retired_at"])
    tell(OwnClauseRetired(clause_id=clause.clause, at=at), actor=actor)
    return clause
