"""Our own rules over the tree: ``python -m checks.house`` prints each finding as ``path:line: [rule] words``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from checks.rules import (
    actions,
    contracts,
    exemptions,
    foreign,
    inner_verbs,
    migrations,
    names,
    notices,
    places,
    rooms,
    sizes,
    templates,
    tests_of_actions,
    views,
)
from checks.tree import Finding, Tree

ROOT = Path(__file__).resolve().parent.parent

RULES: dict[str, Callable[[Tree], Iterator[Finding]]] = {
    "actions": actions.check,
    "inner-verbs": inner_verbs.check,
    "names": names.check,
    "notices": notices.check,
    "tests-of-actions": tests_of_actions.check,
    "views": views.check,
    "rooms": rooms.check,
    "sizes": sizes.check,
    "places": places.check,
    "exemptions": exemptions.check,
    "migrations": migrations.check,
    "contracts": contracts.check,
    "templates": templates.check,
    "foreign": foreign.check,
}


def findings(tree: Tree) -> Iterator[str]:
    """Every finding of every rule, in the order of the rules, then of the files."""
    for rule, check in RULES.items():
        for found in sorted(check(tree)):
            yield f"{found.path}:{found.line}: [{rule}] {found.words}"


def main() -> int:
    """Print the findings; 1 if there are any."""
    try:
        found = list(findings(Tree(ROOT)))
    except SyntaxError as broken:
        found = [f"{broken.filename}:{broken.lineno}: {broken.msg}"]
    print("\n".join(found) if found else f"{len(RULES)} rules, nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
