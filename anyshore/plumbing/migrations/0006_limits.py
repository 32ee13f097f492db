"""How often somebody did a thing (anyshore.plumbing.limits)."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the table of counts."""

    dependencies: ClassVar = [
        ("plumbing", "0005_assessment_number"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Spent",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "name", "who", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("who", models.BinaryField(max_length=16)),
                ("count", models.IntegerField()),
                ("ends_at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
