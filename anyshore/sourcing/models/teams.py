"""What members of a team answered, and the team of a proposal that was sent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.sourcing.models.roots import Proposal, TeamOffer
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.teams import MemberTerms


class TeamAnswer(models.Model):
    """A member's yes or no to the terms with this digest, with its evidence. Rows never change; the last one
    stands."""

    id = models.UUIDField(primary_key=True, default=new_id)
    offer = models.ForeignKey(TeamOffer, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    hash = models.CharField(max_length=64)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["offer", "hash", "at"], name="sourcing_team_answer")]


class ProposalMember(models.Model):
    """A member of the team that a proposal stands for, beside its bidder, who leads it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.SmallIntegerField()
    share_bps = models.IntegerField()
    role = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "provider"], name="sourcing_proposal_member_once"),
            models.CheckConstraint(
                condition=models.Q(share_bps__range=(1, 9999)), name="sourcing_proposal_member_share"
            ),
        ]


def write_team(proposal: Proposal, terms: ProposalTerms) -> None:
    """Put the team of ``terms`` in the place of that which the proposal has."""
    ProposalMember.objects.filter(proposal=proposal).delete()
    ProposalMember.objects.bulk_create(
        ProposalMember(
            proposal=proposal, provider_id=one.provider_id, position=place, share_bps=one.share_bps, role=one.role
        )
        for place, one in enumerate(terms.team, start=1)
    )


def read_team(proposal: Proposal) -> tuple[MemberTerms, ...]:
    """The team of a proposal as terms."""
    rows = ProposalMember.objects.filter(proposal=proposal).order_by("position")
    return tuple(MemberTerms(provider_id=one.provider_id, share_bps=one.share_bps, role=one.role) for one in rows)
