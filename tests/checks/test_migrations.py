"""Migrations are linear."""

from __future__ import annotations

from checks.rules import migrations


def migration(*before: str, app: str = "contracts") -> str:
    """A migration after others of its app, and after one of another app."""
    pairs = "".join(f'("{app}", "{name}"), ' for name in before)
    return f'class Migration:\n    dependencies = [{pairs}("parties", "0001_initial")]\n'


def test_one_line_passes(house):
    house.write("anyshore/contracts/migrations/__init__.py")
    house.write("anyshore/contracts/migrations/0001_initial.py", migration())
    house.write("anyshore/contracts/migrations/0002_terms.py", migration("0001_initial"))
    house.write("anyshore/contracts/migrations/0003_end.py", migration("0002_terms"))
    house.write("anyshore/parties/migrations/0001_initial.py", "class Migration:\n    dependencies = [swappable(x)]\n")
    assert house.found(migrations) == []


def test_a_fork_a_merge_and_a_second_beginning_are_found(house):
    folder = "anyshore/contracts/migrations"
    house.write(f"{folder}/0001_initial.py", migration())
    house.write(f"{folder}/0002_a.py", migration("0001_initial"))
    house.write(f"{folder}/0002_b.py", migration("0001_initial"))
    house.write(f"{folder}/0003_merge.py", migration("0002_a", "0002_b"))
    house.write(f"{folder}/0004_stray.py", migration())
    assert [found.partition(": ")[2] for found in house.found(migrations)] == [
        "2 migrations follow this one: let one follow the other",
        "merges two lines of migrations: renumber the later one instead",
        "starts a second line beside 0001_initial: depend on the one before",
    ]


def test_the_plumbings_are_looked_at_too(house):
    house.write("anyshore/plumbing/migrations/0001_initial.py", migration(app="plumbing"))
    house.write("anyshore/plumbing/migrations/0001_other.py", migration(app="plumbing"))
    assert len(house.found(migrations)) == 1
