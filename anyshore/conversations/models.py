"""Tables of conversations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Reads of threads."""

    def visible_to(self, actor: Actor) -> ThreadQuerySet:
        """The threads in which the actor's organisation takes part; all of them for operator and clock."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        if actor.organisation_id is None:
            return self.none()
        mine = Participant.objects.filter(organisation_id=actor.organisation_id, thread_id=models.OuterRef("pk"))
        return self.filter(models.Exists(mine))


class Thread(models.Model):
    """One conversation about one subject. Who takes part is pushed down by the subject's own domain."""

    id = models.UUIDField(primary_key=True, default=new_id)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=200)
    at = models.DateTimeField()
    last_message_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ThreadQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject_id"], name="conversations_thread_subject")]


class Participant(models.Model):
    """An organisation in a thread."""

    id = models.UUIDField(primary_key=True, default=new_id)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "organisation"], name="conversations_participant_once")
        ]


class Message(models.Model):
    """What one person wrote, for their organisation. Files hang on it as attachments of kind ``message``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["thread", "at", "id"], name="conversations_message_order")]


class ReadMark(models.Model):
    """How far one person has read one thread for one organisation."""

    id = models.UUIDField(primary_key=True, default=new_id)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    read_until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "user"], name="conversations_read_mark_once")
        ]
