"""Searches that people keep."""

from typing import ClassVar

import anyshore.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the table of kept searches."""

    dependencies: ClassVar = [
        ("parties", "0001_initial"),
        ("sourcing", "0005_decision_behind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("among", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(blank=True, max_length=600)),
                ("every", models.CharField(max_length=4)),
                ("created_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "among", "query"), name="sourcing_search_once"),
                    models.CheckConstraint(
                        condition=models.Q(("among__in", ["requests", "providers"])), name="sourcing_search_among"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("every__in", ["hour", "day", "week"])), name="sourcing_search_every"
                    ),
                ],
            },
        ),
    ]
