"""Migrations are linear: every application's run in one line, from one first to one last, and none was merged."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from checks.tree import Finding, Module, Tree


def check(tree: Tree) -> Iterator[Finding]:
    """Every domain's migrations, and the plumbing's."""
    for app in (*tree.domains, *tree.floors[-2]):
        yield from _app(app, tree.modules(f"anyshore/{app}/migrations"))


def _app(app: str, modules: list[Module]) -> Iterator[Finding]:
    numbered = {module.name.rpartition(".")[2]: module for module in modules if module.path[-11:] != "__init__.py"}
    before = {name: [one for label, one in dependencies(module) if label == app] for name, module in numbered.items()}
    followed = Counter(one for named in before.values() for one in named)
    for name, module in numbered.items():
        if followed[name] > 1:
            yield Finding(module.path, 1, f"{followed[name]} migrations follow this one: let one follow the other")
        if len(before[name]) > 1:
            yield Finding(module.path, 1, "merges two lines of migrations: renumber the later one instead")
    firsts = sorted(name for name in numbered if not before[name])
    for name in firsts[1:]:
        yield Finding(numbered[name].path, 1, f"starts a second line beside {firsts[0]}: depend on the one before")


def dependencies(module: Module) -> list[tuple[str, str]]:
    """What a migration depends on, where it says so literally: ``[("contracts", "0001_initial")]``."""
    for node in module.nodes:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == "dependencies" for target in targets):
            value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
            return [pair for one in getattr(value, "elts", []) if (pair := _pair(one))]
    return []


def _pair(node: ast.expr) -> tuple[str, str] | None:
    if isinstance(node, ast.Tuple) and all(isinstance(one, ast.Constant) for one in node.elts):
        label, name = ast.literal_eval(node)
        return str(label), str(name)
    return None
