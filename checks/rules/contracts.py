"""The import contracts cover what is built: ``.importlinter*`` and the floors in the settings say the same.

The floors stand in ``anyshore/settings/floors.py`` (Django's own check of relations reads them there). A domain that
is built is in the contract of rooms and has a contract that protects its models; a door that is built may import none.
"""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser, SectionProxy

from checks.tree import FLOORS_FILE, PACKAGE, Finding, Tree

CONFIG, TABLES = ".importlinter", ".importlinter-tables"


def check(tree: Tree) -> Iterator[Finding]:
    """Compare the configuration with the floors and the folders."""
    imports, tables = _contracts(tree, CONFIG), _contracts(tree, TABLES)
    yield from (Finding(CONFIG, 1, words) for words in (*_floors(tree, imports), *_rooms(tree, imports)))
    yield from (Finding(TABLES, 1, words) for words in (*_protections(tree, tables), *_doors(tree, tables)))


def _contracts(tree: Tree, name: str) -> dict[str, SectionProxy]:
    config = ConfigParser()
    config.read_string((tree.root / name).read_text(encoding="utf-8"))
    return {section.rpartition(":")[2]: config[section] for section in config.sections() if ":contract:" in section}


def _floors(tree: Tree, contracts: dict[str, SectionProxy]) -> Iterator[str]:
    layers = [{name.strip(" ()") for name in line.split("|")} for line in _lines(contracts, "floors", "layers")]
    if layers != [set(line) for line in tree.floors]:
        yield f"the contract of floors and {FLOORS_FILE} differ"


def _rooms(tree: Tree, contracts: dict[str, SectionProxy]) -> Iterator[str]:
    containers = _lines(contracts, "rooms", "containers")
    yield from (
        f"{name} is not in the contract of rooms" for name in tree.domains if f"{PACKAGE}.{name}" not in containers
    )


def _protections(tree: Tree, contracts: dict[str, SectionProxy]) -> Iterator[str]:
    for domain in tree.domains:
        folder = tree.root / PACKAGE / domain
        if (folder / "models.py").exists() or (folder / "models" / "__init__.py").exists():
            yield from _protection(domain, contracts)


def _protection(domain: str, contracts: dict[str, SectionProxy]) -> Iterator[str]:
    own = f"{PACKAGE}.{domain}"
    name = f"models-of-{domain}"
    if _lines(contracts, name, "protected_modules") != [f"{own}.models"]:
        yield f"no contract {name} protects {own}.models"
    elif set(_lines(contracts, name, "allowed_importers")) != {own, f"{PACKAGE}.*.queries", f"{PACKAGE}.*.models"}:
        yield f"{name} admits others than its own rooms and other domains' queries and models"


def _doors(tree: Tree, contracts: dict[str, SectionProxy]) -> Iterator[str]:
    sources = _lines(contracts, "doors", "source_modules")
    for door in tree.doors:
        if (tree.root / PACKAGE / door / "__init__.py").exists() and f"{PACKAGE}.{door}" not in sources:
            yield f"{door} is not in the contract of doors"


def _lines(contracts: dict[str, SectionProxy], contract: str, option: str) -> list[str]:
    text = contracts[contract].get(option, "") if contract in contracts else ""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
