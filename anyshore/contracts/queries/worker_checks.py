"""The checks whether an individual's work is independent: for their page, for verbs under their lock, for mails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from anyshore.contracts.models import Agreement, AgreementVersion, Renewed, WorkerCheck
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.loading import locked_agreement
from anyshore.contracts.rules import LIVE, AgreementState
from anyshore.contracts.rules.clauses.acting.people import WorkerClassification
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.worker_checks import (
    Again,
    Answers,
    CheckState,
    Limits,
    NoWorkerCheck,
    Question,
    Result,
    agreed_answers,
    asked_again,
    is_folded,
    limits_of,
    result_of,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Organisation
from anyshore.parties.rules import OrganisationKind

ASKED = (AgreementState.OFFERED, *LIVE)
"""States of an agreement in which it can be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check. ``by`` answered it for the client, ``decided_by`` decided."""

    id: UUID
    state: str
    answers: Answers
    limits: Limits
    result: Result
    by: str
    at: datetime
    examiner: str
    examiner_agreed_at: datetime | None
    outcome: str
    reasons: str
    decided_by: str
    decided_at: datetime | None
    comment: str
    commented_at: datetime | None
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DueCheck:
    """One check that waits: ``what`` is to answer the questions, to decide, or (for the provider) to agree to who
    looks. ``other`` is the other side's name."""

    agreement_id: UUID
    what: str
    number: int
    title: str
    other: str


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """All checks of one agreement, the newest first; ``agreed`` is what its clause says, ``again`` why a check is
    asked for now, None where the newest stands or the agreement is over."""

    rows: tuple[CheckRow, ...]
    agreed: WorkerClassification | None
    limits: Limits
    again: Again | None
    can_be_asked: bool

    @property
    def newest(self) -> CheckRow | None:
        """The one that stands."""
        return self.rows[0] if self.rows else None


def checkable_agreement_locked(actor: Actor, agreement_id: UUID) -> Agreement:
    """An agreement that can be checked, locked. NotFound if the actor does not see it, NoWorkerCheck where its
    provider is no individual or it is neither offered nor running."""
    agreement = locked_agreement(actor, agreement_id)
    if agreement.state not in ASKED or not is_individual(agreement.provider_id):
        raise NoWorkerCheck()
    return agreement


def check_with_agreement_locked(actor: Actor, check_id: UUID) -> tuple[WorkerCheck, Agreement]:
    """A check under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = WorkerCheck.objects.visible_to(actor).filter(pk=check_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def is_individual(organisation_id: UUID) -> bool:
    """Whether it is one person working in their own name."""
    rows = Organisation.objects.filter(pk=organisation_id, kind=OrganisationKind.INDIVIDUAL)
    return bool(rows.exists())


def standing_check(agreement: Agreement) -> WorkerCheck | None:
    """The check that stands."""
    found: WorkerCheck | None = (
        WorkerCheck.objects.filter(agreement=agreement).exclude(state=CheckState.OVERTAKEN).first()
    )
    return found


def checks_page(actor: Actor, agreement_id: UUID, *, at: datetime) -> ChecksPage:
    """The checks of an agreement that the actor sees, with a provider that is a person, or was; NotFound otherwise."""
    agreement = Agreement.objects.visible_to(actor).select_related("provider").filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    found = WorkerCheck.objects.filter(agreement=agreement).select_related("author", "decider").order_by("-at", "-id")
    checks, individual = tuple(_row(one) for one in found), agreement.provider.kind == OrganisationKind.INDIVIDUAL
    if not individual and not checks:
        raise NotFound()
    clauses = clauses_of(agreement)
    limits, can_be_asked = limits_of(clauses), individual and agreement.state in ASKED
    again = why_again(checks[0] if checks else None, limits, renewed_at(agreement_id), at)
    return ChecksPage(checks, agreed_answers(clauses), limits, again if can_be_asked else None, can_be_asked)


def why_again(newest: CheckRow | None, limits: Limits, renewed: datetime | None, at: datetime) -> Again | None:
    """Why a check is asked for at ``at``, where ``newest`` is the last one; None where it stands."""
    if newest is None:
        return Again.NEVER
    return asked_again(
        newest.at, at=at, renewed_at=renewed, changed_at=newest.changed_at, limits_kept=newest.limits == limits
    )


def renewed_at(agreement_id: UUID) -> datetime | None:
    """When an agreement was renewed last; None where it never was."""
    rows = Renewed.objects.filter(agreement_id=agreement_id).order_by("-at")
    found: datetime | None = rows.values_list("at", flat=True).first()
    return found


def due_checks(actor: Actor, at: datetime) -> list[DueCheck]:
    """What waits in checks of the running agreements that the actor's organisation has, as the client or as the
    provider, the oldest agreement first. Nothing of those where the check is folded away, unless it was begun."""
    own = actor.organisation_id
    mine = Agreement.objects.visible_to(actor).filter(state__in=LIVE, provider__kind=OrganisationKind.INDIVIDUAL)
    last = Renewed.objects.filter(agreement=OuterRef("pk")).order_by("-at").values("at")[:1]
    found = list(
        mine.filter(Q(client_id=own) | Q(provider_id=own)).select_related("client", "provider")
        .annotate(renewed_at=Subquery(last)).order_by("signed_at", "id")
    )  # fmt: skip
    if not found:
        return []
    of_these = {"agreement__in": found}
    checks = WorkerCheck.objects.filter(**of_these).exclude(state=CheckState.OVERTAKEN)
    newest = {one.agreement_id: _row(one) for one in checks.select_related("author", "decider")}
    versions = AgreementVersion.objects.filter(number=F("agreement__version"), **of_these)
    clauses = {
        key: tuple(Chosen.from_json(one) for one in chosen or ())
        for key, chosen in versions.values_list("agreement_id", "content__clauses")
    }
    each = (_due(one, newest.get(one.pk), clauses.get(one.pk, ()), own, at) for one in found)
    return [one for one in each if one is not None]


def _due(
    agreement: Any, newest: CheckRow | None, clauses: tuple[Chosen, ...], own: UUID | None, at: datetime
) -> DueCheck | None:
    waits = newest is not None and newest.state == CheckState.OPEN
    if agreement.provider_id == own:
        named = waits and newest is not None and newest.examiner and newest.examiner_agreed_at is None
        return (
            DueCheck(agreement.pk, "agree", agreement.number, agreement.title, agreement.client.name)
            if named
            else None
        )
    if newest is None and is_folded(agreement.unit, clauses):
        return None
    again = why_again(newest, limits_of(clauses), agreement.renewed_at, at)
    what = "answer" if again else "decide" if waits else ""
    return DueCheck(agreement.pk, what, agreement.number, agreement.title, agreement.provider.name) if what else None


def _row(one: WorkerCheck) -> CheckRow:
    given: dict[str, Any] = {str(name): getattr(one, name) for name in Question}
    answers = Answers(**given, income_bps=one.income_bps, notes=dict(one.notes))
    limits = Limits(one.income_limit_bps, one.signs_limit, one.both_name)
    return CheckRow(
        id=one.pk,
        state=str(one.state),
        answers=answers,
        limits=limits,
        result=result_of(answers, limits),
        by=one.author.name,
        at=one.at,
        examiner=one.examiner,
        examiner_agreed_at=one.examiner_agreed_at,
        outcome=one.outcome,
        reasons=one.reasons,
        decided_by=one.decider.name if one.decider else "",
        decided_at=one.decided_at,
        comment=one.comment,
        commented_at=one.commented_at,
        changed_at=one.changed_at,
    )
