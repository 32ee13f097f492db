"""Every event has its entry in ``jobs/notices/<domain>.py``: who is told, in which words, or silent with a reason.

An entry names the class, or its name as a string; an import alone is none. A name in the table ``NOTICES`` that is no
event of the domain is left over.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checks.tree import Finding, Module, Tree, literal, tables

BASE = "anyshore.kit.events.Event"


def check(tree: Tree) -> Iterator[Finding]:
    """Every event class of every domain, and every entry."""
    for domain in tree.domains:
        path = f"anyshore/jobs/notices/{domain}.py"
        table = tree.modules(path)
        told = {name for module in table for name in _named(module)}
        known: set[str] = set()
        for module in tree.modules(f"anyshore/{domain}/events.py", f"anyshore/{domain}/events"):
            for node in _events(module):
                known.add(node.name)
                if node.name not in told:
                    yield Finding(module.path, node.lineno, f"{node.name} has no notice in {path}")
        for module in table:
            yield from _left_over(module, known)


def _left_over(module: Module, known: set[str]) -> Iterator[Finding]:
    for table in tables(module, "NOTICES"):
        for key in table.keys:
            if key is not None and (name := literal(key)) and name not in known:
                yield Finding(module.path, key.lineno, f"{name} is no event of the domain")


def _events(module: Module) -> Iterator[ast.ClassDef]:
    """Classes derived from Event, also through another class of the file, which then is a base and no event."""
    found: dict[str, ast.ClassDef] = {}
    bases: set[str] = set()
    for node in module.body.body:
        if isinstance(node, ast.ClassDef):
            above = {module.full_name(base) for base in node.bases}
            if BASE in above or above & set(found):
                found[node.name] = node
                bases |= above
    yield from (node for name, node in found.items() if name not in bases)


def _named(module: Module) -> Iterator[str]:
    """Names that the file uses, not merely imports."""
    for node in ast.walk(module.body):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield module.full_name(node).rpartition(".")[2]
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
