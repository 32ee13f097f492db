"""Tables of what is said about an agreement before it is signed: suggestions, comments, how far one has read."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.models.draft import AgreementDraft
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.suggestions import SUGGESTION, Change, SuggestionState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Reads of suggestions."""

    def visible_to(self, actor: Actor) -> SuggestionQuerySet:
        """Those of the agreements that the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Suggestion(models.Model):
    """What one side would have changed in ``row`` (rules.places) of ``version``: the fields as they stood (``was``)
    and as they would be (``to``). ``number`` counts within the agreement (S1). ``answered_by`` accepted or refused it,
    with an ``answer`` if they had a word; ``written_in`` is the version that has it."""

    lifecycle: ClassVar[Lifecycle[SuggestionState]] = SUGGESTION

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    version = models.IntegerField()
    row = models.CharField(max_length=60)
    anchor = models.CharField(max_length=300, blank=True)
    was = models.JSONField()
    to = models.JSONField()
    reason = models.TextField(blank=True)
    side = models.CharField(max_length=8)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default=SuggestionState.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    written_in = models.IntegerField(null=True)

    objects: ClassVar[Any] = SuggestionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "number"], name="contracts_suggestion_number"),
            one_of("contracts_suggestion_side", "side", Side),
            one_of("contracts_suggestion_state", "state", SuggestionState),
            models.CheckConstraint(
                condition=models.Q(state="written", written_in__isnull=False)
                | (~models.Q(state="written") & models.Q(written_in=None)),
                name="contracts_suggestion_written_in",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["agreement"],
                condition=models.Q(state__in=["open", "accepted"]),
                name="contracts_suggestion_pending",
            )
        ]

    @property
    def change(self) -> Change:
        """What it changes, for the rules."""
        return Change(self.row, self.to, self.number, self.was, self.anchor)


class AgreementCommentQuerySet(models.QuerySet["AgreementComment"]):
    """Reads of comments."""

    def visible_to(self, actor: Actor) -> AgreementCommentQuerySet:
        """Those on the agreements and drafts that the actor sees; a private one is its own organisation's."""
        own = models.Q(private_to=None) | models.Q(private_to_id=actor.organisation_id, private_to__isnull=False)
        drafts = AgreementDraft.objects.visible_to(actor).values("agreement_id")
        seen = models.Q(agreement__in=Agreement.objects.visible_to(actor)) | models.Q(agreement_id__in=drafts)
        return self.filter(own, seen)


class AgreementComment(models.Model):
    """What somebody said about one ``row`` (rules.places) of an agreement as it stood in ``version``, or (``parent``)
    in reply; a draft is version 0. ``private_to``: only that organisation sees it. Settled, it is done."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    row = models.CharField(max_length=60)
    anchor = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    private_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    objects: ClassVar[Any] = AgreementCommentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [one_of("contracts_comment_side", "side", Side)]
        indexes: ClassVar = [models.Index(fields=["agreement", "at"], name="contracts_comment_agreement")]


class NegotiationRead(models.Model):
    """How far one person has read what is said about an agreement."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    read_until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "user"], name="contracts_negotiation_read_once")
        ]
