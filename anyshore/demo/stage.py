"""The stage: who is on it, and how they act. Each step goes through ``perform`` with an idempotency key of its own.

The stories are the same every time, so a second run after a kill gives the same keys: steps that were taken answer as
they did, and the play goes on where it broke off.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.demo.diary import Diary
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor, ActorKind, Proof
from anyshore.kit.money import BASIS_POINTS, Money, fee, fee_on_top_of
from anyshore.kit.shares import handed_on
from anyshore.kit.workdays import Calendar, calendar_of
from anyshore.parties.rules import CLOCK, OPERATOR, ProofMethod
from anyshore.plumbing.actions import Answer, perform

HOST = "host"
"""The operator as a person on the stage."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a step gives back: the id of what was made or changed, its short number, and the hash that is signed."""

    id: UUID
    number: int = 0
    hash: str = ""


@dataclass
class Stage:
    """The world while it is built. ``end`` is the present in which the story ends."""

    end: datetime
    rail: str
    fee_bps: int
    steps: int = 0
    actors: dict[str, Actor] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    purses: dict[tuple[str, str], int] = field(default_factory=dict)

    def do(self, verb: Callable[..., Any], who: str | Actor, at: datetime, **given: Any) -> Told:
        """Perform ``verb`` as ``who`` (a key, or an actor), and return what it tells."""
        actor = self.actors[who] if isinstance(who, str) else who
        self.steps += 1
        answer = perform(verb, actor=actor, at=at, key=f"demo.{self.steps:06}", render=_rendered, **given)
        told = json.loads(answer.body)
        return Told(UUID(told["id"]), told["number"], told["hash"])

    def reach(self, at: datetime) -> None:
        """Let the clock come to ``at``: what falls due until then happens first."""
        run_due(at)

    def expect(self, key: str, country: str, zone: str, currency: str) -> None:
        """Somebody will come, from this place: their calendar and currency are known before they act."""
        self.calendars[key] = calendar_of(country, zone)
        self.currencies[key] = currency

    def enter(self, key: str, actor: Actor) -> None:
        """Somebody is here from now on, and has just proved who they are: they may sign."""
        self.actors[key] = replace(actor, proof=Proof(ProofMethod.PASSWORD, 0))

    def person(self, key: str) -> UUID:
        """The id of a person on the stage."""
        return self.actors[key].acting_person

    def house(self, key: str) -> UUID:
        """The id of the organisation for which they act."""
        return self.actors[key].acting_organisation

    def diary(self, key: str, starts: datetime | None = None) -> Diary:
        """A story's own diary."""
        return Diary(key, starts=starts or self.end, end=self.end)

    def earn(self, provider: str, amount: Money, before: int, team: Sequence[tuple[str, int]] = ()) -> None:
        """Keep count of what a provider, and the members of its team, may pay out; ``before`` is what the contract had
        released already."""
        net = amount.minor - fee_on_top_of(before, amount.minor, self.fee_bps)
        shares = [BASIS_POINTS - sum(share for _who, share in team), *(share for _who, share in team)]
        parts = handed_on(before - fee(before, self.fee_bps), net, shares)
        for who, part in zip([provider, *(who for who, _share in team)], parts, strict=True):
            place = (who, amount.currency)
            self.purses[place] = self.purses.get(place, 0) + part

    def empty_purse(self, provider: str, currency: str) -> Money:
        """All that a provider has earned and not yet taken out."""
        return Money(self.purses.pop((provider, currency), 0), currency)


def _rendered(value: Any) -> Answer:
    """What a replay of this step must know again."""
    told = {
        "id": str(getattr(value, "pk", None) or UUID(int=0)),
        "number": getattr(value, "number", 0),
        "hash": getattr(value, "version_hash", "") or getattr(value, "hash", ""),
    }
    return Answer(200, json.dumps(told).encode(), "application/json")


def host(person_id: UUID) -> Actor:
    """The operator as a person."""
    return Actor(ActorKind.OPERATOR, person_id)


__all__ = ["CLOCK", "HOST", "OPERATOR", "Stage", "Told", "host"]
