"""The tree as the rules see it: files, parsed once, with their imports resolved."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

PACKAGE = "anyshore"
FLOORS_FILE = f"{PACKAGE}/settings/floors.py"
CASE_BY_CASE = {"__pycache__", "node_modules"}


class Finding(NamedTuple):
    """One thing that is not as the house has it. ``line`` is 1 where a whole file or folder is meant."""

    path: str
    line: int
    words: str


@dataclass(frozen=True)
class Module:
    """One Python file. ``path`` is relative to the root, ``name`` is dotted."""

    path: str
    name: str
    text: str

    @cached_property
    def body(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the file, walked once for all rules."""
        return list(ast.walk(self.body))

    @cached_property
    def imports(self) -> dict[str, str]:
        """Local names and what they stand for: ``{"pay": "anyshore.payments.actions.pay.pay"}``."""
        found: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found |= {(one.asname or one.name.split(".")[0]): one.name for one in node.names if one.asname}
                found |= {one.name.split(".")[0]: one.name.split(".")[0] for one in node.names if not one.asname}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {(one.asname or one.name): f"{node.module}.{one.name}" for one in node.names}
        return found

    def full_name(self, node: ast.expr) -> str:
        """The dotted name that an expression stands for, through the imports; empty if it is no name."""
        if isinstance(node, ast.Name):
            return self.imports.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            before = self.full_name(node.value)
            return f"{before}.{node.attr}" if before else ""
        return ""

    def imported(self) -> Iterator[tuple[str, int]]:
        """Every module or member that the file imports, with its line."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((one.name, node.lineno) for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{one.name}", node.lineno) for one in node.names)

    @cached_property
    def calls(self) -> list[tuple[str, ast.Call]]:
        """Every call in the file with the full name of what is called; the name is empty if it has none."""
        return [(self.full_name(node.func), node) for node in self.nodes if isinstance(node, ast.Call)]


class Tree:
    """A checkout, or a folder that looks like one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._parsed: dict[Path, Module] = {}

    @cached_property
    def floors(self) -> tuple[tuple[str, ...], ...]:
        """The floors from the top down; the names on one line do not know each other."""
        for node in ast.parse((self.root / FLOORS_FILE).read_text()).body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "FLOORS":
                assert node.value is not None
                return tuple(tuple(line) for line in ast.literal_eval(node.value))
        raise ValueError(f"{FLOORS_FILE} has no FLOORS")

    @cached_property
    def doors(self) -> tuple[str, ...]:
        """The floor right under the settings."""
        return (*self.floors[1], *self.floors[2])

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """Every floor between the doors and the plumbing that has been built, from the top down."""
        names = (name for line in self.floors[3:-2] for name in line)
        return tuple(name for name in names if (self.root / PACKAGE / name).is_dir())

    def rank(self, floor: str) -> int | None:
        """The height of a floor: 0 is the top. None for a name that is no floor."""
        return next((height for height, line in enumerate(self.floors) if floor in line), None)

    def modules(self, *places: str) -> list[Module]:
        """The Python files at or under the places, in order; places that do not exist hold none."""
        found = (path for place in places for path in self._python(self.root / place))
        return [self._module(path) for path in sorted(found)]

    def files(self) -> list[str]:
        """Every file that is or would be committed; without git, every file."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=self.root,
            capture_output=True,
            check=False,
            text=True,
        )
        if listed.returncode == 0:
            names = set(listed.stdout.split("\0")) - {""}
        else:
            names = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*")}
        return sorted(name for name in names if (self.root / name).is_file())

    def _python(self, place: Path) -> list[Path]:
        if place.suffix == ".py":
            return [place] if place.is_file() else []
        return [path for path in place.rglob("*.py") if not CASE_BY_CASE & set(path.parts)]

    def _module(self, path: Path) -> Module:
        if path not in self._parsed:
            inside = path.relative_to(self.root)
            parts = inside.with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            self._parsed[path] = Module(inside.as_posix(), name, path.read_text(encoding="utf-8"))
        return self._parsed[path]


def names_floor(module_name: str) -> str:
    """The floor a dotted name of the package stands on: ``anyshore.web.payments`` is on ``web``."""
    parts = module_name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == PACKAGE else ""


def decorator_name(module: Module, node: ast.expr) -> str:
    """The full name of a decorator, called or not."""
    return module.full_name(node.func if isinstance(node, ast.Call) else node)


def literal(node: ast.expr | None) -> str | None:
    """The text of a string literal, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def argument(call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
    """The argument of a call by name or by position."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if position is not None and position < len(call.args):
        return call.args[position]
    return None


def has_docstring(node: ast.Module | ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether a module, class or function says what it is."""
    return bool((ast.get_docstring(node) or "").strip())


def tables(module: Module, name: str) -> Iterator[ast.Dict]:
    """The dict literals assigned to a name at the top of a module, such as ``VERBS: dict[…] = {…}``."""
    for node in module.body.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(value, ast.Dict) and any(isinstance(one, ast.Name) and one.id == name for one in targets):
            yield value
