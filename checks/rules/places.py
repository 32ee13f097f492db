"""What ruff cannot name: columns and switches that have no place, and state that is set by hand.

* ``auto_now`` and ``auto_now_add`` read a clock inside a model: the action passes ``at``.
* A float, in a column or a form, for anything that sounds like money: minor units are integers.
* ``force`` and ``skip_…``: a switch that turns safety off is a second verb.
* ``state`` has one writer, ``plumbing.state.move``, which compares, sets and writes the transition.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from checks.tree import Finding, Module, Tree

MONEY = re.compile(r"(^|_)(amount|price|fee|fees|cost|budget|paid|held|balance|total|minor|payout|refund|salary)(_|$)")
FLOATS = ("FloatField", "DecimalField")
CLOCKS = ("auto_now", "auto_now_add")
SWITCH = re.compile(r"force|skip_\w+|no_check\w*|unsafe\w*")
STATE = "state"


def check(tree: Tree) -> Iterator[Finding]:
    """Every file of the package but migrations, which repeat what the models say."""
    domains = {f"anyshore/{name}/" for name in tree.domains}
    for module in tree.modules("anyshore"):
        if "/migrations/" in module.path:
            continue
        yield from _columns(module)
        if any(module.path.startswith(domain) for domain in domains):
            yield from _switches(module)
            yield from _states(module)


def _columns(module: Module) -> Iterator[Finding]:
    for name, call in module.calls:
        for keyword in call.keywords:
            if keyword.arg in CLOCKS:
                yield Finding(module.path, call.lineno, f"{keyword.arg} reads a clock: the action passes `at`")
        if name.rpartition(".")[2] == "DecimalField":
            yield Finding(module.path, call.lineno, "a DecimalField: money is integer minor units, rates are bps")
    for node in module.nodes:
        for target, value in _assigned(node):
            field = module.full_name(value.func).rpartition(".")[2] if isinstance(value, ast.Call) else ""
            if field == "FloatField" and MONEY.search(target):
                yield Finding(module.path, value.lineno, f"{target} is a float: money is integer minor units")


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Assign):
        yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        yield node.target.id, node.value


def _switches(module: Module) -> Iterator[Finding]:
    for node in module.nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            for one in given:
                if SWITCH.fullmatch(one.arg):
                    yield Finding(module.path, node.lineno, f"{one.arg} turns safety off: write a second verb")


def _states(module: Module) -> Iterator[Finding]:
    for node in module.nodes:
        if isinstance(node, ast.Assign) and any(_is_state(target) for target in node.targets):
            yield Finding(module.path, node.lineno, "state is set by hand: plumbing.state.move is its one writer")
        elif isinstance(node, ast.Call) and _updates_state(node):
            yield Finding(module.path, node.lineno, "state is updated by hand: plumbing.state.move is its one writer")


def _is_state(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == STATE


def _updates_state(call: ast.Call) -> bool:
    is_update = isinstance(call.func, ast.Attribute) and call.func.attr == "update"
    return is_update and any(keyword.arg == STATE for keyword in call.keywords)
