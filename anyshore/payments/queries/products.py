"""Reads of ready products that were bought: whose files they are, and who took them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.catalogue.rules.packages import FileRef
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.orders import bought
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.payments.models import Download, Holding
from anyshore.payments.rules import HoldingState

PAID = (HoldingState.HELD, HoldingState.RELEASED, HoldingState.SPLIT)


@dataclass(frozen=True, slots=True)
class DownloadRow:
    """Who took which file when."""

    name: str
    sha256: str
    person: str
    at: datetime


def buyers_file(actor: Actor, number: int, file_id: UUID) -> tuple[Agreement, FileRef]:
    """The buyer's agreement, locked, and one file of the version it bought; NotFound for everybody and all else."""
    rows = Agreement.objects.visible_to(actor).filter(number=number, client_id=actor.organisation_id)
    agreement = rows.select_for_update(of=("self",)).first() if actor.person_id and actor.organisation_id else None
    if agreement is None or not Holding.objects.filter(agreement=agreement, state__in=PAID).exists():
        raise NotFound()
    ref = next((one for one in bought(agreement.pk).content.files if one.id == str(file_id)), None)
    if ref is None:
        raise NotFound()
    return agreement, ref


def downloads(actor: Actor, agreement_id: UUID) -> tuple[DownloadRow, ...]:
    """What was taken, the last in front, for both sides."""
    seen = Agreement.objects.visible_to(actor).filter(pk=agreement_id)
    rows = Download.objects.filter(agreement__in=seen).order_by("-at", "-id")
    return tuple(DownloadRow(*row) for row in rows.values_list("name", "sha256", "person__name", "at")[:200])
