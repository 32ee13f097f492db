"""What changed last in which transaction (anyshore.plumbing.changes)."""

from typing import ClassVar

from django.db import migrations

TABLE = """
CREATE TABLE plumbing_change (
    kind varchar(40) NOT NULL,
    subject_id uuid NOT NULL,
    xid xid8 NOT NULL,
    PRIMARY KEY (kind, subject_id)
);
CREATE INDEX plumbing_change_since ON plumbing_change (kind, xid);
"""


class Migration(migrations.Migration):
    """Create the table: one row a subject, written and read by cursor alone."""

    dependencies: ClassVar = [("plumbing", "0006_limits")]
    operations: ClassVar = [migrations.RunSQL(TABLE, "DROP TABLE plumbing_change")]
