"""The list of defects of accepted work, and the attempts to put them right."""

import anyshore.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0020_held_renewals"),
        ("delivery", "0008_comments_edited"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Defect",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="reported", max_length=12)),
                ("cure_days", models.SmallIntegerField(null=True)),
                ("tries", models.SmallIntegerField(null=True)),
                ("tried", models.SmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("denial", models.TextField(blank=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("over_at", models.DateTimeField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.agreement"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.milestone"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DefectAttempt",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField()),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("kept_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "defect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="delivery.defect"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="defect",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["reported", "put_right", "denied", "failed", "struck"])),
                name="delivery_defect_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="defect",
            constraint=models.UniqueConstraint(fields=("agreement", "number"), name="delivery_defect_number"),
        ),
        migrations.AddConstraint(
            model_name="defect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("over_at__isnull", False), ("state", "struck")),
                    models.Q(models.Q(("state", "struck"), _negated=True), ("over_at", None)),
                    _connector="OR",
                ),
                name="delivery_defect_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="defect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cure_days", None), ("failed_at", None), ("tries", None), ("until", None)),
                    models.Q(("cure_days__gt", 0), ("tries__gt", 0)),
                    _connector="OR",
                ),
                name="delivery_defect_cure",
            ),
        ),
        migrations.AddConstraint(
            model_name="defect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), _negated=True), ("failed_at__isnull", False), _connector="OR"
                ),
                name="delivery_defect_failed",
            ),
        ),
        migrations.AddConstraint(
            model_name="defect",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_at__gte", models.F("at")), ("number__gt", 0), ("tried__gte", 0)),
                name="delivery_defect_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="defectattempt",
            constraint=models.UniqueConstraint(fields=("defect", "number"), name="delivery_attempt_number"),
        ),
        migrations.AddConstraint(
            model_name="defectattempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kept_at", None)), fields=("defect",), name="delivery_attempt_one_stands"
            ),
        ),
    ]
