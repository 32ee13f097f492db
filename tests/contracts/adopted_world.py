"""Contracts that were made elsewhere, kept by the actions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.actions.adopt_contract import adopt_contract
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.queries.adopted import adopted_page
from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.models import AuditEntry
from tests.factories import NOW, do, make_organisation

PDF = b"%PDF-1.7\n%signed by hand and scanned\n"
PAYROLL = AdoptedFacts(
    other="Lingua Vistula",
    activity="Payroll for 120 people",
    value_minor=4_800_000,
    currency="EUR",
    starts_on=date(2024, 1, 1),
    ends_on=date(2026, 12, 31),
    notice_days=30,
    renewal_months=12,
    knows=("Ana Petrović: month-end closing", "The handbook: everything else"),
)


@dataclass
class Kept:
    """An adopted contract and the owner of the organisation that keeps it."""

    row: AdoptedContract
    client: Actor

    def fresh(self) -> AdoptedContract:
        return AdoptedContract.objects.get(pk=self.row.pk)

    def token(self) -> str:
        return adopted_page(self.client, self.row.number, at=NOW).token

    def events(self) -> list[str]:
        rows = AuditEntry.objects.filter(subject_id=self.row.pk).order_by("position")
        return [name.partition(".")[2] for name in rows.values_list("name", flat=True)]


def pdf_of(actor: Actor, body: bytes = PDF, at: datetime = NOW) -> Any:
    """The id of an upload."""
    return files.store(SimpleUploadedFile("signed.pdf", body), uploaded_by=actor.person_id, at=at).id


def kept(client: Actor | None = None, at: datetime = NOW, **other: Any) -> Kept:
    """A contract about payroll, kept by a company in the Netherlands."""
    actor = client or make_organisation(name="Bakkerij Pels", country="NL")[1]
    made = do(adopt_contract, actor, at, facts=replace(PAYROLL, **other), file_ids=[pdf_of(actor, at=at)])
    return Kept(made, actor)
