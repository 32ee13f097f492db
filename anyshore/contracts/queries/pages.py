"""The agreement page's own part, in four queries however large the contract is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, Milestone, Signature
from anyshore.contracts.policies import may_counter, may_decline, may_sign, may_withdraw, side_of, suggesting_side
from anyshore.contracts.rules import AgreementState, MilestoneState, Side
from anyshore.contracts.rules.checks import Check, read_checks
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.offers import Standing, is_over, silence, waits_for
from anyshore.contracts.rules.terms import Terms, ends_at
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.models import Organisation

EVIDENCE = ("proof", "proved_at", "address", "agent")
"""What stands beside a signature."""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One side as the page shows it."""

    id: UUID
    slug: str
    name: str
    country: str
    place: str
    timezone: str
    side: Side


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as agreed; work and money add their own states."""

    id: UUID
    position: int
    title: str
    amount: Money
    due_on: date | None
    criteria: tuple[str, ...]
    checks: tuple[Check, ...]
    state: MilestoneState


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of the text in the list of versions."""

    number: int
    hash: str
    before: str
    author_side: Side
    author: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature under a version, with its evidence."""

    side: Side
    organisation: str
    person: str
    name: str
    method: str
    hash: str
    at: datetime
    proof: str
    proved_at: datetime | None
    address: str
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """An agreement whole. ``side`` is the reader's; ``may`` holds the verbs the reader may do now (``sign``,
    ``counter``, ``suggest``, ``decline``, ``withdraw``); ``missing`` what must be there before anybody signs."""

    id: UUID
    number: int
    title: str
    category: str
    unit: str
    state: AgreementState
    side: Side | None
    client: PartyRow
    provider: PartyRow
    value: Money
    fee_bps: int
    rail: str
    terms: Terms
    missing: tuple[str, ...]
    version: int
    version_hash: str
    content: Content
    text: str
    milestones: tuple[MilestoneRow, ...]
    versions: tuple[VersionRow, ...]
    signatures: tuple[SignatureRow, ...]
    waits_for: Side | None
    answer_until: datetime | None
    offered_at: datetime | None
    signed_at: datetime | None
    ends_on: date | None
    ended_at: datetime | None
    request_id: UUID | None
    proposal_id: UUID | None
    may: frozenset[str]
    silence: tuple[Consequence, ...]

    @property
    def currency(self) -> str:
        """The one currency of all its amounts."""
        return self.value.currency

    @property
    def brief(self) -> str:
        """What the client wants, in Markdown."""
        return self.content.brief

    @property
    def offer(self) -> str:
        """What the provider said it does, in Markdown."""
        return self.content.offer


def agreement_page(actor: Actor, agreement_id: UUID, *, at: datetime) -> AgreementPage:
    """The agreement as the actor sees it at ``at``; NotFound if it is not theirs to see."""
    rows = Agreement.objects.visible_to(actor).select_related("client", "provider")
    agreement = rows.filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    return page_of(actor, agreement, at=at)


def page_of(actor: Actor, agreement: Agreement, *, at: datetime) -> AgreementPage:
    """The same for an agreement that the actor sees, loaded already with its client and provider."""
    versions = _versions(agreement)
    signatures = signatures_of(agreement.id, agreement.version)
    if agreement.signed_at is not None and not signatures:
        signatures = last_signatures(agreement.id)
    current = versions[-1]
    content = Content.from_json(current.content)
    signed = frozenset(one.side for one in signatures)
    return AgreementPage(
        id=agreement.id,
        number=agreement.number,
        title=agreement.title,
        category=agreement.category,
        unit=agreement.unit,
        state=AgreementState(agreement.state),
        side=side_of(actor, agreement),
        client=_party(agreement.client, Side.CLIENT),
        provider=_party(agreement.provider, Side.PROVIDER),
        value=Money(agreement.value_minor, agreement.currency),
        fee_bps=agreement.fee_bps,
        rail=agreement.rail,
        terms=content.terms,
        missing=content.missing,
        version=agreement.version,
        version_hash=agreement.version_hash,
        content=content,
        text=current.text,
        milestones=_milestones(agreement),
        versions=tuple(_version(one) for one in versions),
        signatures=signatures,
        waits_for=waits_for(agreement.state, signed),
        answer_until=agreement.answer_until,
        offered_at=agreement.offered_at,
        signed_at=agreement.signed_at,
        ends_on=agreement.ends_on,
        ended_at=agreement.ended_at,
        request_id=agreement.request_id,
        proposal_id=agreement.proposal_id,
        may=_may(actor, agreement, signed, at),
        silence=tuple(silence(_standing(agreement, signed))),
    )


def _versions(agreement: Agreement) -> list[AgreementVersion]:
    """All versions, oldest first; only the current one with its text and content."""
    rows = AgreementVersion.objects.filter(agreement_id=agreement.id).select_related("author")
    older = rows.exclude(number=agreement.version).defer("text", "content").order_by("number")
    return [*older, rows.get(number=agreement.version)] if agreement.version > 1 else list(rows)


def _version(one: AgreementVersion) -> VersionRow:
    author = one.author.name if one.author else ""
    return VersionRow(one.number, one.hash, one.before, Side(one.author_side), author, one.why, one.at)


def signatures_of(agreement_id: UUID, version: int) -> tuple[SignatureRow, ...]:
    """The signatures under one version of an agreement that was found to be the reader's to see."""
    rows = Signature.objects.filter(version__agreement_id=agreement_id, version__number=version)
    values = rows.order_by("at", "id").values_list(
        "side", "organisation__name", "person__name", "name", "method", "hash", "at", *EVIDENCE
    )
    return tuple(SignatureRow(Side(side), *rest) for side, *rest in values)


def last_signatures(agreement_id: UUID) -> tuple[SignatureRow, ...]:
    """Those under the last version that was signed: what a clause makes of it nobody signs anew."""
    rows = Signature.objects.filter(version__agreement_id=agreement_id).order_by("-version__number")
    number = rows.values_list("version__number", flat=True).first()
    return signatures_of(agreement_id, number) if number else ()


def _milestones(agreement: Agreement) -> tuple[MilestoneRow, ...]:
    rows = Milestone.objects.filter(agreement_id=agreement.id).order_by("position")
    return tuple(
        MilestoneRow(
            one.id,
            one.position,
            one.title,
            Money(one.amount_minor, agreement.currency),
            one.due_on,
            tuple(one.criteria.splitlines()),
            read_checks(one.checks),
            MilestoneState(one.state),
        )
        for one in rows
    )


def _party(row: Organisation, side: Side) -> PartyRow:
    return PartyRow(row.id, row.slug, row.name, row.country, row.place, row.timezone, side)


def _may(actor: Actor, agreement: Agreement, signed: frozenset[Side], at: datetime) -> frozenset[str]:
    if agreement.state != AgreementState.OFFERED or is_over(agreement.answer_until, at):
        return frozenset()
    verbs = {
        "sign": may_sign(actor, agreement) and side_of(actor, agreement) not in signed,
        "counter": may_counter(actor, agreement),
        "suggest": suggesting_side(actor, agreement) is not None,
        "decline": may_decline(actor, agreement, signed),
        "withdraw": may_withdraw(actor, agreement, signed),
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)


def _standing(agreement: Agreement, signed: frozenset[Side]) -> Standing:
    last = ends_at(agreement.ends_on, agreement.client.timezone) if agreement.ends_on else None
    return Standing(AgreementState(agreement.state), signed, agreement.answer_until, last)
