"""The ledger's functions and triggers: all of its writing. See 0002_functions.sql beside this file."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Create the functions and the triggers."""

    dependencies: ClassVar = [("ledger", "0001_tables")]
    operations: ClassVar = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))]
