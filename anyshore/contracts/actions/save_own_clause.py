"""Write a clause of one's own, or its next version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.events import OwnClauseSaved
from anyshore.contracts.models import OwnClause
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.queries.own_clauses import locked_own_clause
from anyshore.contracts.rules.own_clauses import checked_content
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden
from anyshore.kit.ids import new_id
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def save_own_clause(
    *,
    actor: Actor,
    texts: Mapping[str, Mapping[str, str]],
    params: Mapping[str, Any],
    clause_id: UUID | None = None,
    at: datetime,
) -> OwnClause:
    """The clause can be chosen in offers in this version; contracts that have an older one keep it.

    Whoever may commit their organisation, for its own contracts; the operator, for everybody's. ``texts`` are heading,
    one line and text by language, ``params`` the parameters as a file of the library has them. Refused: others
    (Forbidden), a clause that is not theirs or is retired (NotFound), input that no clause may have (Invalid), texts
    and parameters that do not fit (ClauseUnreadable).
    """
    if not may_write_clauses(actor) or actor.person_id is None:
        raise Forbidden()
    owner = None if actor.kind is ActorKind.OPERATOR else lock_own(actor)
    before = locked_own_clause(actor, clause_id) if clause_id else None
    number = before.number + 1 if before else 1
    clause = OwnClause.objects.create(
        clause=before.clause if before else new_id(),
        owner=owner,
        number=number,
        content=checked_content(number, texts, params),
        author_id=actor.person_id,
        at=at,
    )
    tell(OwnClauseSaved(clause_id=clause.clause, version=number, at=at), actor=actor)
    return clause
