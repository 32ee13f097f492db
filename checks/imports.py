"""The import contracts: ``python -m checks.imports`` runs both files of them and prints what is broken."""

from __future__ import annotations

import sys

from importlinter.cli import lint_imports

from checks.rules.contracts import CONFIG, TABLES


def main() -> int:
    """Run the contracts of the folder we stand in; 1 if one is broken.

    Without the cache, which goes by the time of a file and so misses what a checkout put there: a stale one let an
    illegal import through.
    """
    return max(lint_imports(config_filename=name, no_cache=True, no_logo=True) for name in (CONFIG, TABLES))


if __name__ == "__main__":
    sys.exit(main())
