"""One sequence for each kind of thing that has a short number (anyshore.plumbing.numbers)."""

from typing import ClassVar

from django.db import migrations

NUMBERED = ("request", "proposal", "agreement")


class Migration(migrations.Migration):
    """Create the sequences, starting where a number already looks like one."""

    dependencies: ClassVar = [("plumbing", "0002_tell")]
    operations: ClassVar = [
        migrations.RunSQL(
            f"CREATE SEQUENCE plumbing_{kind}_number START 1001", f"DROP SEQUENCE plumbing_{kind}_number"
        )
        for kind in NUMBERED
    ]
