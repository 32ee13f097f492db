"""The whole world: who comes when, what happens among them, and who may sign in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from anyshore.demo import bulk, contests, elsewhere, holding
from anyshore.demo.alone import working_alone
from anyshore.demo.assessing import assessments
from anyshore.demo.cast import House, clients, providers
from anyshore.demo.counting import counted
from anyshore.demo.decisions import decisions
from anyshore.demo.hours import by_the_hour
from anyshore.demo.inventories import INVENTORIES, inventory_of
from anyshore.demo.levels import help_desk
from anyshore.demo.moving import CLIENT, DAYS, PROVIDER, moving
from anyshore.demo.negotiating import negotiating
from anyshore.demo.people import arrival, can_sign_in, expect, operator
from anyshore.demo.play import Story, play
from anyshore.demo.plots import Plot, plots
from anyshore.demo.shop import sales
from anyshore.demo.stage import HOST, Stage
from anyshore.demo.stories import story
from anyshore.demo.unpaid import late_payer

FULL, SMALL = "full", "small"
SCALES: Final = (FULL, SMALL)
EARLIEST, LATEST = 154, 12
"""Days before the end between which those come who are only looking."""


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody whom a visitor may play."""

    key: str
    name: str
    role: str
    note: str


LOGINS: Final = (
    Login(
        "tolhuis",
        "Marit de Boer",
        "Client",
        "Tolhuis Lighting B.V., Utrecht: work to review, four proposals to compare, an offer to sign.",
    ),
    Login(
        "meridian.milica",
        "Milica Petrović",
        "Provider",
        "Meridian Works d.o.o., Novi Sad: work to do, a proposal that its own people refused, money to pay out.",
    ),
    Login(HOST, "Noor el Amrani", "Operator", "Runs this market: verifies organisations, rules on held money."),
)
"""Who is offered on the sign-in page."""


def tell(stage: Stage, scale: str) -> None:
    """Tell every story until the stage's end."""
    chosen = [plot for plot in plots() if scale == FULL or plot.small]
    stage.expect(HOST, "NL", "Europe/Amsterdam", "EUR")
    for house in (clients() | providers()).values():
        expect(stage, house)
    deciding = [inventory_of(stage, key) for key in (INVENTORIES if scale == FULL else INVENTORIES[:1])]
    told = [story(stage, plot) for plot in chosen]
    if scale == FULL:
        told += [contests.running(stage), contests.decided(stage), bulk.sent(stage), bulk.planned(stage)]
        told += [elsewhere.kept(stage), *assessments(stage)]
        told += [holding.own_template(stage), holding.held(stage)]
    here = _wanted(chosen, scale)
    sold = [
        *sales(stage, here),
        *by_the_hour(stage, here),
        *help_desk(stage, here),
        *counted(stage, here),
        *moving(stage, here),
    ]
    sold += [*late_payer(stage, here), *negotiating(stage, here), *working_alone(stage, here)]
    play(stage, [operator(stage), *_arrivals(stage, chosen, scale), *told, *deciding, *decisions(stage), *sold])


def let_in(stage: Stage, passwords: Mapping[str, str]) -> None:
    """The people of ``LOGINS`` confirm their addresses and get these passwords, by key."""
    for login in LOGINS:
        can_sign_in(stage, login.key, passwords[login.key], stage.end)


def _arrivals(stage: Stage, chosen: Sequence[Plot], scale: str) -> list[Story]:
    """Everybody comes some days before their first work."""
    houses, first = clients() | providers(), _first(chosen)
    return [arrival(stage, houses[key], _day(houses[key], first.get(key))) for key in _wanted(chosen, scale)]


def _first(chosen: Sequence[Plot]) -> dict[str, int]:
    """How many days before the end each house has its first work."""
    first: dict[str, int] = {}
    for plot in chosen:
        for key in plot.houses & (clients() | providers()).keys():
            first[key] = max(first.get(key, 0), plot.day)
    return {key: max(day, DAYS) if key in (CLIENT, PROVIDER) else day for key, day in first.items()}


def _wanted(chosen: Sequence[Plot], scale: str) -> list[str]:
    """Who comes: everybody, or in a small world those who have work."""
    first = _first(chosen)
    return [key for key in clients() | providers() if scale == FULL or key in first]


def _day(house: House, first: int | None) -> float:
    random = Random(f"anyshore demo arrival {house.key}")
    if first is None:
        return random.randint(LATEST, EARLIEST)
    return max(first + 8, random.randint(first + 9, max(first + 10, EARLIEST + 8)))
