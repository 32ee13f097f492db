"""The import contracts themselves: what they catch and what they let pass, in a house with every room."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from checks.house import ROOT
from checks.rules import contracts
from tests.checks.conftest import House

ROOMS = ("models", "rules", "events", "queries", "policies", "actions.do_it")
PLACES = (
    "web",
    "cli",
    "api",
    "jobs",
    "demo",
    "kit",
    *(f"plumbing.{name}" for name in ("clock", "models", "mail", "embedded")),
)
ONLY_TYPED = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import "

CAUGHT = [
    ("contracts.queries", "anyshore.payments.queries", "Floors"),
    ("ledger.rules", "anyshore.parties.rules", "Floors"),
    ("kit", "anyshore.plumbing.clock", "Floors"),
    ("jobs", "anyshore.web", "Floors"),
    ("web", "anyshore.settings", "Settings"),
    ("contracts.queries", "anyshore.contracts.actions.do_it", "Rooms"),
    ("contracts.models", "anyshore.contracts.policies", "Rooms"),
    ("contracts.rules", "anyshore.contracts.events", "Rooms"),
    ("payments.rails.stripe", "anyshore.payments.models", "Rooms"),
    ("catalogue.rules", "django", "Rules, events and the kit"),
    ("catalogue.events", "anyshore.plumbing.clock", "Rules, events and the kit"),
    ("kit", "django", "Rules, events and the kit"),
    ("delivery.actions.do_it", "anyshore.plumbing.clock", "Actions know"),
    ("delivery.actions.do_it", "anyshore.plumbing.mail", "Actions know"),
    ("insight.queries", "anyshore.reviews.actions.do_it", "Insight reads"),
    ("payments.rails.stripe", "anyshore.payments.rails.bank", "One provider"),
    ("web", "anyshore.contracts.models", "Doors"),
    ("jobs", "anyshore.plumbing.models", "Doors"),
    ("payments.actions.do_it", "anyshore.contracts.models", "Models of contracts"),
    ("payments.policies", "anyshore.ledger.models", "Models of ledger"),
]
PASSES = [
    ("payments.actions.do_it", "anyshore.contracts.actions.do_it"),
    ("payments.queries", "anyshore.contracts.models"),
    ("payments.models", "anyshore.contracts.models"),
    ("payments.queries", "anyshore.payments.rails.stripe"),
    ("contracts.rules", "anyshore.catalogue.rules"),
    ("web", "anyshore.insight.queries"),
    ("web", "anyshore.plumbing.clock"),
    ("web", "django"),
]


def domains() -> list[str]:
    """The domains that the contract of rooms names."""
    config = (ROOT / contracts.CONFIG).read_text()
    rooms = config.partition("contract:rooms]")[2].partition("layers =")[0]
    return re.findall(r"^    anyshore\.(\w+)$", rooms, re.MULTILINE)


def furnish(house: House) -> None:
    """Build every room of every domain, empty, and put up the real contracts."""
    for name in (contracts.CONFIG, contracts.TABLES):
        house.write(name, (ROOT / name).read_text())
    house.write("anyshore/settings/__init__.py")
    modules = [*PLACES, "payments.rails.stripe", "payments.rails.bank"]
    modules += [f"{domain}.{room}" for domain in domains() if domain != "insight" for room in ROOMS]
    modules += ["insight.queries", "insight.rules"]
    for module in modules:
        put(house, module)


def put(house: House, module: str, text: str = "") -> None:
    """Write a module of the package, and the packages around it."""
    parts = ("anyshore", *module.split("."))
    for depth in range(1, len(parts)):
        package = Path(*parts[:depth]) / "__init__.py"
        if not (house.root / package).exists():
            house.write(package.as_posix())
    house.write(f"{Path(*parts)}.py", text)


def lint(house: House) -> dict[str, str]:
    """What is said of each contract that is broken, by its name."""
    there = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    code = "import sys; sys.path.insert(0, ''); from checks.imports import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=house.root, env=there, capture_output=True, text=True, check=True
    )
    assert "Analyzed" in ended.stdout, ended.stdout + ended.stderr
    names = re.findall(r"^(.+) BROKEN$", ended.stdout, re.MULTILINE)
    texts = re.split(
        "|".join(rf"^{re.escape(name)}\n-+$" for name in names) or r"(?!)", ended.stdout, flags=re.MULTILINE
    )
    return dict(zip(names, texts[1:], strict=True))


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> dict[str, str]:
    """What the contracts say of a house with all the imports that they must catch."""
    house = House(tmp_path_factory.mktemp("broken"))
    furnish(house)
    imports = defaultdict(list)
    for importer, imported, _ in CAUGHT:
        imports[importer].append(f"import {imported}\n")
    for importer, lines in imports.items():
        put(house, importer, "".join(lines))
    for stray in ("stray", "contracts.utils"):
        put(house, stray)
    return lint(house)


@pytest.mark.parametrize(("importer", "imported", "contract"), CAUGHT)
def test_what_the_contracts_catch(broken, importer, imported, contract):
    (told,) = [text for name, text in broken.items() if name.startswith(contract)]
    assert re.search(rf"anyshore\.{importer} -> {imported} ", told), told


@pytest.mark.parametrize(("module", "contract"), [("stray", "Floors"), ("contracts.utils", "Rooms")])
def test_what_has_no_place_is_caught(broken, module, contract):
    (told,) = [text for name, text in broken.items() if name.startswith(contract)]
    assert f"- anyshore.{module}\n" in told


def test_a_house_with_every_room_keeps_every_contract(house):
    furnish(house)
    assert lint(house) == {}


def test_what_the_contracts_let_pass(house):
    furnish(house)
    imports = defaultdict(list)
    for importer, imported in PASSES:
        imports[importer].append(f"import {imported}\n")
    for importer, lines in imports.items():
        put(house, importer, "".join(lines))
    put(house, "payments.actions.do_it", f"{ONLY_TYPED}anyshore.contracts.models\n")
    assert lint(house) == {}


def test_a_name_for_types_only_still_has_a_direction(house):
    furnish(house)
    put(house, "contracts.actions.do_it", f"{ONLY_TYPED}anyshore.payments.models\n")
    assert [name.partition(":")[0] for name in lint(house)] == ["Floors"]


def test_a_circle_is_caught(house):
    furnish(house)
    put(house, "web.forms", "import anyshore.web.fields\n")
    put(house, "web.fields", "import anyshore.web.forms\n")
    assert list(lint(house)) == ["No circles, at any height"]
