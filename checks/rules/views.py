"""Views are functions of at most 15 lines: parse, call one action or the page's queries, render.

A view is what a ``path(…)`` in ``anyshore/web`` names, and every public function of a ``views`` file that takes a
``request``. Its lines are those of its body, without docstring and decorators.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checks.tree import Finding, Module, Tree, has_docstring

LINES = 15
PATHS = ("django.urls.path", "django.urls.re_path")


def check(tree: Tree) -> Iterator[Finding]:
    """Every view, and every class that would be one."""
    modules = tree.modules("anyshore/web")
    routed = {name for module in modules for name in _routed(module)}
    for module in modules:
        for node in module.body.body:
            if isinstance(node, ast.FunctionDef) and (
                f"{module.name}.{node.name}" in routed or _is_view(module, node)
            ):
                yield from _view(module, node)
            elif isinstance(node, ast.ClassDef) and _is_view_class(module, node):
                yield Finding(module.path, node.lineno, f"{node.name} is a class: views are functions")


def lines(node: ast.FunctionDef) -> int:
    """The lines of a function's body without its docstring."""
    body = node.body[1:] if has_docstring(node) else node.body
    if not body:
        return 0
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1


def _view(module: Module, node: ast.FunctionDef) -> Iterator[Finding]:
    if lines(node) > LINES:
        yield Finding(module.path, node.lineno, f"the view {node.name}() has {lines(node)} lines, at most {LINES}")


def _routed(module: Module) -> Iterator[str]:
    """The full names of what the file's routes lead to, also through a decorator."""
    for called, call in module.calls:
        if called in PATHS and len(call.args) > 1:
            names = (node for node in ast.walk(call.args[1]) if isinstance(node, (ast.Name, ast.Attribute)))
            yield from (module.full_name(node) for node in names)


def _is_view(module: Module, node: ast.FunctionDef) -> bool:
    arguments = node.args.posonlyargs + node.args.args
    takes_request = bool(arguments) and arguments[0].arg == "request"
    return "views" in module.name.split(".") and takes_request and not node.name.startswith("_")


def _is_view_class(module: Module, node: ast.ClassDef) -> bool:
    bases = [module.full_name(base) for base in node.bases]
    return any(base.startswith(("django.views", "allauth")) and base.endswith("View") for base in bases)
