"""Whom a comment on the work board can mention: those who can read the board, and nobody else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.delivery.models import WorkItem, WorkItemComment
from anyshore.delivery.rules.mentions import mentioned
from anyshore.kit.actor import Actor
from anyshore.parties.queries import Reader, organisations, readers_of
from anyshore.parties.rules import Right


@dataclass(frozen=True, slots=True)
class Mentionable:
    """Somebody who reads the board, and for which organisation."""

    person_id: UUID
    name: str
    organisation: str


def who_reads(agreement: Agreement) -> dict[UUID, list[Reader]]:
    """The members of both sides, and from the signature on of the team, by organisation."""
    team = [UUID(one["id"]) for one in agreement.team or ()] if agreement.signed_at else []
    houses = dict.fromkeys([agreement.client_id, agreement.provider_id, *team])
    return {one: readers_of(one, Right.VIEW) for one in houses}


def mentionable_on(actor: Actor, item_id: UUID) -> list[Mentionable]:
    """Whom a comment on an item can mention, the actor among them, by name; nobody where the actor does not see it."""
    found = WorkItem.objects.visible_to(actor).filter(pk=item_id).select_related("agreement").first()
    houses = who_reads(found.agreement) if found else {}
    places = organisations(houses)
    rows = {
        one.person_id: Mentionable(one.person_id, one.name, places[house].name)
        for house, people in houses.items()
        for one in people
        if one.name.strip()
    }
    return sorted(rows.values(), key=lambda one: (one.name.casefold(), one.organisation))


def people_named(agreement: Agreement, words: str) -> list[Reader]:
    """Those of the board's readers whom ``words`` mention, each once."""
    people = {one.person_id: one for found in who_reads(agreement).values() for one in found}
    readers = list(people.values())
    return [readers[place] for place in mentioned(words, [one.name for one in readers])]


def said_to(comment_id: UUID, among: Collection[UUID]) -> tuple[str, str, list[Reader]]:
    """Who wrote a comment, its words, and those of ``among`` who can still read it; nobody once it is withdrawn."""
    one = WorkItemComment.objects.select_related("author", "item__agreement").get(pk=comment_id)
    people = {row.person_id: row for found in who_reads(one.item.agreement).values() for row in found}
    return one.author.name, one.words, [people[row] for row in among if row in people and one.withdrawn_at is None]
