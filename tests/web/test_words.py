"""Every refusal has words of its own, and every room's words are known."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import anyshore
from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.kit.errors import Refused
from anyshore.sourcing.rules.states import Reason, RequestKind
from anyshore.web import words
from anyshore.web.contracts import words as contracts
from anyshore.web.sourcing import words as sourcing

GENERAL = {"refused", "invalid"}
"""Codes of bases that are raised with a field and a reason, whose words the form has."""


MACHINERY = ("anyshore.kit.money", "anyshore.ledger", "anyshore.cli")
"""What a form has read before, what the ledger refuses to our own code, and what a command tells in its terminal."""


def refusals(base: type[Refused] = Refused) -> Iterator[type[Refused]]:
    for one in base.__subclasses__():
        yield one
        yield from refusals(one)


def everything() -> None:
    """Import every action and rule, so that each refusal is known."""
    for found in pkgutil.walk_packages(anyshore.__path__, "anyshore."):
        if {"actions", "rules", "queries"} & set(found.name.split(".")):
            import_module(found.name)


def test_every_refusal_has_words():
    everything()
    known = set(words.REFUSALS) | {code for _states, told in words._rooms for code in told}
    ours = {
        one.code
        for one in refusals()
        if one.__module__.startswith("anyshore.") and not one.__module__.startswith(MACHINERY)
    }
    assert sorted(ours - known - GENERAL) == []


def test_every_rooms_words_are_registered():
    registered = [id(told) for _states, told in words._rooms]
    for path in (Path(words.__file__).parent).glob("*/words.py"):
        room = import_module(f"anyshore.web.{path.parent.name}.words")
        if hasattr(room, "REFUSALS"):
            assert id(room.REFUSALS) in registered, f"{path.parent.name} is not in web/worded.py"


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (contracts.METHODS, SignatureMethod),
        (contracts.SIDES, Side),
        (sourcing.UNITS, Unit),
        (sourcing.REQUEST_KINDS, RequestKind),
        (sourcing.WHY_NOT, Reason),
    ],
    ids=["methods", "sides", "units", "kinds", "reasons"],
)
def test_every_kind_has_its_word(told, kinds):
    """A page that looks a kind up by its value breaks where the word is missing."""
    assert {str(one) for one in kinds} - {str(one) for one in told} == set()
