"""Reads of clauses of one's own: what an actor may choose, and the versions of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import OwnClause
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Version
from anyshore.contracts.rules.own_clauses import read_own
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class OwnClauseRow:
    """A clause of one's own in its newest version. ``is_operators``: offered to all; ``may``: the reader may change
    it."""

    clause_id: UUID
    number: int
    version: Version
    content: dict[str, Any]
    at: datetime
    is_operators: bool
    may: bool

    @property
    def slot(self) -> str:
        """What the clause is called where an agreement chooses it."""
        return f"o-{self.clause_id}"

    def chosen(self, language: Language) -> Chosen:
        """The clause as an agreement takes it: whole, so that it stays as it was signed."""
        return Chosen(self.slot, self.number, self.version.defaults(language), self.content)


def own_clauses(actor: Actor) -> list[OwnClauseRow]:
    """The clauses that the actor may choose and that are not retired, the newest version of each, by heading."""
    newest: dict[UUID, OwnClause] = {}
    for row in OwnClause.objects.visible_to(actor).order_by("number"):
        newest[row.clause] = row
    found = (_row(actor, row) for row in newest.values() if row.retired_at is None)
    return sorted(found, key=lambda row: next(iter(row.version.words.values())).heading)


def own_clause(actor: Actor, clause_id: UUID) -> OwnClauseRow:
    """One that the actor may change; NotFound otherwise."""
    rows = [row for row in own_clauses(actor) if row.clause_id == clause_id and row.may]
    if not rows:
        raise NotFound()
    return rows[0]


def locked_own_clause(actor: Actor, clause_id: UUID) -> OwnClause:
    """The newest version of one that the actor may change and that is not retired, locked; NotFound otherwise."""
    rows = OwnClause.objects.visible_to(actor).filter(clause=clause_id, owner_id=_owner(actor))
    found: OwnClause | None = rows.select_for_update(of=("self",)).order_by("-number").first()
    if found is None or found.retired_at is not None:
        raise NotFound()
    return found


def _owner(actor: Actor) -> UUID | None:
    return None if actor.kind is ActorKind.OPERATOR else actor.organisation_id


def _row(actor: Actor, row: OwnClause) -> OwnClauseRow:
    mine = row.owner_id == _owner(actor) and may_write_clauses(actor)
    version = read_own(row.content)
    return OwnClauseRow(row.clause, row.number, version, row.content, row.at, row.owner_id is None, mine)


def clause_words(rows: list[OwnClauseRow], language: Language) -> Iterator[tuple[OwnClauseRow, str, str]]:
    """Each row with its heading and its line in ``language``, or in the first that it has."""
    for row in rows:
        words = row.version.words.get(language) or next(iter(row.version.words.values()))
        yield row, words.heading, words.says
