"""The day and the side of a notice on a contract made elsewhere, the facts before it, and the last day as signed."""

from django.db import migrations, models

NOTICE = models.Q(
    models.Q(("before_notice__isnull", True), ("noticed_by", ""), ("noticed_on", None)),
    models.Q(
        ("before_notice__isnull", False), ("noticed_by__in", ["client", "provider"]), ("noticed_on__isnull", False)
    ),
    _connector="OR",
)


class Migration(migrations.Migration):
    dependencies = [("contracts", "0021_subcontractors")]

    operations = [
        migrations.AddField("adoptedcontract", "signed_until", models.DateField(null=True)),
        migrations.AddField("adoptedcontract", "noticed_on", models.DateField(null=True)),
        migrations.AddField("adoptedcontract", "noticed_by", models.CharField(blank=True, max_length=8)),
        migrations.AddField("adoptedcontract", "before_notice", models.JSONField(null=True)),
        migrations.AddConstraint(
            "adoptedcontract", models.CheckConstraint(condition=NOTICE, name="contracts_adopted_notice_whole")
        ),
    ]
