"""Reads of versions: their content, their text, and whether every chain verifies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, Milestone, Signature
from anyshore.contracts.queries.pages import SignatureRow, signatures_of
from anyshore.contracts.rules import AgreementState
from anyshore.contracts.rules.checks import read_checks
from anyshore.contracts.rules.content import Content, MilestoneDraft, read_members
from anyshore.contracts.rules.versions import TEXT_HASH, BrokenVersion, Link, broken
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class VersionText:
    """One version as it reads, with its place in the chain and who signed it."""

    number: int
    text: str
    hash: str
    before: str
    at: datetime
    signatures: tuple[SignatureRow, ...]


def current_content(agreement: Agreement) -> Content:
    """The whole of the current version. A version never changes, so that it is read once a process."""
    return _content(agreement.id, agreement.version, agreement.version_hash)


@lru_cache(maxsize=128)
def _content(agreement_id: UUID, number: int, version_hash: str) -> Content:
    rows = AgreementVersion.objects.filter(agreement_id=agreement_id, number=number, hash=version_hash)
    return Content.from_json(rows.values_list("content", flat=True).get())


def current_text(agreement: Agreement) -> tuple[UUID, str]:
    """The id of the current version, and the SHA-256 of its text."""
    rows = AgreementVersion.objects.filter(agreement_id=agreement.id, number=agreement.version)
    version_id, content = rows.values_list("id", "content").get()
    return version_id, str(content[TEXT_HASH])


def version_text(actor: Actor, agreement_id: UUID, number: int) -> VersionText:
    """The text of one version of an agreement that the actor sees."""
    rows = AgreementVersion.objects.filter(
        agreement__in=Agreement.objects.visible_to(actor), agreement_id=agreement_id, number=number
    )
    found = rows.values_list("number", "text", "hash", "before", "at").first()
    if found is None:
        raise NotFound()
    return VersionText(*found, signatures_of(agreement_id, number))


def broken_versions() -> list[BrokenVersion]:
    """Every version, of all agreements, that does not verify: in its chain, against its text and signatures, or
    (``what`` is ``agreement``) against the row and the milestones that the clocks and the money follow."""
    signed: dict[UUID, list[str]] = defaultdict(list)
    for version_id, named in Signature.objects.values_list("version_id", "hash"):
        signed[version_id].append(named)
    return [*broken(_links(signed)), *_drifted()]


def _links(signed: dict[UUID, list[str]]) -> Iterator[Link]:
    rows = AgreementVersion.objects.order_by("agreement_id", "number")
    for row in rows.iterator(chunk_size=500):
        named = tuple(signed.get(row.id, ()))
        yield Link(row.agreement_id, row.number, row.text, row.content, row.before, row.hash, named)


def _drifted() -> Iterator[BrokenVersion]:
    """Agreements whose row or milestones say something else than their current version."""
    parts: dict[UUID, list[MilestoneDraft]] = defaultdict(list)
    for one in Milestone.objects.order_by("agreement_id", "position").iterator(chunk_size=2000):
        criteria, checks = tuple(one.criteria.splitlines()), read_checks(one.checks)
        due_on = one.due_on - timedelta(days=one.moved_days) if one.due_on else None
        parts[one.agreement_id].append(MilestoneDraft(one.title, one.amount_minor, due_on, criteria, checks))
    versions = {
        (row.agreement_id, row.number): row
        for row in AgreementVersion.objects.only("agreement_id", "number", "hash", "content")
    }
    for agreement in Agreement.objects.exclude(state=AgreementState.DRAFT).order_by("id").iterator(chunk_size=500):
        version = versions.get((agreement.id, agreement.version))
        if version is None or _facts(agreement, tuple(parts[agreement.id])) != _said(version):
            yield BrokenVersion(agreement.id, agreement.version, "agreement")


def _facts(agreement: Agreement, milestones: tuple[MilestoneDraft, ...]) -> tuple[object, ...]:
    row = agreement
    parties = (row.client_id, row.provider_id)
    money = (row.currency, row.value_minor, row.fee_bps, row.rail)
    team = read_members(row.team)
    return (row.version_hash, row.number, row.title, parties, money, row.terms, milestones, team)


def _said(version: AgreementVersion) -> tuple[object, ...]:
    content = Content.from_json(version.content)
    parties = (content.client.id, content.provider.id)
    money = (content.currency, content.value.minor, content.fee_bps, content.rail)
    terms = content.terms.to_json()
    return (version.hash, content.number, content.title, parties, money, terms, content.milestones, content.team)
