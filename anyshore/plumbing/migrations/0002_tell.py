"""The function behind anyshore.plumbing.audit.tell: append to the subject's chain, defer the notice."""

from typing import ClassVar

from django.db import migrations

TELL = """
CREATE FUNCTION plumbing_tell(
    p_kind varchar, p_subject uuid, p_name varchar, p_body text, p_person uuid, p_organisation uuid,
    p_at timestamptz, p_job varchar
) RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    v_position bigint;
    v_before bytea;
    v_hash bytea;
    v_id bigint;
BEGIN
    INSERT INTO plumbing_audithead AS head (subject_kind, subject_id, position, hash)
    VALUES (p_kind, p_subject, 1, decode(repeat('00', 32), 'hex'))
    ON CONFLICT (subject_kind, subject_id) DO UPDATE SET position = head.position + 1
    RETURNING position, hash INTO v_position, v_before;

    v_hash := sha256(v_before || convert_to(
        v_position || '|' || p_kind || '|' || p_subject || '|' || p_body, 'UTF8'));

    UPDATE plumbing_audithead SET hash = v_hash WHERE subject_kind = p_kind AND subject_id = p_subject;

    INSERT INTO plumbing_auditentry
        (subject_kind, subject_id, position, name, body, person_id, organisation_id, at, hash)
    VALUES (p_kind, p_subject, v_position, p_name, p_body, p_person, p_organisation, p_at, v_hash)
    RETURNING id INTO v_id;

    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args)
    VALUES ('default', p_job, 0, jsonb_build_object('entry_id', v_id));

    RETURN v_id;
END $$
"""


class Migration(migrations.Migration):
    """Create plumbing_tell."""

    dependencies: ClassVar = [("plumbing", "0001_initial"), ("procrastinate", "__latest__")]
    operations: ClassVar = [
        migrations.RunSQL(
            TELL,
            "DROP FUNCTION plumbing_tell(varchar, uuid, varchar, text, uuid, uuid, timestamptz, varchar)",
        )
    ]
