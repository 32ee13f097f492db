"""An action file holds one public keyword-only function of its own name, with its exception classes.

It is marked ``@action``, takes ``actor`` and ``at``, and its refusals come from ``kit.errors`` and carry a code.
Private functions and constants may stand beside it. Anything else belongs in rules, queries or policies. A door marks
no function ``@action``: the list of files in the rooms is the list of what the product does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checks.tree import Finding, Module, Tree, decorator_name, has_docstring

MARK = "anyshore.plumbing.actions.action"
ERRORS = "anyshore.kit.errors."


def check(tree: Tree) -> Iterator[Finding]:
    """Every file in every ``actions`` room, and every function of a door that would be one."""
    for module in actions(tree):
        yield from _file(module)
    for module in tree.modules(*(f"anyshore/{door}" for door in tree.doors)):
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef) and _is_marked(module, node):
                yield Finding(
                    module.path, node.lineno, f"{node.name}() is an action in a door: give it a file in a room"
                )


def actions(tree: Tree) -> list[Module]:
    """Every action file of every domain."""
    rooms = [f"anyshore/{domain}/actions" for domain in tree.domains]
    return [module for module in tree.modules(*rooms) if not module.path.endswith("/__init__.py")]


def verb(module: Module) -> str:
    """The name of the action that a file must hold."""
    return module.name.rpartition(".")[2]


def _file(module: Module) -> Iterator[Finding]:
    functions = [node for node in module.body.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    public = [node for node in functions if not node.name.startswith("_")]
    if verb(module) not in [node.name for node in public]:
        yield Finding(module.path, 1, f"an action file holds the function of its own name: {verb(module)}()")
    for node in public:
        if node.name == verb(module):
            yield from _verb(module, node)
        else:
            yield Finding(module.path, node.lineno, f"a second public function, {node.name}(): one verb a file")
    for statement in module.body.body:
        if isinstance(statement, ast.ClassDef):
            yield from _refusal(module, statement)
        elif not isinstance(statement, _ALLOWED) and not _is_docstring(statement):
            yield Finding(module.path, statement.lineno, "an action file runs nothing when it is imported")


_ALLOWED = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Import,
    ast.ImportFrom,
    ast.Assign,
    ast.AnnAssign,
    ast.If,
)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_marked(module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return MARK in [decorator_name(module, one) for one in node.decorator_list]


def _verb(module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Finding]:
    if not _is_marked(module, node):
        yield Finding(module.path, node.lineno, f"{node.name}() is not marked @action")
    if isinstance(node, ast.AsyncFunctionDef):
        yield Finding(module.path, node.lineno, f"{node.name}() is async: perform runs plain functions")
    if node.args.args or node.args.posonlyargs or node.args.vararg or node.args.kwarg:
        yield Finding(module.path, node.lineno, f"{node.name}() takes named keyword-only arguments and nothing else")
    given = {one.arg for one in node.args.kwonlyargs}
    for needed in ("actor", "at"):
        if needed not in given:
            yield Finding(module.path, node.lineno, f"{node.name}() takes no {needed}")
    if isinstance(node, ast.FunctionDef) and not has_docstring(node):
        yield Finding(
            module.path, node.lineno, f"{node.name}() does not say what becomes true, who may, what is refused"
        )


def _refusal(module: Module, node: ast.ClassDef) -> Iterator[Finding]:
    local = {one.name: one for one in module.body.body if isinstance(one, ast.ClassDef)}
    if not any(_is_refusal(module.full_name(base), local) for base in node.bases):
        yield Finding(
            module.path, node.lineno, f"class {node.name} is no refusal from kit.errors: dataclasses stand in rules"
        )
        return
    if not _has_code(module, node, local):
        yield Finding(module.path, node.lineno, f"the refusal {node.name} has no code of its own")


def _is_refusal(base: str, local: dict[str, ast.ClassDef]) -> bool:
    return base in local or base.startswith(ERRORS) or (base.startswith("anyshore.") and ".actions." in base)


def _has_code(module: Module, node: ast.ClassDef, local: dict[str, ast.ClassDef]) -> bool:
    for one in node.body:
        targets = (
            one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == "code" for target in targets):
            return True
    return any(
        _has_code(module, local[name], local) for base in node.bases if (name := module.full_name(base)) in local
    )
