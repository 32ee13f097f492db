"""Our own rule: the import contracts cover what is built."""

from __future__ import annotations

import pytest

from checks.house import ROOT
from checks.rules import contracts
from tests.checks.test_imports import furnish

CONFIG, TABLES = (ROOT / contracts.CONFIG).read_text(), (ROOT / contracts.TABLES).read_text()


@pytest.fixture
def built(house):
    """A house with every domain and door that the contracts name."""
    furnish(house)
    return house


def test_the_rule_is_content_with_what_is_named(built):
    assert built.found(contracts) == []


def test_a_domain_that_was_forgotten_is_found(built):
    built.write("anyshore/disputes/models.py")
    assert built.found(contracts) == [
        ".importlinter:1: disputes is not in the contract of rooms",
        ".importlinter-tables:1: no contract models-of-disputes protects anyshore.disputes.models",
    ]


def test_a_domain_without_tables_needs_no_protection(built):
    built.write("anyshore/disputes/rules.py")
    assert built.found(contracts) == [".importlinter:1: disputes is not in the contract of rooms"]


def test_a_door_that_was_forgotten_is_found(built):
    built.write(contracts.TABLES, TABLES.replace("    anyshore.web\n", ""))
    built.write("anyshore/web/__init__.py")
    assert built.found(contracts) == [".importlinter-tables:1: web is not in the contract of doors"]


def test_floors_that_differ_are_found(built):
    built.write(
        contracts.CONFIG,
        CONFIG.replace(
            "    (payments)\n    (delivery) | (transition)\n", "    (delivery) | (transition)\n    (payments)\n"
        ),
    )
    (found,) = built.found(contracts)
    assert found == ".importlinter:1: the contract of floors and anyshore/settings/floors.py differ"


def test_a_protection_that_admits_too_many_is_found(built):
    admits = "anyshore.ledger\n    anyshore.*.queries"
    assert admits in TABLES
    built.write(contracts.TABLES, TABLES.replace(admits, "anyshore.ledger\n    anyshore.web"))
    (found,) = built.found(contracts)
    assert "models-of-ledger admits others" in found
