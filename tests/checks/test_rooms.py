"""The rooms are the same in every domain, and nothing else stands in its folder."""

from __future__ import annotations

import pytest

from checks.rules import rooms


def test_all_rooms_of_a_domain_pass(house):
    house.write("anyshore/payments/__init__.py", '"""Money that is held."""\n')
    for name in ("apps.py", "rules.py", "events.py", "policies.py", "models/hold.py", "queries/held.py"):
        house.write(f"anyshore/payments/{name}")
    for name in ("actions/fund.py", "migrations/0001_initial.py", "rails/sandbox.py", "__pycache__/rules.pyc"):
        house.write(f"anyshore/payments/{name}")
    house.write("anyshore/kit/anything/at/all.py")
    house.write("anyshore/py.typed")
    (house.root / "anyshore/payments/templates").mkdir()  # an empty folder, as a change of branch leaves behind
    assert house.found(rooms) == []


@pytest.mark.parametrize(
    "name", ["utils.py", "services/a.py", "helpers.py", "managers.py", "templates/a.html", "rails/a.py", "rules.sql"]
)
def test_nothing_else_may_stand_there(house, name):
    house.write("anyshore/contracts/__init__.py", '"""Agreements."""\n')
    house.write(f"anyshore/contracts/{name}")
    (found,) = house.found(rooms)
    assert found.startswith(f"anyshore/contracts/{name.split('/')[0]}:1: is no room")


def test_a_name_without_a_floor_is_found(house):
    house.write("anyshore/common/money.py")
    house.write("anyshore/helpers.py")
    assert [found.split(":")[0] for found in house.found(rooms)] == ["anyshore/common", "anyshore/helpers.py"]


def test_a_domain_says_what_it_is(house):
    house.write("anyshore/contracts/__init__.py", "")
    assert house.found(rooms) == [
        "anyshore/contracts/__init__.py:1: a domain says in a paragraph what it is, and its nouns"
    ]
