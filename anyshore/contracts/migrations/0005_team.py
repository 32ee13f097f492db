"""The team behind the provider of an agreement."""

from typing import ClassVar

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the team of the current version, found by its members."""

    dependencies: ClassVar = [
        ("contracts", "0004_own_clauses"),
        ("parties", "0001_initial"),
        ("sourcing", "0016_teams"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="agreement",
            name="team",
            field=models.JSONField(default=list),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["team"], name="contracts_agreement_team", opclasses=["jsonb_path_ops"]
            ),
        ),
    ]
