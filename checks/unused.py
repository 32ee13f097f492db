"""Code that nothing uses, found by vulture, which is told what only templates and frameworks use.

``python -m checks.unused``. Names in a template's tags, names that a dotted string ends in (settings name classes so),
and methods of a class with a base from outside are called where vulture cannot look. Tests are no use: what only a
test calls is dead. Attributes are not judged: columns and fields are read by queries and templates.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from vulture import Vulture

from checks.house import ROOT
from checks.tree import Module, Tree

PLACES = ("anyshore", "bench", "checks")
KEPT = {
    "reverse_transfer": "the ledger's one way to correct a mistake: it must be there, and tried, before it is needed",
}
"""What no code of ours calls yet, and why it stands all the same."""
NOT_REPORTED = re.compile("/(migrations|settings)/")
KINDS = {"function", "class", "method", "property", "import", "unreachable_code"}
REGISTERED = ["@register*", "@*.task", "@*.periodic", "@job*", "@every*", "@overload", "@*.register*", "@*.__html__"]
"""Decorators that hand the function to somebody who calls it."""
CALLED_BY_NAME = ["main", "urlpatterns", "handler*", "__*", "Meta", "*Config", "process_*", "as_sql"]
"""What Django and the console scripts find by its name."""
TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
WORD = re.compile(r"[A-Za-z_]\w*")
DOTTED = re.compile(r"(?:anyshore|checks|bench)(?:\.\w+)+")


def main() -> int:
    """Print what nothing uses; 1 if there is any."""
    try:
        found = list(unused(Tree(ROOT)))
    except SyntaxError as broken:
        found = [f"{broken.filename}:{broken.lineno}: {broken.msg}"]
    print("\n".join(found) if found else "nothing unused")
    return 1 if found else 0


def unused(tree: Tree) -> Iterator[str]:
    """Each unused thing as ``path:line: words``."""
    vulture = Vulture(ignore_names=CALLED_BY_NAME, ignore_decorators=REGISTERED)
    modules = tree.modules(*PLACES)
    for module in modules:
        vulture.scan(module.text, filename=module.path)
    elsewhere = set(names_in_templates(tree))
    for module in modules:
        elsewhere |= names_in_strings(module) | methods_called_from_outside(module)
    for item in vulture.get_unused_code(min_confidence=60):
        path = str(item.filename)
        is_table = item.typ == "class" and "models" in path  # a table is there, whoever reads it
        if item.name in KEPT:
            continue
        if item.typ in KINDS and not is_table and item.name not in elsewhere and not NOT_REPORTED.search(path):
            yield f"{path}:{item.first_lineno}: {item.message}"


def names_in_templates(tree: Tree) -> Iterator[str]:
    """Every word inside a tag of a template of the package."""
    for path in sorted((tree.root / "anyshore").rglob("*.html")):
        for tag in TAG.findall(path.read_text(encoding="utf-8")):
            yield from WORD.findall(tag)


def names_in_strings(module: Module) -> set[str]:
    """What dotted strings such as ``"anyshore.plumbing.mail.DeferredBackend"`` end in."""
    texts = (node.value for node in module.nodes if isinstance(node, ast.Constant))
    return {text.rpartition(".")[2] for text in texts if isinstance(text, str) and DOTTED.fullmatch(text)}


def methods_called_from_outside(module: Module) -> set[str]:
    """The methods of classes that have a base from outside, which calls them."""
    found: set[str] = set()
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and any(_is_outside(_base(module, base)) for base in node.bases):
            found |= {one.name for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))}
    return found


def _base(module: Module, node: ast.expr) -> str:
    """The full name of a base, without what it is made generic with."""
    return module.full_name(node.value if isinstance(node, ast.Subscript) else node)


def _is_outside(base: str) -> bool:
    return "." in base and base.partition(".")[0] not in PLACES


if __name__ == "__main__":
    sys.exit(main())
