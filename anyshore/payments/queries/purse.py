"""The purse of one agreement: what the verbs of money load, under the lock of the agreement.

Two statements, whatever the verb: the agreement's row, locked, then all its holdings with what hangs on them. Both
are SQL by hand, since every movement of money pays for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, Sum

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import LIVE, MilestoneState
from anyshore.contracts.rules.terms import Payment
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.payments.models import Bonus, Holding, RetainerMonth, WeeklyHolding
from anyshore.payments.rules import SETTLED, HoldingState
from anyshore.payments.rules.deal import Deal, Slice, slice_of
from anyshore.plumbing.prepared import prepared_cursor
from anyshore.plumbing.state import lock_root


@dataclass(slots=True)
class Part:
    """One milestone with its money. ``is_agreed`` tells whether it is still part of the agreement."""

    holding: Holding
    milestone_id: UUID
    position: int
    title: str
    amount_minor: int
    is_agreed: bool
    is_on_hold: bool

    @property
    def held_minor(self) -> int:
        """What is held (or promised) now."""
        one = self.holding
        return one.funded_minor - one.released_minor - one.refunded_minor - one.retained_minor

    @property
    def is_settled(self) -> bool:
        """Whether the milestone's money has come to its end."""
        return self.holding.state in SETTLED

    @property
    def is_held(self) -> bool:
        """Whether money is held for the milestone."""
        return self.holding.state == HoldingState.HELD


@dataclass(frozen=True, slots=True)
class WeekSums:
    """What weeks of hours and months of a retainer have moved in all, in minor units."""

    funded: int = 0
    released: int = 0
    refunded: int = 0
    fee: int = 0


@dataclass(frozen=True, slots=True)
class KeptSums:
    """What was kept back of milestones in all, what of it was released, refunded and taken as a fee, in minor
    units."""

    kept: int = 0
    released: int = 0
    refunded: int = 0
    fee: int = 0

    @property
    def open(self) -> int:
        """What is kept back now."""
        return self.kept - self.released - self.refunded


@dataclass(slots=True)
class Purse:
    """All money of one locked agreement. ``bonus_minor`` is what was given beyond the price so far; ``weeks`` are the
    sums of its weeks of hours and of its months, ``kept`` those of what was kept back of its milestones."""

    agreement: Agreement
    deal: Deal
    parts: dict[UUID, Part]
    bonus_minor: int
    weeks: WeekSums = WeekSums()
    kept: KeptSums = KeptSums()

    @property
    def is_live(self) -> bool:
        """Whether work and money may move."""
        return self.agreement.state in LIVE

    @property
    def charged_minor(self) -> int:
        """What has borne the fee so far: everything released, and every bonus."""
        return (
            self.bonus_minor
            + self.weeks.released
            + self.kept.released
            + sum(part.holding.released_minor for part in self.parts.values())
        )

    @property
    def net_minor(self) -> int:
        """What the provider was paid of the price so far, after the fee: of this its team has its shares."""
        of_parts = sum(part.holding.released_minor - part.holding.fee_minor for part in self.parts.values())
        return of_parts + self.kept.released - self.kept.fee + self.weeks.released - self.weeks.fee

    @property
    def is_settled(self) -> bool:
        """Whether no milestone waits for anything any more."""
        return all(part.is_settled for part in self.parts.values())

    def part(self, milestone_id: UUID) -> Part:
        """The money of one milestone of this agreement; NotFound for any other."""
        found = self.parts.get(milestone_id)
        if found is None:
            raise NotFound()
        return found

    def slice(self, gross_minor: int) -> Slice:
        """The next so many minor units as a slice of the contract."""
        return slice_of(gross_minor, self.charged_minor, self.deal.fee_bps)


def purse_of_agreement(actor: Actor, agreement_id: UUID) -> Purse:
    """Lock the agreement, if the actor sees it, and load its money. NotFound otherwise."""
    return purse_of(lock_root(_visible(actor), agreement_id))


def purse_of_milestone(actor: Actor, milestone_id: UUID) -> Purse:
    """The same by one of its milestones."""
    of_milestone = Milestone.objects.filter(pk=milestone_id).values("agreement_id")[:1]
    found = _visible(actor).select_for_update(of=("self",)).filter(pk=of_milestone).first()
    if found is None:
        raise NotFound()
    return purse_of(found)


def is_by_invoice(purse: Purse) -> bool:
    """Whether the terms pay by invoice: the work comes first, and nothing is funded ahead of it."""
    return bool(purse.agreement.terms["payment"] == Payment.INVOICE)


def purse_of(agreement: Agreement) -> Purse:
    """The money of an agreement whose row is locked already."""
    with prepared_cursor() as cursor:
        cursor.execute(_PARTS, [str(MilestoneState.AGREED), agreement.pk, agreement.pk, agreement.pk, agreement.pk])
        rows = cursor.fetchall()
    parts = [_part(row) for row in rows]
    sums, kept, bonus_minor = rows[0][-3:] if rows else _sums_alone(agreement.pk)
    return Purse(
        agreement=agreement,
        deal=deal_of(agreement),
        parts={part.milestone_id: part for part in parts},
        bonus_minor=bonus_minor,
        weeks=WeekSums(*map(int, sums)),
        kept=KeptSums(*map(int, kept)),
    )


def _sums_alone(agreement_id: UUID) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The sums of an agreement that has no milestone."""
    names = ("funded", "released", "refunded", "fee")
    asked = {name: Sum(f"{name}_minor") for name in names}
    weeks, months = (
        model.objects.filter(agreement_id=agreement_id).aggregate(**asked) for model in (WeeklyHolding, RetainerMonth)
    )
    given = Bonus.objects.filter(agreement_id=agreement_id).aggregate(total=Sum("amount_minor"))["total"]
    return tuple(int(weeks[name] or 0) + int(months[name] or 0) for name in names), (), int(given or 0)


def deal_of(agreement: Agreement) -> Deal:
    """The money side of an agreement."""
    return Deal(
        agreement_id=agreement.pk,
        client_id=agreement.client_id,
        provider_id=agreement.provider_id,
        currency=agreement.currency,
        rail=agreement.rail,
        fee_bps=agreement.fee_bps,
        team=tuple((UUID(one["id"]), one["share_bps"]) for one in agreement.team),
    )


_COLUMNS = [field.column for field in Holding._meta.concrete_fields]
_NAMES = [field.attname for field in Holding._meta.concrete_fields]
_WEEKS = """
        (SELECT array[coalesce(sum(w.funded_minor), 0), coalesce(sum(w.released_minor), 0),
                      coalesce(sum(w.refunded_minor), 0), coalesce(sum(w.fee_minor), 0)]::bigint[]
         FROM (SELECT agreement_id, funded_minor, released_minor, refunded_minor, fee_minor FROM payments_weeklyholding
               UNION ALL
               SELECT agreement_id, funded_minor, released_minor, refunded_minor, fee_minor FROM payments_retainermonth
         ) w WHERE w.agreement_id = %s::uuid)"""
_KEPT = """
        (SELECT array[coalesce(sum(k.kept_minor), 0), coalesce(sum(k.released_minor), 0),
                      coalesce(sum(k.refunded_minor), 0), coalesce(sum(k.fee_minor), 0)]::bigint[]
         FROM payments_retention k WHERE k.agreement_id = %s::uuid)"""
_PARTS = f"""
    SELECT {", ".join(f"h.{column}" for column in _COLUMNS)}, m.position, m.title, m.amount_minor, m.state = %s::text,
        EXISTS (SELECT FROM payments_hold o WHERE o.holding_id = h.id AND o.lifted_at IS NULL),
        {_WEEKS}, {_KEPT},
        (SELECT coalesce(sum(b.amount_minor), 0)::bigint FROM payments_bonus b WHERE b.agreement_id = %s::uuid)
    FROM payments_holding h JOIN contracts_milestone m ON m.id = h.milestone_id
    WHERE h.agreement_id = %s::uuid ORDER BY m.position
"""  # noqa: S608 - names of columns from the model


def _part(row: tuple[object, ...]) -> Part:
    width = len(_NAMES)
    holding = Holding.from_db("default", _NAMES, row[:width])
    position, title, amount_minor, is_agreed, is_on_hold = row[width:-3]
    return Part(
        holding=holding,
        milestone_id=holding.milestone_id,
        position=int(str(position)),
        title=str(title),
        amount_minor=int(str(amount_minor)),
        is_agreed=bool(is_agreed),
        is_on_hold=bool(is_on_hold),
    )


def _visible(actor: Actor) -> QuerySet[Agreement]:
    visible: QuerySet[Agreement] = Agreement.objects.visible_to(actor)
    return visible
