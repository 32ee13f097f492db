"""One sequence for the numbers of activities (anyshore.plumbing.numbers)."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Create the sequence, starting where a number already looks like one."""

    dependencies: ClassVar = [("plumbing", "0003_numbers")]
    operations: ClassVar = [
        migrations.RunSQL(
            "CREATE SEQUENCE plumbing_activity_number START 1001", "DROP SEQUENCE plumbing_activity_number"
        )
    ]
