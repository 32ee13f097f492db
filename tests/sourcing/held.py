"""A provider whose own people must agree to what is above EUR 100, and proposals of it that wait for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.approvals.models import Approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.plumbing import files
from anyshore.sourcing.actions.hold_proposal import hold_proposal
from anyshore.sourcing.models import HeldProposal, Proposal, Request
from tests.approvals.world import House, house, ruled
from tests.factories import do
from tests.sourcing.world import LATER, offer, posted

LIMIT = Money(10_000, "EUR")


@dataclass
class Waits:
    """An open request, and a provider's proposal on it that waits."""

    request: Request
    client: Actor
    here: House
    held: HeldProposal

    def fresh(self) -> HeldProposal:
        return HeldProposal.objects.get(pk=self.held.pk)

    def question(self) -> Approval:
        return Approval.objects.filter(subject_id=self.held.pk).order_by("-at", "-id")[0]

    def said(self, who: int = 0, answer: str = "approved", words: str = "", at: datetime = LATER) -> Approval:
        given = {"approval_id": self.question().id, "answer": answer, "words": words, "fingerprint": self.held.hash}
        return do(answer_and_send, self.here.people[who], at, **given)

    def proposal(self) -> Proposal:
        return Proposal.objects.get(request=self.request, provider_id=self.here.id)


def file_of(actor: Actor, name: str) -> UUID:
    """A small file that the actor has uploaded."""
    return files.store(SimpleUploadedFile(name, name.encode()), uploaded_by=actor.person_id, at=LATER).id


def ruling(needed: int = 1, limit: Money = LIMIT, **details: Any) -> House:
    """A provider of which so many of three must agree to what it offers above EUR 100."""
    here = house(**{"name": "Lingua Vistula", "country": "PL", **details})
    ruled(here, limit, needed, Kind.CONTRACT)
    return here


def waits(needed: int = 1, here: House | None = None, request: Request | None = None, **more: Any) -> Waits:
    """A proposal of EUR 180 that waits."""
    found, client = (request, None) if request else posted()
    own = here or ruling(needed)
    held = do(hold_proposal, own.asker, LATER, request_id=found.id, terms=offer(), **more)
    return Waits(found, client, own, held)
