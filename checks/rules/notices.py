"""Every event has its entry in ``jobs/notices/<domain>.py``: who is told, in which words, or silent with a reason.

An entry names the class, or its name as a string; an import alone is none. A name in the table ``NOTICES`` that is no
event of the domain is left over.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from checks.tree import Finding, Module, Tree, literal, tables

BASE = "anyshore.kit.events.Event"


def check(tree: Tree) -> Iterator[Finding]:
    """Every event class of every domain, and every entry."""
    for domain in tree.domains:
        path = f"anyshore/jobs/notices/{domain}.py"
        table = tree.modules(path)
        told = {name for module in table for name in _named(module)}
        known: set[str] = set()
        for module, node in _events(tree.modules(f"anyshore/{domain}/events.py", f"anyshore/{domain}/events")):
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


def _events(modules: Iterable[Module]) -> Iterator[tuple[Module, ast.ClassDef]]:
    """Classes derived from Event, also through another class of the domain, which then is a base and no event."""
    classes = [
        (f"{module.name}.{node.name}", module, node)
        for module in modules
        for node in module.body.body
        if isinstance(node, ast.ClassDef)
    ]
    own = {name for name, _module, _node in classes}
    above = {name: {_place(module, base, own) for base in node.bases} for name, module, node in classes}
    found: set[str] = {BASE}
    while more := {name for name, bases in above.items() if bases & found} - found:
        found |= more
    bases = {base for name in found - {BASE} for base in above[name]}
    yield from ((module, node) for name, module, node in classes if name in found - bases)


def _place(module: Module, base: ast.expr, own: set[str]) -> str:
    """The full name of a base class: imported, or of the same file."""
    name = module.full_name(base)
    here = f"{module.name}.{name}"
    return here if here in own else name


def _named(module: Module) -> Iterator[str]:
    """Names that the file uses, not merely imports."""
    for node in module.nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield module.full_name(node).rpartition(".")[2]
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
