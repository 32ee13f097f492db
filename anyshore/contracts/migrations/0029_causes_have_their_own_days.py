"""The causes of missed service levels have the days of their periods. What stood among the duties for each month,
whether anything was missed or not, stays readable and asks for nothing any more."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

CLOCKS = """
    UPDATE plumbing_deadline SET stopped_at = now()
    WHERE done_at IS NULL AND stopped_at IS NULL AND subject_kind = 'duty' AND subject_id IN (
        SELECT d.id FROM contracts_duty d JOIN contracts_dutyseries s ON s.id = d.series_id
        WHERE s.code = 'service_report'
    )
"""
DUTIES = """
    UPDATE contracts_duty SET state = 'closed'
    WHERE state IN ('open', 'missed')
        AND series_id IN (SELECT id FROM contracts_dutyseries WHERE code = 'service_report')
"""
NAMES = """
    UPDATE contracts_dutyseries SET code = 'line', words = 'Report the causes of missed service levels'
    WHERE code = 'service_report'
"""


class Migration(migrations.Migration):
    """Stop their clocks, close the open ones, and keep their name as words."""

    dependencies: ClassVar = [("contracts", "0028_formal_notices"), ("plumbing", "0008_uploads")]
    operations: ClassVar = [migrations.RunSQL([CLOCKS, DUTIES, NAMES], migrations.RunSQL.noop)]
