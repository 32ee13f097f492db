"""Every action has its test file, ``tests/<domain>/actions/test_<verb>.py``, and that file holds a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checks.rules.actions import actions, verb
from checks.tree import Finding, Tree, names_floor


def check(tree: Tree) -> Iterator[Finding]:
    """Every action file."""
    for module in actions(tree):
        expected = f"tests/{names_floor(module.name)}/actions/test_{verb(module)}.py"
        held = tree.modules(expected)
        if not held:
            yield Finding(module.path, 1, f"no test: {expected} is missing")
        elif not any(_is_test(node) for node in ast.walk(held[0].body)):
            yield Finding(expected, 1, "the file holds no test")


def _is_test(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
