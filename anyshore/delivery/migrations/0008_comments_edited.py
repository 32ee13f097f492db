"""Comments on the work board can be edited and withdrawn: when, whom they told, and what they said before."""

import anyshore.kit.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0007_board"),
    ]

    operations = [
        migrations.AddField(model_name="workitemcomment", name="told", field=models.JSONField(default=list)),
        migrations.AddField(model_name="workitemcomment", name="edited_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="workitemcomment", name="withdrawn_at", field=models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="WorkItemCommentBefore",
            fields=[
                ("id", models.UUIDField(default=anyshore.kit.ids.new_id, primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("until", models.DateTimeField()),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="delivery.workitemcomment",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["comment", "until"], name="delivery_item_comment_before")],
            },
        ),
    ]
