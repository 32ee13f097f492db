"""Teams of several providers in one proposal."""

from typing import ClassVar

import anyshore.kit.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the tables of offers that wait for teams, their members and answers, and of proposals' teams."""

    dependencies: ClassVar = [
        ("parties", "0001_initial"),
        ("sourcing", "0015_revision_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="TeamOffer",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("proposal_version", models.IntegerField(default=0)),
                ("state", models.CharField(default="waiting", max_length=12)),
                ("terms", models.JSONField()),
                ("hash", models.CharField(max_length=64)),
                ("version", models.IntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.organisation"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sourcing.proposal",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sourcing.request"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("position", models.SmallIntegerField()),
                ("share_bps", models.IntegerField()),
                ("role", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.organisation"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sourcing.teamoffer"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeamAnswer",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("agrees", models.BooleanField()),
                ("hash", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=120)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "person",
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
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sourcing.teamoffer"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProposalMember",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("position", models.SmallIntegerField()),
                ("share_bps", models.IntegerField()),
                ("role", models.CharField(max_length=200)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sourcing.proposal"
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "provider"), name="sourcing_proposal_member_once"),
                    models.CheckConstraint(
                        condition=models.Q(("share_bps__range", (1, 9999))), name="sourcing_proposal_member_share"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="teamoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "sent", "called_off", "lapsed"])),
                name="sourcing_team_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamoffer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("request", "lead"), name="sourcing_team_one_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(fields=("offer", "provider"), name="sourcing_team_member_once"),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(("share_bps__range", (1, 9999))), name="sourcing_team_member_share"
            ),
        ),
        migrations.AddIndex(
            model_name="teamanswer",
            index=models.Index(fields=["offer", "hash", "at"], name="sourcing_team_answer"),
        ),
    ]
