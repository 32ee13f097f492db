"""Of each measure, which direction of it is better; empty where its words say it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("strategy", "0003_risks")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="measure", name="better", field=models.CharField(blank=True, default="", max_length=8)
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("better__in", ["", "less", "more", "neither"])), name="strategy_measure_better"
            ),
        ),
    ]
