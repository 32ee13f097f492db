"""A file has at most 300 lines, a test file 500."""

from __future__ import annotations

from checks.rules import sizes


def test_limits(house):
    for name, lines in {
        "anyshore/contracts/rules.py": 300,
        "anyshore/contracts/models.py": 301,
        "anyshore/web/contracts/templates/contracts/a.html": 301,
        "tests/contracts/test_a.py": 500,
        "tests/contracts/test_b.py": 501,
        "anyshore/contracts/migrations/0001_initial.py": 900,
        "anyshore/settings/all.py": 900,
        "anyshore/web/static/anyshore.css": 900,
        "data/posts.json": 900,
    }.items():
        house.write(name, "#\n" * lines)
    assert house.found(sizes) == [
        "anyshore/contracts/models.py:1: 301 lines, at most 300: make it a package of nouns",
        "anyshore/web/contracts/templates/contracts/a.html:1: 301 lines, at most 300: make it a package of nouns",
        "tests/contracts/test_b.py:1: 501 lines, at most 500: make it a package of nouns",
    ]


def test_a_table_may_be_longer(house, monkeypatch):
    monkeypatch.setattr(sizes, "TABLES", {"anyshore/kit/table.py": "one row a country"})
    house.write("anyshore/kit/table.py", "#\n" * 400)
    assert house.found(sizes) == []
