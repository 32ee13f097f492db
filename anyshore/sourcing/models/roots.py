"""What is loaded, locked and authorised: requests, invitations, proposals."""

from __future__ import annotations

from typing import Any, ClassVar, Final
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models

from anyshore.catalogue.rules.categories import Unit
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.folding import beginning
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.folding import Worded
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.rules import states
from anyshore.sourcing.rules.teams import TEAM, TeamState
from anyshore.strategy.models import Decision

WORDS_MOST: Final = 12
"""So many words of a search are looked for."""


class RequestQuerySet(models.QuerySet["Request"]):
    """Reads of requests."""

    def visible_to(self, actor: Actor) -> RequestQuerySet:
        """Public ones that were published; one's own; those one is invited to, has proposed on, or is asked to join a
        team for."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        public = models.Q(visibility=states.Visibility.PUBLIC, published_at__isnull=False)
        if actor.organisation_id is None:
            return self.filter(public)
        invited = Invitation.objects.filter(request_id=models.OuterRef("pk"), provider_id=actor.organisation_id)
        proposed = Proposal.objects.filter(request_id=models.OuterRef("pk"), provider_id=actor.organisation_id)
        asked = TeamMember.objects.filter(
            offer__request_id=models.OuterRef("pk"),
            offer__state__in=(TeamState.WAITING, TeamState.SENT),
            provider_id=actor.organisation_id,
        )
        theirs = models.Exists(invited) | models.Exists(proposed) | models.Exists(asked)
        return self.filter(
            public | models.Q(client_id=actor.organisation_id) | models.Q(published_at__isnull=False) & theirs
        )

    def of_client(self, actor: Actor) -> RequestQuerySet:
        """Those of the actor's own organisation: the ones they may change."""
        return self.filter(client_id=actor.organisation_id) if actor.organisation_id else self.none()

    def open(self) -> RequestQuerySet:
        """Those that are published and not yet decided."""
        return self.filter(state=states.RequestState.OPEN)

    def invited_and_silent(self, provider_id: UUID) -> RequestQuerySet:
        """Those to which this provider is invited and has neither declined nor proposed."""
        invited = Invitation.objects.filter(
            request_id=models.OuterRef("pk"), provider_id=provider_id, declined_at=None
        )
        proposed = Proposal.objects.filter(request_id=models.OuterRef("pk"), provider_id=provider_id)
        return self.filter(models.Exists(invited), ~models.Exists(proposed))

    def about(self, words: str) -> RequestQuerySet:
        """Those whose title or brief has every word, or a word that begins so; of a confidential one title and
        summary."""
        if not (asked := beginning(words, WORDS_MOST)):
            return self
        wanted = SearchQuery(asked, config="simple", search_type="raw")
        found = self.annotate(
            _text=SearchVector(Worded("title"), Worded("brief"), config="simple"),
            _open=SearchVector(Worded("title"), Worded("summary"), config="simple"),
        )
        return found.filter(models.Q(_text=wanted, nda="") | ~models.Q(nda="") & models.Q(_open=wanted))


class Request(models.Model):
    """What a client needs. ``number`` is the short public one (R-1042); ``budget_minor`` is the most they pay.

    Where ``nda`` holds a text, the brief is read by who has signed it (queries.clearance): ``nda_version`` is the one
    in force, 0 before publishing and where there is none; ``summary`` is for everybody.
    ``most_proposals`` may stand on it at one time; None is the usual number of its unit (rules.quotas).
    Proposals are taken until ``proposals_until``; without an award by ``decide_until`` the request lapses. ``sealed``
    ones are seen by nobody of the client before ``opened_at``. ``follows`` is the request for information before it.
    """

    lifecycle: ClassVar[Lifecycle[states.RequestState]] = states.REQUEST

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True)
    client = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    title = models.CharField(max_length=160)
    brief = models.TextField(blank=True)
    category = models.CharField(max_length=40)
    unit = models.CharField(max_length=12)
    currency = models.CharField(max_length=3)
    budget_minor = models.BigIntegerField(null=True)
    visibility = models.CharField(max_length=8, default=states.Visibility.PUBLIC)
    wanted_on = models.DateField(null=True)
    summary = models.TextField(blank=True)
    nda = models.TextField(blank=True)
    nda_version = models.SmallIntegerField(default=0)
    most_proposals = models.SmallIntegerField(null=True)
    proposals_until = models.DateTimeField(null=True)
    decide_until = models.DateTimeField(null=True)
    kind = models.CharField(max_length=8, default=states.RequestKind.PROPOSAL)
    state = models.CharField(max_length=12, default=states.RequestState.DRAFT)
    sealed = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    close_reason = models.TextField(blank=True)

    objects: ClassVar[Any] = RequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_request_state", "state", states.RequestState),
            one_of("sourcing_request_unit", "unit", Unit),
            one_of("sourcing_request_kind", "kind", states.RequestKind),
            one_of("sourcing_request_visibility", "visibility", states.Visibility),
            models.CheckConstraint(
                condition=models.Q(budget_minor=None) | models.Q(budget_minor__gt=0), name="sourcing_request_budget"
            ),
            models.CheckConstraint(
                condition=models.Q(most_proposals=None) | models.Q(most_proposals__gt=0), name="sourcing_request_most"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "closed", "used"])
                | models.Q(proposals_until__isnull=False, decide_until__gt=models.F("proposals_until")),
                name="sourcing_request_clocks",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=models.Q(state="open", visibility="public"),
                name="sourcing_request_open",
            ),
            models.Index(fields=["client", "-created_at"], name="sourcing_request_client"),
            GinIndex(SearchVector(Worded("title"), Worded("brief"), config="simple"), name="sourcing_request_text"),
        ]


class Invitation(models.Model):
    """A provider asked to propose."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "provider"], name="sourcing_invitation_once")
        ]


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Reads of proposals."""

    def visible_to(self, actor: Actor) -> ProposalQuerySet:
        """The provider's own, and those on the client's own requests: sealed ones only once they are opened.

        Bidders never see each other's.
        """
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        if actor.organisation_id is None:
            return self.none()
        opened = models.Q(request__sealed=False) | models.Q(request__opened_at__isnull=False)
        return self.filter(
            models.Q(provider_id=actor.organisation_id) | models.Q(request__client_id=actor.organisation_id) & opened
        )


class Proposal(models.Model):
    """A signed offer: it binds the provider until ``expires_at``. One proposal a provider and request, revised.

    ``reason_code`` (rules.states.Reason), ``reason_detail`` (a criterion's name) and ``reason`` (the client's words)
    tell the bidder why it was not chosen. An answer to a request for information has no price and binds nobody
    (not ``binding``); one ``lotted`` prices lots, and several such may be awarded.
    """

    lifecycle: ClassVar[Lifecycle[states.ProposalState]] = states.PROPOSAL

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=states.ProposalState.SENT)
    price_minor = models.BigIntegerField()
    text = models.TextField()
    finishes_on = models.DateField(null=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    version = models.IntegerField(default=1)
    request_version = models.IntegerField(default=1)
    binding = models.BooleanField(default=True)
    lotted = models.BooleanField(default=False)
    shortlisted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason_code = models.CharField(max_length=12, blank=True)
    reason_detail = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)

    objects: ClassVar[Any] = ProposalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_proposal_state", "state", states.ProposalState),
            one_of("sourcing_proposal_reason", "reason_code", ["", *states.Reason]),
            models.UniqueConstraint(fields=["request", "provider"], name="sourcing_proposal_one_a_provider"),
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(state="awarded", lotted=False),
                name="sourcing_proposal_one_award",
            ),
            models.CheckConstraint(
                condition=models.Q(price_minor__gt=0, binding=True) | models.Q(price_minor=0, binding=False),
                name="sourcing_proposal_price",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["provider", "-sent_at"], name="sourcing_proposal_provider")]


class TeamOfferQuerySet(models.QuerySet["TeamOffer"]):
    """Reads of offers that wait for a team."""

    def visible_to(self, actor: Actor) -> TeamOfferQuerySet:
        """The lead's and its members'. The client sees the proposal that comes of it, and nothing before."""
        if actor.kind is ActorKind.CLOCK:
            return self
        if actor.organisation_id is None:
            return self.none()
        member = TeamMember.objects.filter(offer_id=models.OuterRef("pk"), provider_id=actor.organisation_id)
        return self.filter(models.Q(lead_id=actor.organisation_id) | models.Exists(member))


class TeamOffer(models.Model):
    """An offer of several providers that waits until each has agreed to it (``terms``: rules.offers.content).

    ``hash`` is the digest of the terms: answers to another one count for nothing. ``proposal`` is the one that it
    became, or that it revises from ``proposal_version`` on.
    """

    lifecycle: ClassVar[Lifecycle[TeamState]] = TEAM

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    proposal_version = models.IntegerField(default=0)
    state = models.CharField(max_length=12, default=TeamState.WAITING)
    terms = models.JSONField()
    hash = models.CharField(max_length=64)
    version = models.IntegerField(default=1)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = TeamOfferQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_team_state", "state", TeamState),
            models.UniqueConstraint(
                fields=["request", "lead"], condition=models.Q(state="waiting"), name="sourcing_team_one_waiting"
            ),
        ]


class TeamMember(models.Model):
    """A provider asked to be in a team: its share of the price, and what it does."""

    id = models.UUIDField(primary_key=True, default=new_id)
    offer = models.ForeignKey(TeamOffer, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.SmallIntegerField()
    share_bps = models.IntegerField()
    role = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "provider"], name="sourcing_team_member_once"),
            models.CheckConstraint(condition=models.Q(share_bps__range=(1, 9999)), name="sourcing_team_member_share"),
        ]
