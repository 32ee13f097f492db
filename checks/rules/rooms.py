"""The rooms are the same in every domain, and nothing else stands in its folder.

import-linter sees modules only; this rule also sees folders without Python, templates and stray files. A domain's
``__init__.py`` says in a paragraph what the domain is; a new name in the package needs a line in the floors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checks.tree import CASE_BY_CASE, FLOORS_FILE, PACKAGE, Finding, Tree, has_docstring

NOUNS = ("rules", "events", "models", "policies", "queries")
"""Rooms that are one file, or a package of nouns once they pass 300 lines."""
FOLDERS = ("actions", "migrations")
FILES = ("__init__.py", "apps.py")
EXTRA = {"payments": ("rails",)}
"""One file per provider of payments."""
BESIDE = ("__init__.py", "py.typed")


def check(tree: Tree) -> Iterator[Finding]:
    """The package's folder, and every domain's."""
    floors = {name for line in tree.floors for name in line}
    for path in _inside(tree.root / PACKAGE):
        if path.name not in floors | set(BESIDE):
            yield Finding(f"{PACKAGE}/{path.name}", 1, f"stands on no floor: give it one in {FLOORS_FILE}")
    for domain in tree.domains:
        yield from _domain(tree, domain)


def _domain(tree: Tree, domain: str) -> Iterator[Finding]:
    folder = f"{PACKAGE}/{domain}"
    for path in _inside(tree.root / folder):
        if not _allowed(path, domain):
            yield Finding(f"{folder}/{path.name}", 1, "is no room of a domain: " + ", ".join((*NOUNS, *FOLDERS)))
    for module in tree.modules(f"{folder}/__init__.py"):
        if not has_docstring(module.body):
            yield Finding(module.path, 1, "a domain says in a paragraph what it is, and its nouns")


def _allowed(path: Path, domain: str) -> bool:
    if path.is_dir():
        return path.name in (*NOUNS, *FOLDERS, *EXTRA.get(domain, ()))
    return path.name in FILES or (path.suffix == ".py" and path.stem in NOUNS)


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name not in CASE_BY_CASE and _is_ours(path))


def _is_ours(path: Path) -> bool:
    """Leave out folders that hold nothing but caches, as a change of branch leaves behind."""
    return path.is_file() or any(one.is_file() and not CASE_BY_CASE & set(one.parts) for one in path.rglob("*"))
