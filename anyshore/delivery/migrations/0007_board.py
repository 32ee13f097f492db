import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import anyshore.delivery.rules.board
import anyshore.kit.ids

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0019_own_templates"),
        ("delivery", "0006_service_levels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("title", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(default=anyshore.delivery.rules.board.WorkItemState["TO_DO"], max_length=12),
                ),
                ("place", models.BigIntegerField()),
                ("line", models.SmallIntegerField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("priority", models.CharField(default=anyshore.delivery.rules.board.Priority["NORMAL"], max_length=8)),
                ("labels", models.JSONField(default=list)),
                ("steps", models.JSONField(default=list)),
                ("version", models.IntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(null=True)),
                ("agreement", models.ForeignKey(on_delete=PROTECT, related_name="+", to="contracts.agreement")),
                (
                    "archived_by",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "assignee",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("author", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "milestone",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to="contracts.milestone"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("archived_at", None), models.Q(("state", "done"), _negated=True)),
                        fields=["assignee", "due_on"],
                        name="delivery_item_mine",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["to_do", "doing", "in_review", "done"])),
                        name="delivery_item_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("priority__in", ["urgent", "high", "normal", "low"])),
                        name="delivery_item_priority",
                    ),
                    models.UniqueConstraint(fields=("agreement", "number"), name="delivery_item_number"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        fields=("agreement", "state", "place"),
                        name="delivery_item_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("milestone", None), ("line", None), _connector="OR"),
                        name="delivery_item_about_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__gte", 1), ("version__gte", 1), models.Q(("title", ""), _negated=True)
                        ),
                        name="delivery_item_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("archived_at", None), ("archived_by", None)),
                            models.Q(("archived_at__isnull", False), ("archived_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="delivery_item_archived",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkItemComment",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("side", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                ("author", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("item", models.ForeignKey(on_delete=PROTECT, related_name="+", to="delivery.workitem")),
            ],
            options={
                "indexes": [models.Index(fields=["item", "at"], name="delivery_item_comment_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["client", "provider"])), name="delivery_item_comment_side"
                    )
                ],
            },
        ),
        migrations.AddField(model_name="timer", name="kept_minutes", field=models.IntegerField(default=0)),
        migrations.AddField(
            model_name="timer",
            name="item",
            field=models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to="delivery.workitem"),
        ),
        migrations.AddConstraint(
            model_name="timer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_minutes__gte", 0)), name="delivery_timer_kept"
            ),
        ),
    ]
