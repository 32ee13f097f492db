"""Tables that every domain uses and none owns. Actor and subject are ids here, never foreign keys."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.kit.ids import new_id


class AuditEntry(models.Model):
    """One fact about one subject, chained by hash to the one before. Written by ``plumbing_tell`` alone.

    ``body`` is the canonical JSON that was hashed; ``hash`` is SHA-256 over the hash before, the position,
    the subject and the body (see anyshore.plumbing.audit.entry_hash).
    """

    id = models.BigAutoField(primary_key=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    position = models.BigIntegerField()
    name = models.CharField(max_length=80)
    body = models.TextField()
    person_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    hash = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "position"], name="plumbing_audit_position_unique"
            ),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="plumbing_audit_position_positive"),
        ]


class AuditHead(models.Model):
    """The newest position and hash of one subject's chain; its row lock orders the writers."""

    pk = models.CompositePrimaryKey("subject_kind", "subject_id")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    position = models.BigIntegerField()
    hash = models.BinaryField()


class Transition(models.Model):
    """One move of one thing: from, to, by which verb, by whom, when and why. Append-only."""

    id = models.BigAutoField(primary_key=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    verb = models.CharField(max_length=60)
    old_state = models.CharField(max_length=40)
    new_state = models.CharField(max_length=40)
    actor_kind = models.CharField(max_length=12)
    person_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject_id"], name="plumbing_transition_subject")]


class IdempotencyKey(models.Model):
    """One key of one actor, with the fingerprint of its input and the answer that was given."""

    pk = models.CompositePrimaryKey("scope", "key")
    scope = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    fingerprint = models.BinaryField()
    status = models.SmallIntegerField(null=True)
    content_type = models.CharField(max_length=80, default="")
    location = models.TextField(default="")
    body = models.BinaryField(default=b"")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="plumbing_idempotency_at")]


class Deadline(models.Model):
    """An instant at which a verb acts if nobody has. ``reminds`` marks a reminder of another deadline."""

    id = models.UUIDField(primary_key=True, default=new_id)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    args = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminds = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    done_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    error = models.TextField(default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(done_at=None, stopped_at=None),
                name="plumbing_deadline_open",
            ),
            models.Index(fields=["subject_kind", "subject_id"], name="plumbing_deadline_subject"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["verb", "subject_kind", "subject_id"],
                condition=models.Q(done_at=None, stopped_at=None, reminds=None),
                name="plumbing_deadline_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(stopped_at=None), name="plumbing_deadline_one_end"
            ),
        ]


class ClockSetting(models.Model):
    """The sandbox's clock: it showed ``shown_at`` at the real instant ``real_at`` and runs ``rate`` times as fast."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    shown_at = models.DateTimeField()
    real_at = models.DateTimeField()
    rate = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="plumbing_clock_one_row"),
            models.CheckConstraint(condition=models.Q(rate__gte=1, rate__lte=86_400), name="plumbing_clock_rate"),
        ]


class StoredFile(models.Model):
    """A file that somebody uploaded: its bytes stand under their SHA-256, once however often they come."""

    id = models.UUIDField(primary_key=True, default=new_id)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    content_type = models.CharField(max_length=120)
    uploaded_by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sha256"], name="plumbing_file_sha256")]


class Upload(models.Model):
    """A file that comes in pieces. The bytes so far are on the disk (plumbing.uploads); ``length`` is what it will be.

    ``file_id`` is the kept file, once the last byte is there: whoever missed that answer still learns it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person_id = models.UUIDField()
    name = models.CharField(max_length=200)
    length = models.BigIntegerField()
    file_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person_id"], name="plumbing_upload_person"),
            models.Index(fields=["expires_at"], name="plumbing_upload_expires"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(length__gt=0), name="plumbing_upload_length")
        ]


class Attachment(models.Model):
    """A file placed on a subject."""

    id = models.UUIDField(primary_key=True, default=new_id)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    attached_by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject_id"], name="plumbing_attachment_subject")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "subject_kind", "subject_id"], name="plumbing_attachment_once")
        ]


class Mail(models.Model):
    """A mail that was or will be sent; in the sandbox it stands in the mailbox for all to read.

    ``key`` names what it tells whom, so that a job that runs twice mails once.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.CharField(max_length=120, null=True, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    headers = models.JSONField(default=dict)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(default="", blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["to", "-at"], name="plumbing_mail_to")]


class Spent(models.Model):
    """How often somebody did a thing in a span that ends at ``ends_at``. Written by ``plumbing.limits`` alone."""

    pk = models.CompositePrimaryKey("name", "who")
    name = models.CharField(max_length=40)
    who = models.BinaryField(max_length=16)
    count = models.IntegerField()
    ends_at = models.DateTimeField(db_index=True)
