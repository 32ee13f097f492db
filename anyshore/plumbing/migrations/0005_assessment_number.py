"""One sequence for the numbers of assessments (anyshore.plumbing.numbers)."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Create the sequence, starting where a number already looks like one."""

    dependencies: ClassVar = [("plumbing", "0004_activity_number")]
    operations: ClassVar = [
        migrations.RunSQL(
            "CREATE SEQUENCE plumbing_assessment_number START 1001", "DROP SEQUENCE plumbing_assessment_number"
        )
    ]
