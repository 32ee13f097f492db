"""The ledger's tables, as models.py declares them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                ("published_on", models.DateField(primary_key=True, serialize=False)),
                ("batch", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("head", models.BinaryField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("balance", models.BigIntegerField(db_default=0)),
                ("folded_id", models.BigIntegerField(db_default=0)),
                ("rule", models.CharField(db_collation="C", max_length=12)),
                ("currency", models.CharField(db_collation="C", max_length=3)),
                ("address", models.CharField(db_collation="C", max_length=120)),
                ("opened_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("address",), name="ledger_account_address_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("balance__gte", 0), models.Q(("rule", "strict"), _negated=True), _connector="OR"
                        ),
                        name="ledger_account_not_overdrawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealBatch",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("head", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
                ("settled_id", models.BigIntegerField()),
                ("reached_id", models.BigIntegerField()),
                ("writers", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first",), name="ledger_batch_first_unique"),
                    models.UniqueConstraint(fields=("last",), name="ledger_batch_last_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("first__gte", 1), ("last__gte", models.F("first")), ("number__gte", 1)),
                        name="ledger_batch_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "debit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="ledger.account",
                    ),
                ),
                (
                    "credit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="ledger.account",
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("reverses_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("about_id", models.UUIDField()),
                ("currency", models.CharField(db_collation="C", max_length=3)),
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("about_kind", models.CharField(db_collation="C", max_length=40)),
                ("key", models.CharField(db_collation="C", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf", models.BinaryField()),
                (
                    "transfer",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="ledger.transfer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["debit", "id"], name="ledger_transfer_debit"),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["credit", "id"], name="ledger_transfer_credit"),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["about_id"], name="ledger_transfer_about"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(fields=("key",), name="ledger_transfer_key_unique"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reverses_id__isnull", False)),
                fields=("reverses_id",),
                name="ledger_transfer_reversed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 1), ("amount__lte", 1000000000000000)),
                name="ledger_transfer_amount_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("debit", models.F("credit")), _negated=True), name="ledger_transfer_two_accounts"
            ),
        ),
    ]
