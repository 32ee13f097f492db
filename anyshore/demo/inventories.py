"""How some clients write down what they do: one spreadsheet, then what people say about it, alone and together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from anyshore.demo.cast import LISTS, read
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage
from anyshore.strategy.actions.agree_rating import agree_rating
from anyshore.strategy.actions.import_activities import import_activities
from anyshore.strategy.actions.rate_activity import rate_activity
from anyshore.strategy.queries import inventory
from anyshore.strategy.rules.matrix import Answers, Axis
from anyshore.strategy.rules.sheets.reading import read as read_sheet

INVENTORIES: Final = ("tolhuis", "finch", "hikari")
BEGINS: Final = timedelta(days=10)
"""Before the end; by then all of them are here."""


def inventory_of(stage: Stage, key: str) -> Story:
    """One client imports its inventory, and its people answer the questions."""
    diary = stage.diary(f"inventory {key}", stage.end - BEGINS)
    yield diary.later(stage.calendars[key])
    grid = read_sheet(LISTS.joinpath("inventories", f"{key}.csv").read_bytes())
    stage.do(import_activities, key, diary.at, grid=grid, mark=".", version=0)
    told: Mapping[str, Mapping[str, list[str]]] = read("inventories", "ratings.toml")[key]
    yield diary.later(stage.calendars[key], 1)
    found = inventory(stage.actors[key])
    numbers = {row.code: row.id for row in found.rows} if found else {}
    for code, said in told.items():
        _rate(stage, key, diary, {"activity_id": numbers[code]}, said)
        yield diary.minutes(2, 40)


def _rate(stage: Stage, key: str, diary: Diary, given: dict[str, Any], said: Mapping[str, list[str]]) -> None:
    """Each person's answers to both sides; what they agreed on is written down by the founder."""
    for who, sides in said.items():
        person = key if who in ("owner", "marit", "agreed") else f"{key}.{who}"
        verb = agree_rating if who == "agreed" else rate_activity
        for axis, digits in zip(Axis, sides, strict=True):
            stage.do(verb, person, diary.at, axis=str(axis), answers=_answers(digits), **given)


def _answers(digits: str) -> Answers:
    return tuple(None if digit == "-" else int(digit) for digit in digits)
