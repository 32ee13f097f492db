"""What happens in the demo world: each piece of work with its request, its bidders and its fate, from
``lists/work``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from anyshore.demo.cast import LISTS


@dataclass(frozen=True, slots=True)
class Bid:
    """One proposal: price in the currency's own units, days from the award to the end, and its words.

    ``then`` is what becomes of it beside the award: nothing, ``withdrawn``, ``declined``, ``revised``, ``expired``, or
    ``drafted``: it is not sent; ``why`` goes with it, ``again`` is the price of the revision.
    """

    who: str
    price: str
    days: int
    text: str
    then: str = ""
    why: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A milestone: its share of the price (weights), and its day counted from the award."""

    title: str
    weight: int
    days: int
    criteria: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """One piece of work. ``day`` is how many days before the end of the story its first step is.

    ``fate`` names a story. ``accepted`` milestones are done; ``then`` tells how the one after them stands. The bid of
    ``lead`` is that of a ``team``: who, share in basis points, what they do, and whether they have agreed. ``saves``:
    the provider leaves the money on the balance; ``bounces``: the first payout comes back. ``late``: what is accepted
    was handed in so many days after its day. ``template`` names the clauses of a direct offer, ``also`` more of them,
    ``filled`` what it writes into them, as ``clause.parameter``. ``checked``: the milestones have the checks by
    machine that its category usually has, ``despite`` what the provider says to one that fails; ``comments`` (and
    ``again``, on the second round) are a file, a place in it and what the client says there. ``skills`` are those the
    client names; without any, those that the words speak of. ``defects`` are what was reported of accepted work, and
    what was done about it. ``talk`` are the messages; a line ``|`` in it means:
    after the next milestone.
    """

    key: str
    client: str
    category: str
    title: str
    fate: str
    day: int
    brief: str = ""
    currency: str = ""
    budget: str = ""
    unit: str = ""
    visibility: str = "public"
    provider: str = ""
    price: str = ""
    offer: str = ""
    by: str = "client"
    accepted: int = 0
    then: str = ""
    recent: int = 3
    ahead: int = 0
    late: int = 0
    reason: str = ""
    why: str = ""
    fix: str = ""
    back: str = ""
    reply: str = ""
    silent: bool = False
    small: bool = False
    saves: bool = False
    bounces: bool = False
    asked: tuple[tuple[str, str, str], ...] = ()
    invited: tuple[tuple[str, str], ...] = ()
    bids: tuple[Bid, ...] = ()
    lead: str = ""
    team: tuple[tuple[str, str, str, bool], ...] = ()
    parts: tuple[Part, ...] = ()
    skills: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()
    said: tuple[Any, ...] = ()
    defects: tuple[tuple[str, str], ...] = ()
    bonus: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    checked: bool = False
    despite: str = ""
    comments: tuple[tuple[str, str, str, str], ...] = ()
    again: tuple[tuple[str, str, str, str], ...] = ()
    name: str = ""
    mail: str = ""
    country: str = ""
    template: str = ""
    also: tuple[str, ...] = ()
    language: str = "en"
    filled: Mapping[str, Any] = field(default_factory=dict)
    houses: frozenset[str] = field(default=frozenset())


def plots() -> list[Plot]:
    """Every piece of work, in the order of the files and of their lines."""
    return list(_all())


def _all() -> Iterator[Plot]:
    for source in sorted(LISTS.joinpath("work").iterdir(), key=lambda one: one.name):
        if source.name.endswith(".toml"):
            for key, row in tomllib.loads(source.read_text(encoding="utf-8")).items():
                yield _plot(key, row)


def _plot(key: str, row: Mapping[str, Any]) -> Plot:
    given = dict(row)
    given["brief"] = _reflowed(given.get("brief", ""))
    given["bids"] = tuple(Bid(**bid) for bid in given.pop("bids", ()))
    given["parts"] = tuple(_part(part) for part in given.pop("parts", ()))
    for name in ("asked", "invited", "team", "defects", "comments", "again"):
        given[name] = tuple(tuple(one) for one in given.pop(name, ()))
    for name in ("skills", "talk", "said", "bonus", "files", "also"):
        given[name] = tuple(given.pop(name, ()))
    who = {given.get("client", ""), given.get("provider", ""), *(bid.who for bid in given["bids"])}
    who |= {one[0] for one in (*given["asked"], *given["invited"], *given["team"])}
    return Plot(key=key, houses=frozenset(who - {""}), **given)


def _reflowed(text: str) -> str:
    """A text as its author meant it: the lists wrap their lines, and only a blank line or a dash begins a new one."""
    kept: list[str] = []
    for line in text.strip().splitlines():
        joins = bool(kept and kept[-1] and line and not line.startswith("- "))
        if joins:
            kept[-1] += f" {line}"
        else:
            kept.append(line)
    return "\n".join(kept)


def _part(given: Mapping[str, Any]) -> Part:
    row = dict(given)
    return Part(criteria=tuple(row.pop("criteria", ())), **row)
