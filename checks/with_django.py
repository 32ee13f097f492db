"""What only Django can say: its system checks (ours of relations among them) and whether a migration is missing.

Needs no database and touches no data: the settings get an address where nobody listens, and a data folder of their
own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import warnings

NOWHERE = {
    "DJANGO_SETTINGS_MODULE": "anyshore.settings",
    "DATABASE_URL": "postgresql://checks@127.0.0.1:1/none",
    "ANYSHORE_SECRET_KEY": "the-checks-sign-nothing-and-this-is-long-enough-for-the-checks",  # gitleaks: no secret
}


def environment(folder: str) -> dict[str, str]:
    """The environment in which settings can be read without a database: for Django, and for mypy's plug-in."""
    return {**os.environ, **NOWHERE, "ANYSHORE_DATA": folder}


def main() -> int:
    """Run the checks; 1 if a check or a migration is missing something."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(environment(folder))
        return _checked()


def _checked() -> int:
    import django  # noqa: PLC0415 - the environment must be set before
    from django.core.management import CommandError, call_command  # noqa: PLC0415 - likewise
    from django.core.management.commands import check  # noqa: PLC0415 - likewise

    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    django.setup()
    try:
        call_command(check.Command(), fail_level="WARNING")  # Django's own: ours asks the database too
        call_command("makemigrations", check_changes=True, dry_run=True)
    except CommandError as broken:
        print(broken)
        return 1
    except SystemExit as missing:
        return int(missing.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
