"""A tree to judge: files written into a folder that looks like a checkout."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from checks.house import ROOT
from checks.tree import FLOORS_FILE, Tree


class House:
    """A small checkout with the real floors; ``write`` adds files, ``found`` runs one rule over it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(FLOORS_FILE, (ROOT / FLOORS_FILE).read_text())
        self.write("anyshore/__init__.py", '"""The package."""\n')

    def write(self, name: str, text: str = "") -> None:
        """Write one file, with the indentation of the test taken away."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"))

    def found(self, rule) -> list[str]:
        """What a rule finds, as ``path:line: words``."""
        return [f"{one.path}:{one.line}: {one.words}" for one in sorted(rule.check(Tree(self.root)))]


@pytest.fixture
def house(tmp_path) -> House:
    """An empty house."""
    return House(tmp_path)
