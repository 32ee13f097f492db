"""``anyshore COMMAND``: hold the embedded database if it is the one in use, then run the command.

Commands that need neither database nor Django are called from here; the others are management commands, found by
their names, and so is everything of Django's own (``anyshore makemigrations``).
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from anyshore.plumbing import environment
from anyshore.plumbing.embedded import Refusal, hold

STANDALONE = {
    "run": "anyshore.cli.run",
    "database-setup": "anyshore.cli.database_setup",
    "verify": "anyshore.cli.verify",
    "verify-contract": "anyshore.cli.verify_contract",
}
"""Commands of their own, each in a module whose ``run`` takes the rest of the line and returns the exit code. A module
is read when it is asked for, Django's too: what a start need not read it does not wait for."""

COMMANDS = {
    "run": "everything in one process tree: database, web server, worker",
    "web": "the web server alone",
    "worker": "the worker alone: jobs, mail, deadlines",
    "migrate": "bring the database up to date and set the application's grants",
    "check": "compare the database with the manifest and the ledger with itself; exit 1 if anything is wrong",
    "check-ledger": "recompute every balance and try every rule of the ledger",
    "export-ledger": "write the sealed ledger as a file that anybody can verify",
    "verify": "verify such a file; needs neither database nor secret",
    "verify-contract": "verify the package of a contract, or one paper of it; needs neither database nor secret",
    "rates": "record the reference rates of the European Central Bank from its own file",
    "demo": "build the demo marketplace (sandbox only)",
    "import-work": "take a file of real posts and proposals through the same actions (sandbox only)",
    "database-setup": "print the SQL that makes the two roles and the database",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 well, 1 refused or found faults, 2 not understood, 130 interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anyshore.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in {"-h", "--help", "help"}:
        sys.stdout.write(usage())
        return 0
    try:
        return run(given[0], given[1:])
    except (Refusal, environment.Misconfigured) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def run(name: str, arguments: list[str]) -> int:
    """Run a command, with the database at hand where Django is needed."""
    if name in STANDALONE:
        return int(import_module(STANDALONE[name]).run(arguments))
    environment.make_data_folder()
    if environment.is_embedded():
        hold(environment.embedded_cluster())
    read_django()
    import_module("django.core.management").execute_from_command_line(["anyshore", name.replace("-", "_"), *arguments])
    return 0


def read_django() -> None:
    """Import every application. What is read then stays: searched for garbage meanwhile, it takes a quarter longer."""
    gc.disable()
    import_module("django").setup()
    gc.freeze()
    gc.enable()


def usage() -> str:
    """What there is, a line each."""
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name:<{width}}  {about}" for name, about in COMMANDS.items()]
    return "\n".join(["usage: anyshore COMMAND", "", *lines, "", "Each tells its options with --help.", ""])


if __name__ == "__main__":
    sys.exit(main())
