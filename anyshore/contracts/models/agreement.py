"""Tables of agreements. Money columns are minor units of the agreement's currency."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from anyshore.catalogue.models import Package, PackageVersion
from anyshore.contracts import rules
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.parties.rules import ProofMethod
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models import Proposal, Request


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Reads of agreements."""

    def visible_to(self, actor: Actor) -> AgreementQuerySet:
        """The two parties', from the first version on: a draft is read as one (AgreementDraft)."""
        offered = self.exclude(state=rules.AgreementState.DRAFT)
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return offered
        if actor.organisation_id is None:
            return self.none()
        own = actor.organisation_id
        return offered.filter(models.Q(client_id=own) | models.Q(provider_id=own))

    def of_team(self, actor: Actor) -> AgreementQuerySet:
        """Those in whose team the actor's organisation is, from the signature on: to read, and nothing else."""
        if actor.organisation_id is None:
            return self.none()
        return self.filter(team__contains=[{"id": str(actor.organisation_id)}], signed_at__isnull=False)


class Agreement(models.Model):
    """One contract. ``number`` is the short one (C-1042). Title, value, terms, version and ``version_hash`` are those
    of the current version, which holds the whole.

    A statement of work stands ``under`` its master agreement; what carries on after another ``follows`` it. ``team``
    is that of the current version, as its content has it. ``value_minor`` is its price in all: a master agreement may
    have none. ``fee_bps`` and ``rail`` stand in every version: both sides sign them. ``answer_until`` is when an open
    offer lapses; ``ended_at`` when the contract, or the offer of it, was over.
    """

    lifecycle: ClassVar[Lifecycle[rules.AgreementState]] = rules.AGREEMENT

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True)
    client = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+", null=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    under = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    title = models.CharField(max_length=160)
    category = models.CharField(max_length=40)
    unit = models.CharField(max_length=12)
    currency = models.CharField(max_length=3)
    value_minor = models.BigIntegerField()
    rail = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default=rules.AgreementState.DRAFT)
    version = models.IntegerField(default=0)
    version_hash = models.CharField(max_length=64, blank=True)
    terms = models.JSONField()
    team = models.JSONField(default=list)
    fee_bps = models.IntegerField(default=0)
    answer_until = models.DateTimeField(null=True)
    offered_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    objects: ClassVar[Any] = AgreementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_agreement_state", "state", rules.AgreementState),
            models.CheckConstraint(
                condition=~models.Q(client=models.F("provider")), name="contracts_agreement_two_parties"
            ),
            models.CheckConstraint(condition=models.Q(value_minor__gte=0), name="contracts_agreement_value"),
            models.CheckConstraint(
                condition=~models.Q(under=models.F("id")), name="contracts_agreement_under_another"
            ),
            models.CheckConstraint(condition=models.Q(fee_bps__range=(0, 5000)), name="contracts_agreement_fee"),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=~models.Q(state__in=["declined", "withdrawn", "lapsed"]),
                name="contracts_agreement_one_a_proposal",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="offered") | models.Q(answer_until__isnull=False),
                name="contracts_agreement_offer_lapses",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["running", "ending", "completed", "cancelled", "ended"])
                | models.Q(signed_at__isnull=False),
                name="contracts_agreement_runs_when_signed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["client", "-created_at", "-id"], name="contracts_agreement_client"),
            models.Index(fields=["provider", "-created_at", "-id"], name="contracts_agreement_provider"),
            GinIndex(fields=["team"], name="contracts_agreement_team", opclasses=["jsonb_path_ops"]),
        ]


class AgreementVersion(models.Model):
    """The whole text at one version. ``hash`` is SHA-256 over ``before`` and the canonical content
    (rules.versions)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    text = models.TextField()
    content = models.JSONField()
    before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    author_side = models.CharField(max_length=8)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    why = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "number"], name="contracts_version_once"),
            one_of("contracts_version_author_side", "author_side", rules.Side),
        ]


class Signature(models.Model):
    """One party's signature under one version, with its evidence: ``text_sha256`` is what the person was shown; how
    and when they proved who they are (``proof``; both empty where a signed offer stood before), from which
    ``address``, with which program (``agent``), and the ``zone`` of their organisation."""

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    method = models.CharField(max_length=20)
    hash = models.CharField(max_length=64)
    text_sha256 = models.CharField(max_length=64, blank=True)
    proof = models.CharField(max_length=16, blank=True)
    proved_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=300, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_signature_proof", "proof", ["", *ProofMethod]),
            models.UniqueConstraint(fields=["version", "side"], name="contracts_signature_once_a_side"),
            one_of("contracts_signature_side", "side", rules.Side),
            one_of("contracts_signature_method", "method", rules.SignatureMethod),
        ]


class SealedPaper(models.Model):
    """The paper of a version that both sides signed, under the operator's seal, made once. ``certificate`` is the
    SHA-256 of the certificate; ``stamped`` says that a time-stamping service confirmed the instant."""

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.OneToOneField(AgreementVersion, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    certificate = models.CharField(max_length=64)
    stamped = models.BooleanField()
    at = models.DateTimeField()


class Milestone(models.Model):
    """A priced part of the work in the version in force (or on offer). One acceptance criterion a line; ``checks`` are
    those that a machine runs (rules.checks). ``due_on`` is the day of the version and ``moved_days`` after it, for
    which work stood still."""

    lifecycle: ClassVar[Lifecycle[rules.MilestoneState]] = rules.MILESTONE

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    amount_minor = models.BigIntegerField()
    due_on = models.DateField(null=True)
    moved_days = models.SmallIntegerField(default=0)
    criteria = models.TextField(blank=True)
    checks = models.JSONField(default=list)
    state = models.CharField(max_length=12, default=rules.MilestoneState.AGREED)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "position"], name="contracts_milestone_position"),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="contracts_milestone_amount"),
            one_of("contracts_milestone_state", "state", rules.MilestoneState),
        ]


class PackageOrder(models.Model):
    """What of which version of a package an agreement was bought as. ``extras`` are names, ``answers`` pairs of what
    the provider asked and the buyer wrote."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PackageVersion, on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=60)
    extras = models.JSONField(default=list)
    answers = models.JSONField(default=list)
    quantity = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="contracts_order_quantity")
        ]
        indexes: ClassVar = [models.Index(fields=["package"], name="contracts_order_package")]
