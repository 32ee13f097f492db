"""The subcontractors of an agreement: for its page, for verbs under their lock, for mails, as silence sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, Subcontractor
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.loading import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.subcontracting import (
    Consent,
    NoSubcontracting,
    OpenQuestion,
    SubcontractorState,
    consent_in,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class SubcontractorRow:
    """One subcontractor, or the question about one. ``by`` asked; ``answered_by`` is who answered for the client,
    empty where the clock did. ``since`` is from when they may work, None where they may not."""

    id: UUID
    name: str
    country: str
    part: str
    personal_data: bool
    note: str
    state: str
    silence_agrees: bool
    by: str
    at: datetime
    answer_until: datetime
    answered_at: datetime | None
    answered_by: str
    answer: str
    left_on: date | None

    @property
    def since(self) -> datetime | None:
        """From when they may work; None while or where they may not."""
        return self.answered_at if self.state in (SubcontractorState.AGREED, SubcontractorState.LEFT) else None


@dataclass(frozen=True, slots=True)
class SubcontractorsPage:
    """All subcontractors of one agreement, newest question first, and what the agreement says about them."""

    consent: Consent
    rows: tuple[SubcontractorRow, ...]

    @property
    def open(self) -> tuple[SubcontractorRow, ...]:
        """Those that wait for the client."""
        return tuple(one for one in self.rows if one.state == SubcontractorState.ASKED)


def subcontractor_with_agreement_locked(actor: Actor, subcontractor_id: UUID) -> tuple[Subcontractor, Agreement]:
    """A subcontractor under their agreement, which is locked first; NotFound if the actor does not see it."""
    visible = Subcontractor.objects.visible_to(actor).filter(pk=subcontractor_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def consent_of(agreement: Agreement) -> Consent:
    """What an agreement that runs says about other people; NoSubcontracting where it says nothing, or does not run."""
    consent = consent_in(clauses_of(agreement))
    if agreement.state not in LIVE or not consent.speaks:
        raise NoSubcontracting()
    return consent


def asks_already(agreement: Agreement, name: str) -> bool:
    """Whether a question about this name waits for its answer."""
    rows = Subcontractor.objects.filter(agreement=agreement, name=name, state=SubcontractorState.ASKED)
    return bool(rows.exists())


def subcontractors_page(actor: Actor, agreement_id: UUID) -> SubcontractorsPage:
    """The subcontractors of an agreement that the actor sees and both signed; NotFound, also where it says nothing
    about other people and nobody was asked for."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id, signed_at__isnull=False).first()
    if agreement is None:
        raise NotFound()
    rows = Subcontractor.objects.filter(agreement=agreement).select_related("author", "answerer")
    found = SubcontractorsPage(
        consent_in(clauses_of(agreement)), tuple(_row(one) for one in rows.order_by("-at", "-id"))
    )
    if not found.consent.speaks and not found.rows:
        raise NotFound()
    return found


def waiting_subcontractors(agreement_id: UUID) -> list[OpenQuestion]:
    """Those that wait for the client, as silence sees them, the soonest first."""
    rows = Subcontractor.objects.filter(agreement_id=agreement_id, state=SubcontractorState.ASKED)
    return [
        OpenQuestion(one.name, one.part, one.answer_until, one.silence_agrees)
        for one in rows.order_by("answer_until", "id")
    ]


def question_told(subcontractor_id: UUID) -> tuple[UUID, OpenQuestion] | None:
    """The agreement and the question about a subcontractor; None where it waits no more, or the agreement is over."""
    waits = {"state": SubcontractorState.ASKED, "agreement__state__in": LIVE}
    row = Subcontractor.objects.filter(pk=subcontractor_id, **waits).first()
    if row is None:
        return None
    return row.agreement_id, OpenQuestion(row.name, row.part, row.answer_until, row.silence_agrees)


def _row(one: Subcontractor) -> SubcontractorRow:
    return SubcontractorRow(
        id=one.pk,
        name=one.name,
        country=one.country,
        part=one.part,
        personal_data=one.personal_data,
        note=one.note,
        state=str(one.state),
        silence_agrees=one.silence_agrees,
        by=one.author.name,
        at=one.at,
        answer_until=one.answer_until,
        answered_at=one.answered_at,
        answered_by=one.answerer.name if one.answerer else "",
        answer=one.answer,
        left_on=one.left_on,
    )
