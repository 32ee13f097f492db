"""A file has at most 300 lines, a test file 500. (Statements and complexity are ruff's.)

Exempt: migrations and settings, as HOUSE says, and what is no code: data, styles and documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.tree import Finding, Tree

LINES, LINES_OF_TESTS = 300, 500
CODE = (".py", ".html", ".js")
EXEMPT = ("/migrations/", "/settings/")
TABLES: dict[str, str] = {}
"""Files that are one table and nothing else, and why each cannot be cut."""


def check(tree: Tree) -> Iterator[Finding]:
    """Every file of code that is or would be committed."""
    for name in tree.files():
        if not name.endswith(CODE) or any(part in f"/{name}" for part in EXEMPT) or name in TABLES:
            continue
        limit = LINES_OF_TESTS if name.startswith("tests/") else LINES
        lines = (tree.root / name).read_text(encoding="utf-8").count("\n")
        if lines > limit:
            yield Finding(name, 1, f"{lines} lines, at most {limit}: make it a package of nouns")
