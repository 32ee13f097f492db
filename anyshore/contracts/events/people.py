"""What becomes true about people in the work: subcontractors, by the name that the provider gave (``person``), and
checks whether an individual's work is independent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class _OfSubcontractor(AgreementEvent):
    """A fact about one subcontractor of an agreement."""

    subcontractor_id: UUID
    person: str


@dataclass(frozen=True, kw_only=True)
class SubcontractorAsked(_OfSubcontractor):
    """The provider wants to let them do a part of the work (``what``); the client answers until ``answer_until``."""

    what: str
    words: str
    answer_until: datetime
    silence_agrees: bool


@dataclass(frozen=True, kw_only=True)
class SubcontractorAgreed(_OfSubcontractor):
    """The client agreed to them."""

    words: str


@dataclass(frozen=True, kw_only=True)
class SubcontractorRefused(_OfSubcontractor):
    """The client said no, with a reason."""

    words: str


@dataclass(frozen=True, kw_only=True)
class SubcontractorLetIn(_OfSubcontractor):
    """Nobody objected in time, and by the agreement that is a yes."""


@dataclass(frozen=True, kw_only=True)
class SubcontractorLapsed(_OfSubcontractor):
    """Nobody agreed in time, and by the agreement that is a no; or the agreement was ``over`` first."""

    over: bool


@dataclass(frozen=True, kw_only=True)
class SubcontractorWithdrawn(_OfSubcontractor):
    """The provider asks no more."""


@dataclass(frozen=True, kw_only=True)
class SubcontractorLeft(_OfSubcontractor):
    """They work no more since ``left_on``."""

    left_on: date


@dataclass(frozen=True, kw_only=True)
class _OfWorkerCheck(AgreementEvent):
    """A fact about a check whether an individual's work is independent."""

    check_id: UUID


@dataclass(frozen=True, kw_only=True)
class WorkerChecked(_OfWorkerCheck):
    """The client answered the six questions: so many ``signs`` of employment; ``needed``: a person must look."""

    signs: int
    needed: bool


@dataclass(frozen=True, kw_only=True)
class ExaminerNamed(_OfWorkerCheck):
    """The client named ``person`` to look at it; the provider agrees, or says whom else."""

    person: str


@dataclass(frozen=True, kw_only=True)
class ExaminerAgreed(_OfWorkerCheck):
    """The provider agreed to ``person``."""

    person: str


@dataclass(frozen=True, kw_only=True)
class WorkerDecided(_OfWorkerCheck):
    """A person decided for the client: independent, not_independent, or change; with reasons."""

    outcome: str
    words: str


@dataclass(frozen=True, kw_only=True)
class WorkerCommented(_OfWorkerCheck):
    """The provider said something to it; ``changed``: an answer is no longer true."""

    words: str
    changed: bool
