"""``anyshore migrate``: as the owner bring the tables up to date and set the grants."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connections

from anyshore.cli import fitness
from anyshore.plumbing import grants, snapshot


class Command(migrate.Command):
    """Django's command, run as the owner; afterwards the application has what is declared and no more."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Django's, and one of ours."""
        super().add_arguments(parser)
        parser.add_argument(
            "--one-by-one",
            action="store_true",
            help="Run every migration even on an empty database, which is otherwise filled from one file of SQL.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, grant, compare."""
        if "owner" not in settings.DATABASES:
            raise CommandError("Migrations run as the owner of the tables: set DATABASE_OWNER_URL for this command.")
        part = options["plan"] or options["check_unapplied"] or options["app_label"]
        if not part and not options.pop("one_by_one", False):
            snapshot.load_if_empty(connections["owner"])
        super().handle(*args, **options | {"database": "owner"})
        if part:
            return
        set_grants()
        fitness.refuse_unless_fit()
        if options["verbosity"]:
            self.stdout.write("The database is up to date; the application's grants are set and compared.")


def set_grants() -> None:
    """Give the application's role exactly what is declared, in one transaction.

    Where application and owner are one role there is nothing to give; the comparison refuses that.
    """
    owner, application = connections["owner"], connections["default"].settings_dict
    if owner.settings_dict["USER"] == application["USER"]:
        return
    owner.ensure_connection()
    with owner.connection.transaction(), owner.connection.cursor() as cursor:
        grants.apply(
            cursor,
            database=owner.settings_dict["NAME"],
            owner=owner.settings_dict["USER"],
            application=application["USER"],
        )
