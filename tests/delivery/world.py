"""Running agreements with open work and work handed in, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.queries import milestones_of
from anyshore.delivery.actions.open_work import open_work
from anyshore.delivery.actions.submit_work import submit_work
from anyshore.delivery.models import Submission, Work
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.plumbing import files
from anyshore.plumbing.models import Transition
from tests.contracts.world import LATER, Deal, running
from tests.factories import do

HANDED_IN = LATER + timedelta(days=1)
"""Wednesday, 25 November 2026, 12:24 in the Netherlands."""
ASKED = HANDED_IN + timedelta(days=1)
DAYS = calendar_of("NL")
UNTIL = add_working_days(HANDED_IN, 5, DAYS)
"""When silence accepts a task that was handed in then: Wednesday, 2 December, 17:00 in the Netherlands."""


@dataclass
class Job:
    """An agreement at work: its first milestone, and the owners of both sides."""

    agreement: Agreement
    milestone: Milestone
    client: Actor
    provider: Actor

    @property
    def work(self) -> Work:
        """The work on the first milestone, as it stands in the database."""
        return Work.objects.get(milestone=self.milestone)

    def submission(self) -> Submission:
        """The newest submission, as it stands in the database."""
        return Submission.objects.filter(work__milestone=self.milestone).latest("round")


def at_work(**more: Any) -> Job:
    """A running agreement with open work, of one milestone of EUR 200.00 with two criteria unless told otherwise."""
    deal: Deal = running(**more)
    do(open_work, deal.provider, LATER, agreement_id=deal.agreement.id)
    return Job(deal.agreement, milestones_of(deal.agreement.id)[0], deal.client, deal.provider)


def hand_in(job: Job, at: datetime = HANDED_IN, **more: Any) -> Submission:
    """The provider hands in."""
    return do(submit_work, job.provider, at, milestone_id=job.milestone.id, **{"note": "Here it is.", **more})


def handed_in(at: datetime = HANDED_IN, **more: Any) -> tuple[Job, Submission]:
    """Work handed in and in review."""
    job = at_work(**more)
    return job, hand_in(job, at)


def uploaded(actor: Actor, name: str = "logo.svg", body: bytes = b"<svg/>") -> UUID:
    """A file that the person uploaded."""
    upload = SimpleUploadedFile(name, BytesIO(body).read())
    return files.store(upload, uploaded_by=actor.person_id, at=HANDED_IN).id


def moves(thing_id: UUID) -> list[tuple[str, str, str]]:
    """(verb, actor's kind, new state) of every move of a thing, in order."""
    rows = Transition.objects.filter(subject_id=thing_id).order_by("id")
    return list(rows.values_list("verb", "actor_kind", "new_state"))
