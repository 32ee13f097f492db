"""Proposals that are being written."""

from typing import ClassVar

import anyshore.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the table of drafts of proposals."""

    dependencies: ClassVar = [
        ("parties", "0001_initial"),
        ("sourcing", "0007_tenders_and_lots"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ProposalDraft",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("written", models.JSONField()),
                ("version", models.IntegerField()),
                ("request_version", models.IntegerField()),
                ("changed_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.organisation"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sourcing.request"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "provider"), name="sourcing_draft_one_a_provider")
                ],
            },
        ),
    ]
