"""Jobs and verbs that are called by name exist: the name is a literal and stands in ``anyshore/jobs``.

``plumbing.jobs.defer("payments.pay_out", …)`` needs a job of that name. ``plumbing.deadlines.start(verb=…)`` needs the
verb in the table ``VERBS``, and, unless it says ``remind=()``, words for its reminders in a table ``REMINDERS``. A
name put together at run time would be found out in production only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checks.tree import Finding, Module, Tree, argument, literal, tables

JOBS = "anyshore/jobs"
DEFER = "anyshore.plumbing.jobs.defer"
START = "anyshore.plumbing.deadlines.start"


def check(tree: Tree) -> Iterator[Finding]:
    """Every call of ``defer`` and ``deadlines.start``."""
    jobs, verbs, reminders = set(job_names(tree)), set(keys(tree, "VERBS")), set(keys(tree, "REMINDERS"))
    for module in tree.modules("anyshore"):
        for called, call in module.calls:
            if called == DEFER:
                yield from _named(module, call, argument(call, "name", 0), jobs, "job")
            elif called == START:
                yield from _named(module, call, argument(call, "verb"), verbs, "deadline verb")
                if _reminds(call):
                    yield from _worded(module, call, reminders)


def job_names(tree: Tree) -> Iterator[str]:
    """The jobs: literal names in the decorators of functions under ``anyshore/jobs``."""
    for module in tree.modules(JOBS):
        for node in module.nodes:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                calls = (one for one in node.decorator_list if isinstance(one, ast.Call))
                yield from (name for call in calls if (name := literal(argument(call, "name", 0))))


def keys(tree: Tree, table: str) -> Iterator[str]:
    """The literal keys of the tables of one name under ``anyshore/jobs``."""
    for module in tree.modules(JOBS):
        for found in tables(module, table):
            yield from (name for key in found.keys if (name := literal(key)))


def _named(module: Module, call: ast.Call, given: ast.expr | None, known: set[str], kind: str) -> Iterator[Finding]:
    name = literal(given)
    if name is None:
        yield Finding(module.path, call.lineno, f"the name of a {kind} is a literal, so that it can be checked")
    elif name not in known:
        yield Finding(module.path, call.lineno, f"no {kind} is called {name!r} in {JOBS}")


def _reminds(call: ast.Call) -> bool:
    given = argument(call, "remind")
    return not (isinstance(given, ast.Tuple) and not given.elts)


def _worded(module: Module, call: ast.Call, reminders: set[str]) -> Iterator[Finding]:
    name = literal(argument(call, "verb"))
    if name is not None and name not in reminders:
        yield Finding(module.path, call.lineno, f"{name!r} reminds, but has no words in REMINDERS under {JOBS}")
