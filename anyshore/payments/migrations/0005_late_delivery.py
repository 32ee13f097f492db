import anyshore.kit.ids
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0009_signed_copy"),
        ("payments", "0004_weekly_holdings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reduction",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("due_on", models.DateField()),
                ("handed_in_on", models.DateField()),
                ("days", models.IntegerField()),
                ("left_out", models.JSONField(default=list)),
                ("counted_minor", models.BigIntegerField()),
                ("waived_minor", models.BigIntegerField()),
                ("amount_minor", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.agreement"
                    ),
                ),
                (
                    "milestone",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.milestone"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agreement"], name="payments_reduction_agreement")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_minor__gte", 0),
                            ("counted_minor__gt", 0),
                            ("days__gt", 0),
                            ("waived_minor__gte", 0),
                            (
                                "amount_minor__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("counted_minor"), "-", models.F("waived_minor")
                                ),
                            ),
                        ),
                        name="payments_reduction_sums",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("amount_minor", models.BigIntegerField()),
                ("words", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.agreement"
                    ),
                ),
                (
                    "given_by",
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
            options={
                "indexes": [models.Index(fields=["agreement"], name="payments_waiver_agreement")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount_minor__gt", 0)), name="payments_waiver_amount")
                ],
            },
        ),
    ]
