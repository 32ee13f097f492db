"""What hangs on requests and proposals, and how terms become rows and rows become terms."""

from __future__ import annotations

from collections.abc import Container
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.lots import Bundle, LotPrice
from anyshore.sourcing.models.roots import Proposal, Request
from anyshore.sourcing.models.teams import read_team
from anyshore.sourcing.rules.offers import AnswerTerms, MilestoneTerms, ProposalTerms
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.states import CriterionKind
from anyshore.sourcing.rules.tenders import TENDERS
from anyshore.sourcing.rules.terms import CriterionTerms, RequestTerms

EVERYTHING = frozenset(RequestTerms.__dataclass_fields__)
COLUMNS = frozenset(EVERYTHING - {"skills", "criteria", "questions"})
"""The terms of a request that stand in its own row."""


class RequestSkill(models.Model):
    """A skill the request asks for."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    skill = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "skill"], name="sourcing_request_skill_once")
        ]


class Criterion(models.Model):
    """What proposals are judged by. ``weight`` counts against the sum of all; ``kind`` tells how it is scored."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    name = models.CharField(max_length=80)
    guide = models.CharField(max_length=300, blank=True)
    weight = models.SmallIntegerField()
    kind = models.CharField(max_length=12, default=CriterionKind.JUDGED)
    anchors = ArrayField(models.CharField(max_length=160, blank=True), default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(weight__range=(1, 100)), name="sourcing_criterion_weight"),
            one_of("sourcing_criterion_kind", "kind", CriterionKind),
        ]


class ScreeningQuestion(models.Model):
    """A question every proposal answers."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    text = models.CharField(max_length=300)


class RequestVersion(models.Model):
    """The request as it read at one version."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    content = models.JSONField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="sourcing_request_version_once")
        ]


class Question(models.Model):
    """Asked by one provider, answered by the client, read by all bidders; who asked is not shown.

    ``missed_at`` is when ``answer_by`` passed without an answer and the asker was told.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    asker = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)


class ProposalMilestone(models.Model):
    """A part of the work with its price; the parts add up to the proposal's price. One criterion a line."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    amount_minor = models.BigIntegerField()
    due_on = models.DateField(null=True)
    criteria = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "position"], name="sourcing_proposal_milestone_position"),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="sourcing_proposal_milestone_amount"),
        ]


class ProposalAnswer(models.Model):
    """The answer to one screening question."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(ScreeningQuestion, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "question"], name="sourcing_proposal_answer_once")
        ]


class ProposalVersion(models.Model):
    """The proposal as it read at one version."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    round = models.SmallIntegerField(default=1)
    content = models.JSONField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "number"], name="sourcing_proposal_version_once")
        ]


class Score(models.Model):
    """One evaluator's points (0 to 100) for one proposal on one criterion."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    evaluator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    round = models.SmallIntegerField(default=1)
    points = models.SmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "criterion", "evaluator", "round"], name="sourcing_score_once"
            ),
            models.CheckConstraint(condition=models.Q(points__range=(0, 100)), name="sourcing_score_points"),
        ]


def write_request(request: Request, terms: RequestTerms, names: Container[str] = EVERYTHING) -> None:
    """Put the ``names`` of ``terms`` into the request's rows, and its two clocks as they stand on ``request``.

    What is not named stays, with all that hangs on it.
    """
    columns = [name for name in sorted(COLUMNS) if name in names]
    for name in columns:
        setattr(request, name, getattr(terms, name))
    if request.kind not in TENDERS:
        request.sealed = False
    request.save(update_fields=[*columns, "decide_until", "sealed"])
    if "skills" in names:
        RequestSkill.objects.filter(request=request).delete()
        RequestSkill.objects.bulk_create(RequestSkill(request=request, skill=slug) for slug in terms.skills or ())
    if "criteria" in names:
        Criterion.objects.filter(request=request).delete()
        Criterion.objects.bulk_create(
            Criterion(
                request=request,
                position=n,
                name=c.name,
                guide=c.guide,
                weight=c.weight,
                kind=c.kind,
                anchors=list(c.anchors),
            )
            for n, c in enumerate(terms.criteria or (), start=1)
        )
    if "questions" in names:
        ScreeningQuestion.objects.filter(request=request).delete()
        ScreeningQuestion.objects.bulk_create(
            ScreeningQuestion(request=request, position=n, text=words)
            for n, words in enumerate(terms.questions, start=1)
        )


def read_request(request: Request) -> RequestTerms:
    """The request's rows as terms: what ``write_request`` was given."""
    criteria = Criterion.objects.filter(request=request).order_by("position")
    return RequestTerms(
        **{name: getattr(request, name) for name in COLUMNS},
        skills=tuple(RequestSkill.objects.filter(request=request).order_by("id").values_list("skill", flat=True)),
        criteria=tuple(
            CriterionTerms(name=c.name, weight=c.weight, kind=c.kind, guide=c.guide, anchors=tuple(c.anchors))
            for c in criteria
        ),
        questions=tuple(
            ScreeningQuestion.objects.filter(request=request).order_by("position").values_list("text", flat=True)
        ),
    )


def write_parts(proposal: Proposal, terms: ProposalTerms) -> None:
    """Put the milestones and answers of ``terms`` in the place of those that the proposal has."""
    ProposalMilestone.objects.filter(proposal=proposal).delete()
    ProposalMilestone.objects.bulk_create(
        ProposalMilestone(
            proposal=proposal,
            position=n,
            title=part.title,
            amount_minor=part.amount_minor,
            due_on=part.due_on,
            criteria="\n".join(part.criteria),
        )
        for n, part in enumerate(terms.milestones, start=1)
    )
    ProposalAnswer.objects.filter(proposal=proposal).delete()
    ProposalAnswer.objects.bulk_create(
        ProposalAnswer(proposal=proposal, question_id=one.question_id, text=one.text) for one in terms.answers
    )


def read_offer(proposal: Proposal) -> ProposalTerms:
    """The proposal's rows as terms."""
    parts = ProposalMilestone.objects.filter(proposal=proposal).order_by("position")
    answers = ProposalAnswer.objects.filter(proposal=proposal).order_by("question__position")
    return ProposalTerms(
        price_minor=proposal.price_minor,
        text=proposal.text,
        finishes_on=proposal.finishes_on,
        milestones=tuple(
            MilestoneTerms(
                title=part.title,
                amount_minor=part.amount_minor,
                due_on=part.due_on,
                criteria=tuple(part.criteria.splitlines()),
            )
            for part in parts
        ),
        answers=tuple(AnswerTerms(question_id=one.question_id, text=one.text) for one in answers),
        expires_at=proposal.expires_at,
        lots=tuple(
            LotOffer(lot=one.lot.position, price_minor=one.price_minor, finishes_on=one.finishes_on)
            for one in LotPrice.objects.filter(proposal=proposal).select_related("lot").order_by("lot__position")
        ),
        bundles=tuple(
            BundleOffer(lots=tuple(one.lots), price_minor=one.price_minor)
            for one in Bundle.objects.filter(proposal=proposal).order_by("id")
        ),
        team=read_team(proposal),
    )
