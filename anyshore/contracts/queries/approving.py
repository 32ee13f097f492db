"""Whether an organisation's own people must agree before an award, a purchase, an offer or a signature, and whether
they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, Sum

from anyshore.approvals.queries import Needed, approval_needed, standing_of
from anyshore.approvals.queries.needed import Standing
from anyshore.approvals.rules import Kind, fingerprint
from anyshore.catalogue.rules.orders import Order
from anyshore.contracts.models import Agreement, PackageOrder
from anyshore.contracts.policies import side_of
from anyshore.contracts.rules import NEVER_BEGAN, Side
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.plumbing.deadlines import Subject
from anyshore.sourcing.queries.contests import offered_entry, won_entry
from anyshore.sourcing.queries.offered import OfferedWork

MOVES_ALONE = ("sent_at", "expires_at")
"""What may move without another approval: the same offer that stands for longer."""

KINDS = {Side.CLIENT: Kind.AWARD, Side.PROVIDER: Kind.CONTRACT}
"""What rule holds for the signature of each side."""

PATH_MAX = 200
"""Letters of the address that an approval keeps."""


@dataclass(frozen=True, slots=True)
class AwardApproval:
    """The rule that holds for what would bind an organisation, if any, and what became of the question about this very
    content. The rule is that of the ``amount`` with what counts ``beside`` it."""

    subject: Subject
    amount: Money
    fingerprint: str
    needed: Needed | None
    standing: Standing | None
    kind: str = Kind.AWARD
    beside: tuple[Money, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether it cannot be awarded or bought yet."""
        return self.needed is not None and not (self.standing and self.standing.holds)


def award_approval(actor: Actor, offered: OfferedWork, kind: str = "proposal") -> AwardApproval:
    """What the client's rules say about awarding this offer, or a prize to this "entry"; the one who would ask is the
    actor."""
    subject = (kind, offered.proposal_id)
    amount = Money(offered.price_minor, offered.currency)
    told = {name: value for name, value in asdict(offered).items() if name not in MOVES_ALONE}
    content = fingerprint({name: value for name, value in told.items() if name != "team" or value})
    needed = approval_needed(offered.client_id, Kind.AWARD, amount, asked_by_id=actor.person_id)
    standing = standing_of(offered.client_id, Kind.AWARD, subject, content) if needed else None
    return AwardApproval(subject, amount, content, needed, standing)


def signature_approval(actor: Actor, agreement: Agreement, *, at: datetime) -> AwardApproval | None:
    """What the rules of the actor's side say about its signature under the current version; None where the client's
    award, or its purchase of a package, was asked about.

    An entry of a contest is asked about as a prize, so that what was agreed to before the award holds here too. All
    else is asked about as the version with its hash: an offer of the other side, a version that came after the award.
    """
    side, is_first = side_of(actor, agreement), agreement.version == 1
    if side is Side.CLIENT and is_first:
        if agreement.proposal_id or PackageOrder.objects.filter(agreement=agreement).exists():
            return None
        won = won_entry(agreement.request_id, agreement.provider_id, agreement.title) if agreement.request_id else None
        if won:
            return award_approval(actor, offered_entry(won, at=at), "entry")
    return version_approval(
        actor,
        side or Side.CLIENT,
        agreement_id=agreement.pk,
        version_hash=agreement.version_hash,
        amount=Money(agreement.value_minor, agreement.currency),
        under_id=agreement.under_id,
    )


def version_approval(
    actor: Actor, side: Side, *, agreement_id: UUID, version_hash: str, amount: Money, under_id: UUID | None
) -> AwardApproval:
    """What the rules of the actor's organisation, which is the ``side``, say about its signature under one version of
    an agreement; of a statement of work together with the others under its master agreement."""
    own_id, kind, subject = actor.acting_organisation, KINDS[side], ("agreement", agreement_id)
    beside = _beside(under_id, agreement_id)
    needed = approval_needed(own_id, kind, amount, beside=beside, asked_by_id=actor.person_id)
    standing = standing_of(own_id, kind, subject, version_hash) if needed else None
    return AwardApproval(subject, amount, version_hash, needed, standing, kind, beside)


def _beside(under_id: UUID | None, agreement_id: UUID) -> tuple[Money, ...]:
    """What counts with a statement of work: its master agreement, and the others under it that began or are on
    offer."""
    if under_id is None:
        return ()
    rows = Agreement.objects.filter(Q(pk=under_id) | Q(under_id=under_id)).exclude(pk=agreement_id)
    values = rows.exclude(state__in=NEVER_BEGAN).values("currency").annotate(sum=Sum("value_minor"))
    return tuple(Money(row["sum"], row["currency"]) for row in values.order_by("currency") if row["sum"])


def signing(actor: Actor, agreement_id: UUID, *, at: datetime) -> AwardApproval | None:
    """The same of an agreement that waits for the actor's side; None for anybody else."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None or side_of(actor, agreement) is None:
        return None
    return signature_approval(actor, agreement, at=at)


def award_path(number: int) -> str:
    """Where those who are asked read the offer: the page of the award itself is for those who may award."""
    return f"/proposals/{number}/"


def contract_path(number: int) -> str:
    """Where those who are asked read the agreement."""
    return f"/contracts/{number}/"


def renewal_path(number: int) -> str:
    """Where those who are asked read the renewal of an agreement."""
    return f"/contracts/{number}/renewal/"


def held_path(held_id: UUID) -> str:
    """Where those who are asked read an offer that has not gone out."""
    return f"/contracts/held/{held_id}/"


def entry_path(entry_id: UUID) -> str:
    """Where those who are asked about a prize look at the entry."""
    return f"/entries/{entry_id}/"


def purchase_approval(actor: Actor, package_id: UUID, version_hash: str, order: Order) -> AwardApproval:
    """What the buyer's rules say about this order of a package; the one who would ask is the actor.

    An approval counts for one purchase: how many orders of the package the buyer has made is part of the content.
    """
    client_id, subject = actor.acting_organisation, ("package", package_id)
    needed = approval_needed(client_id, Kind.AWARD, order.total, asked_by_id=actor.person_id)
    if needed is None:
        return AwardApproval(subject, order.total, "", None, None)
    extras = [one.name for one in order.extras]
    made = PackageOrder.objects.filter(package_id=package_id, agreement__client_id=client_id).count()
    content = fingerprint([str(client_id), version_hash, order.tier.name, extras, order.quantity, made])
    standing = standing_of(client_id, Kind.AWARD, subject, content)
    return AwardApproval(subject, order.total, content, needed, standing)


def purchase_path(slug: str, tier: int, extras: Sequence[int], quantity: int) -> str:
    """Where those who are asked read the package, with what was chosen of it."""
    chosen = [("tier", tier), *(("extras", place) for place in extras), ("quantity", quantity)]
    path = f"/packages/{slug}/?{urlencode(chosen)}"
    return path if len(path) <= PATH_MAX else f"/packages/{slug}/"
