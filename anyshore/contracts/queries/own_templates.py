"""Reads of templates of one's own: what an actor may start from, and what a contract leaves of itself in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, OwnTemplate, Signature
from anyshore.contracts.policies import may_write_clauses, side_of
from anyshore.contracts.queries.own_clauses import OwnClauseRow, own_clauses
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.outlines import Aged, Amounts, Outline, aged, outline_of, renewed
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right


@dataclass(frozen=True, slots=True)
class OwnTemplateRow:
    """A template in its newest version. ``is_operators``: offered to all; ``may``: the reader may change it; ``aged``
    are its clauses that are not the newest any more."""

    template_id: UUID
    number: int
    outline: Outline
    at: datetime
    is_operators: bool
    may: bool
    aged: tuple[Aged, ...]

    @property
    def now(self) -> Outline:
        """The outline with every clause in its newest version."""
        return replace(self.outline, clauses=renewed(self.outline.clauses, self.aged))


def own_templates(actor: Actor, *, unit: str = "") -> list[OwnTemplateRow]:
    """The templates that the actor may start from and that are not retired, the newest version of each, by name; those
    of one ``unit`` where it is given."""
    newest: dict[UUID, OwnTemplate] = {}
    for row in OwnTemplate.objects.visible_to(actor).order_by("number"):
        newest[row.template] = row
    kept = [row for row in newest.values() if row.retired_at is None and unit in ("", row.unit)]
    return sorted(_rows(actor, kept), key=lambda row: (row.is_operators, row.outline.name.casefold()))


def own_template(actor: Actor, template_id: UUID) -> OwnTemplateRow:
    """One that the actor may start from; NotFound otherwise."""
    found = next((row for row in own_templates(actor) if row.template_id == template_id), None)
    if found is None:
        raise NotFound()
    return found


def locked_own_template(actor: Actor, template_id: UUID) -> OwnTemplate:
    """The newest version of one that the actor may change and that is not retired, locked; NotFound otherwise."""
    rows = OwnTemplate.objects.visible_to(actor).filter(template=template_id, owner_id=_owner(actor))
    found: OwnTemplate | None = rows.select_for_update(of=("self",)).order_by("-number").first()
    if found is None or found.retired_at is not None:
        raise NotFound()
    return found


def outline_from(actor: Actor, number: int, amounts: Amounts) -> Outline:
    """What a template keeps of a contract of the actor's own, by its number: nothing that names the other party or its
    people. NotFound for one that they do not see, Forbidden for one of which they are no side."""
    agreement = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider").first()
    if agreement is None:
        raise NotFound()
    side = side_of(actor, agreement)
    if side is None or agreement.version == 0:
        raise Forbidden()
    other = agreement.provider if side is Side.CLIENT else agreement.client
    signed = Signature.objects.filter(version__agreement=agreement, side=side.other)
    people = [name for row in signed.values_list("name", "person__name") for name in row]
    members = [one.name for one in readers_of(other.id, Right.VIEW)]
    content = current_content(agreement)
    named = [one.person for one in content.lines.time]
    team = [one.party.name for one in content.team]
    return outline_of(content, names=[other.name, *people, *members, *named, *team], amounts=amounts)


def _rows(actor: Actor, rows: list[OwnTemplate]) -> list[OwnTemplateRow]:
    offered = own_clauses(actor) if rows else []
    return [_row(actor, row, offered) for row in rows]


def _row(actor: Actor, row: OwnTemplate, offered: Sequence[OwnClauseRow]) -> OwnTemplateRow:
    outline = Outline.from_json(row.content)
    own = {one.slot: one.chosen(outline.language) for one in offered}
    mine = row.owner_id == _owner(actor) and may_write_clauses(actor)
    found = aged(outline.clauses, own, outline.language)
    return OwnTemplateRow(row.template, row.number, outline, row.at, row.owner_id is None, mine, found)


def _owner(actor: Actor) -> UUID | None:
    return None if actor.kind is ActorKind.OPERATOR else actor.organisation_id
