"""Reads of orders of packages: what one will agree, how many run, whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, Sum

from anyshore.catalogue.models import Package, PackageVersion
from anyshore.catalogue.queries.packages import current_version, locked_package, read_content
from anyshore.catalogue.rules.categories import Unit
from anyshore.catalogue.rules.orders import Order, OwnPackage, ordered
from anyshore.catalogue.rules.packages import PackageContent, PackageKind, PackageState
from anyshore.contracts.models import Agreement, Milestone, PackageOrder
from anyshore.contracts.queries.approving import AwardApproval, purchase_approval
from anyshore.contracts.queries.drafting import default_terms, party
from anyshore.contracts.rules import LIVE, AgreementState
from anyshore.contracts.rules.content import Content, MilestoneDraft, checked_words
from anyshore.contracts.rules.orders import NotForSale, PackageChanged, offer_of, terms_of_order, title_of
from anyshore.kit.actor import Actor
from anyshore.kit.countries import zone as zone_of
from anyshore.kit.errors import NotFound
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days, last_day
from anyshore.parties.queries import calendar, lock_own


@dataclass(frozen=True, slots=True)
class OrderRow:
    """What an agreement was bought as."""

    agreement_id: UUID
    package_id: UUID
    package_slug: str
    version: int
    content: PackageContent
    tier: str
    extras: tuple[str, ...]
    quantity: int
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bought:
    """An order as the verbs of money need it: ``author_id`` published it; ``hours`` are those paid in all."""

    kind: PackageKind
    author_id: UUID
    content: PackageContent
    hours: int


@dataclass(frozen=True, slots=True)
class Offered:
    """An order before it is bought: its lines, the agreement it becomes, and whether the buyer's own people must agree
    first."""

    order: Order
    content: Content
    approval: AwardApproval


@dataclass(frozen=True, slots=True)
class Sales:
    """How a package sells: orders in all, those that run, and what they came to in its currency."""

    orders: int = 0
    running: int = 0
    total: Money | None = None


def order_content(
    actor: Actor,
    version: PackageVersion,
    order: Order,
    brief: str,
    *,
    number: int,
    fee_bps: int,
    rail: str,
    at: datetime,
) -> Content:
    """The first and last version of the agreement on an order, as it will be signed."""
    content, provider_id = order.content, version.package.organisation_id
    theirs, due_on = calendar(provider_id), None
    if order.days:
        due_on = last_day(add_working_days(at, order.days, theirs), zone_of(theirs.zone))
    title = title_of(order)
    return Content(
        agreement_id=new_id(),
        number=number,
        version=1,
        client=party(actor, actor.acting_organisation),
        provider=party(actor, provider_id),
        title=title,
        brief=checked_words("brief", brief),
        offer=checked_words("offer", offer_of(order, version.number, version.hash)),
        category=content.category,
        unit=Unit.TASK,
        currency=content.currency,
        milestones=(MilestoneDraft(title, order.total.minor, due_on, order.tier.includes),),
        terms=terms_of_order(order, default_terms(Unit.TASK), at.date()),
        fee_bps=fee_bps,
        rail=rail,
    )


def offered_order(
    actor: Actor,
    package_id: UUID,
    tier: int,
    extras: Sequence[int],
    quantity: int,
    *,
    fee_bps: int,
    rail: str,
    at: datetime,
) -> Offered:
    """What the actor would agree to by buying this of a package now, for the page that asks before it."""
    row = Package.objects.visible_to(actor).filter(pk=package_id).first()
    if row is None:
        raise NotFound()
    version = current_version(row)
    order = ordered(read_content(version), tier, extras, quantity)
    content = order_content(actor, version, order, "", number=0, fee_bps=fee_bps, rail=rail, at=at)
    return Offered(order, content, purchase_approval(actor, package_id, version.hash, order))


def standing_offer(actor: Actor, package_id: UUID, version_hash: str) -> tuple[Package, PackageVersion]:
    """A package that stands for sale as the actor read it, locked after the actor's organisation, for verbs.

    Refused: one that cannot be seen (NotFound) or bought (NotForSale), one's own (OwnPackage), another version than
    the one that was read (PackageChanged).
    """
    own = lock_own(actor)
    package = locked_package(actor, package_id)
    if package.organisation_id == own.pk:
        raise OwnPackage()
    if package.state != PackageState.PUBLISHED:
        raise NotForSale(state=str(package.state))
    if package.hash != version_hash:
        raise PackageChanged(package_id=package.pk, version=package.version)
    return package, current_version(package)


def open_orders(package_id: UUID) -> int:
    """How many orders of a package run now."""
    running = PackageOrder.objects.filter(package_id=package_id, agreement__state__in=[*LIVE, AgreementState.OFFERED])
    return running.count()


def order_of(actor: Actor, number: int) -> OrderRow:
    """What the agreement with this number was bought as; NotFound for one that was not, or that the actor cannot
    see."""
    agreements = Agreement.objects.visible_to(actor).filter(number=number)
    row = PackageOrder.objects.filter(agreement__in=agreements).select_related("version", "package").first()
    if row is None:
        raise NotFound()
    return OrderRow(
        agreement_id=row.agreement_id,
        package_id=row.package_id,
        package_slug=row.package.slug,
        version=row.version.number,
        content=read_content(row.version),
        tier=row.tier,
        extras=tuple(row.extras),
        quantity=row.quantity,
        answers=tuple((question, answer) for question, answer in row.answers),
    )


def first_milestone(agreement_id: UUID) -> UUID:
    """The one milestone of an agreement that was bought."""
    return Milestone.objects.values_list("id", flat=True).get(agreement_id=agreement_id)


def bought(agreement_id: UUID) -> Bought:
    """What an agreement was bought as, for verbs that have locked it; NotFound for one that was not."""
    row = PackageOrder.objects.filter(agreement_id=agreement_id).select_related("version").first()
    if row is None:
        raise NotFound()
    content = read_content(row.version)
    hours = next(one.hours for one in content.tiers if one.name == row.tier) * row.quantity
    return Bought(content.kind, row.version.author_id, content, hours)


def sales(package_ids: Iterable[UUID]) -> dict[UUID, Sales]:
    """How each of these packages sells; one that was never bought is left out. A package keeps its currency or counts
    the orders in the currency of the most of them."""
    rows = (
        PackageOrder.objects.filter(package_id__in=list(package_ids))
        .values("package_id", "agreement__currency")
        .annotate(
            orders=Count("id"),
            running=Count("id", filter=Q(agreement__state__in=LIVE)),
            total=Sum("agreement__value_minor"),
        )
        .order_by("orders")
    )
    return {
        row["package_id"]: Sales(row["orders"], row["running"], Money(int(row["total"]), row["agreement__currency"]))
        for row in rows
    }
