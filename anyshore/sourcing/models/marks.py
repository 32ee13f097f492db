"""What is kept to tell which proposals are alike, and what their authors say to it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.sourcing.models.roots import Proposal


class ProposalSketch(models.Model):
    """The sketch of a proposal's words as they were sent last (rules.duplicates): 512 bytes, none of a short text."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, primary_key=True, related_name="+")
    minima = models.BinaryField()


class SamenessAnswer(models.Model):
    """What a provider says to a mark on its proposal: the last word stands."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["proposal"], name="sourcing_sameness_answer_once")]
