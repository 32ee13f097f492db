"""Whom a comment on the work board can mention: those who can read the board, and nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.delivery.models import WorkItem, WorkItemComment
from anyshore.delivery.rules.mentions import NameShared, key_of, mentioned, unclear, ways
from anyshore.kit.actor import Actor
from anyshore.parties.queries import Reader, organisations, readers_of
from anyshore.parties.rules import Right


@dataclass(frozen=True, slots=True)
class Mentionable:
    """Somebody who reads the board, and for which organisation; ``way`` is how they are named in a comment. ``both``:
    others of their organisation are named in the same way, and are told, too."""

    person_id: UUID
    name: str
    organisation: str
    way: str = ""
    both: bool = False


def who_reads(agreement: Agreement) -> dict[UUID, list[Reader]]:
    """The members of both sides, and from the signature on of the team, by organisation."""
    team = [UUID(one["id"]) for one in agreement.team or ()] if agreement.signed_at else []
    houses = dict.fromkeys([agreement.client_id, agreement.provider_id, *team])
    return {one: readers_of(one, Right.VIEW) for one in houses}


def mentionable_on(actor: Actor, item_id: UUID) -> list[Mentionable]:
    """Whom a comment on an item can mention, the actor among them, by name; nobody where the actor does not see it."""
    found = WorkItem.objects.visible_to(actor).filter(pk=item_id).select_related("agreement").first()
    rows = (
        [
            Mentionable(one.person_id, one.name, house, way)
            for one, house, way in _readers(found.agreement)
            if way.strip()
        ]
        if found
        else []
    )
    count = Counter(key_of(one.way) for one in rows)
    told = [replace(one, both=count[key_of(one.way)] > 1) for one in rows]
    return sorted(told, key=lambda one: (one.name.casefold(), one.organisation))


def people_named(agreement: Agreement, words: str, *, by_name: bool = False) -> list[Reader]:
    """Those of the board's readers whom ``words`` mention, each once; ``by_name``: those, too, whose name alone stands
    there though others share it."""
    found = _readers(agreement)
    names, said = [one.name for one, _house, _way in found], [way for *_, way in found]
    places = {*mentioned(words, said, names), *(mentioned(words, names, said) if by_name else ())}
    return [found[place][0] for place in sorted(places)]


def must_name_clearly(agreement: Agreement, words: str) -> None:
    """Refuse (NameShared) words with a name alone that people of different organisations have."""
    found = _readers(agreement)
    names, said = [one.name for one, _house, _way in found], [way for *_, way in found]
    for name in unclear(words, names, said):
        own = [f"@{way}" for one, way in zip(names, said, strict=True) if key_of(one) == key_of(name)]
        raise NameShared(field="words", name=name, ways=", ".join(dict.fromkeys(own)))


def _readers(agreement: Agreement) -> list[tuple[Reader, str, str]]:
    """The board's readers, each once, with the name of their organisation and how they are named."""
    houses = who_reads(agreement)
    places = organisations(houses)
    people = {one.person_id: (one, places[house].name) for house, found in houses.items() for one in found}
    rows = list(people.values())
    said = ways([(one.name, house) for one, house in rows])
    return [(one, house, way if one.name.strip() else "") for (one, house), way in zip(rows, said, strict=True)]


def said_to(comment_id: UUID, among: Collection[UUID]) -> tuple[str, str, list[Reader]]:
    """Who wrote a comment, its words, and those of ``among`` who can still read it; nobody once it is withdrawn."""
    one = WorkItemComment.objects.select_related("author", "item__agreement").get(pk=comment_id)
    people = {row.person_id: row for found in who_reads(one.item.agreement).values() for row in found}
    return one.author.name, one.words, [people[row] for row in among if row in people and one.withdrawn_at is None]
