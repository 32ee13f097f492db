"""What the pages show of an agreement's money: plain rows, few queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.payments.models import Bonus, Hold, Holding
from anyshore.payments.queries.clauses import NOTHING_BESIDE, Beside
from anyshore.payments.queries.late import Late
from anyshore.payments.queries.owed import Owed, owed_of, unanswered
from anyshore.payments.queries.purse import Part, Purse, is_by_invoice, purse_of
from anyshore.payments.queries.retention import KeptRow
from anyshore.payments.rails import rail
from anyshore.payments.rules import HoldingState
from anyshore.payments.rules.silence import silence


@dataclass(frozen=True, slots=True)
class MilestoneMoney:
    """One milestone's money. ``word`` names the state as its rail does; ``fee_if_released`` is what the operator would
    take of what is held now; ``hold_reason`` is empty unless the operator holds it. ``late`` is what a late delivery
    takes off its price, ``credit`` what open service credits take off it if it is accepted next, ``to_release`` what
    its acceptance pays at once and ``to_keep`` what it keeps back for defects; ``kept`` is what was kept back."""

    milestone_id: UUID
    position: int
    title: str
    amount: Money
    state: str
    word: str
    held: Money
    released: Money
    refunded: Money
    fee: Money
    fee_if_released: Money
    hold_reason: str
    funded_at: datetime | None
    settled_at: datetime | None
    late: Late | None
    kept: KeptRow | None
    credit: Money
    to_keep: Money
    to_release: Money


@dataclass(frozen=True, slots=True)
class AgreementMoney:
    """All money of one agreement. ``promises``: the amounts are promises between the parties, nothing is held here;
    ``owed``, ``paid`` and ``awaiting`` are then what was not paid, confirmed, and recorded but not answered.
    ``by_invoice``: nothing is funded ahead; what is unfunded is paid once it is accepted. ``reduced`` is the part of
    ``refunded`` that came off prices for late delivery; ``kept`` is
    kept back for defects now, and part of neither ``held`` nor ``released``."""

    agreement_id: UUID
    currency: str
    rail: str
    promises: bool
    by_invoice: bool
    value: Money
    unfunded: Money
    held: Money
    released: Money
    refunded: Money
    fee: Money
    fee_bps: int
    bonus: Money
    owed: Money
    paid: Money
    awaiting: Money
    reduced: Money
    kept: Money
    milestones: tuple[MilestoneMoney, ...]


@dataclass(frozen=True, slots=True)
class BonusRow:
    """One bonus; ``fee`` is the operator's part of ``amount``."""

    id: UUID
    amount: Money
    fee: Money
    words: str
    at: datetime


def agreement_money(actor: Actor, agreement_id: UUID) -> AgreementMoney:
    """The money of one agreement that the actor sees. NotFound otherwise."""
    return money_of(_seen(actor, agreement_id))


def money_of(purse: Purse, clauses: Beside = NOTHING_BESIDE) -> AgreementMoney:
    """The same for the purse of an agreement that the actor sees, loaded already, with what is late of it."""
    deal, parts, weeks = purse.deal, list(purse.parts.values()), purse.weeks
    promises = rail(deal.rail).PROMISES
    nothing = Owed(due=deal.money(0), paid=deal.money(0), awaiting=deal.money(0))
    owed = owed_of(deal, purse.charged_minor) if promises else nothing
    waiting = (HoldingState.NOT_FUNDED,)
    return AgreementMoney(
        agreement_id=deal.agreement_id,
        currency=deal.currency,
        rail=deal.rail,
        promises=promises,
        by_invoice=is_by_invoice(purse),
        value=deal.money(sum(part.amount_minor for part in parts)),
        unfunded=deal.money(sum(part.amount_minor for part in parts if part.holding.state in waiting)),
        held=deal.money(sum(part.held_minor for part in parts) + weeks.funded - weeks.released - weeks.refunded),
        released=deal.money(sum(part.holding.released_minor for part in parts) + weeks.released + purse.kept.released),
        refunded=deal.money(sum(part.holding.refunded_minor for part in parts) + weeks.refunded + purse.kept.refunded),
        fee=deal.money(
            sum(part.holding.fee_minor for part in parts) + weeks.fee + purse.kept.fee + _bonus_fees(purse)
        ),
        fee_bps=deal.fee_bps,
        bonus=deal.money(purse.bonus_minor),
        owed=owed.owed,
        paid=owed.paid,
        awaiting=owed.awaiting,
        reduced=deal.money(sum(one.off.minor for one in clauses.late.values() if one.taken)),
        kept=deal.money(purse.kept.open),
        milestones=_milestones(purse, owed, clauses),
    )


def milestone_money(actor: Actor, milestone_id: UUID) -> MilestoneMoney:
    """The money of one milestone that the actor sees. NotFound otherwise."""
    agreement_id = Holding.objects.visible_to(actor).filter(milestone_id=milestone_id).values_list("agreement_id")
    found = agreement_id.first()
    if found is None:
        raise NotFound()
    money = agreement_money(actor, found[0])
    return next(one for one in money.milestones if one.milestone_id == milestone_id)


def bonuses_of(actor: Actor, agreement_id: UUID) -> tuple[BonusRow, ...]:
    """The bonuses of one agreement, newest first."""
    visible = Agreement.objects.visible_to(actor).filter(pk=agreement_id)
    rows = Bonus.objects.filter(agreement__in=visible).select_related("agreement").order_by("-at", "-id")
    return tuple(
        BonusRow(
            id=row.pk,
            amount=Money(row.amount_minor, row.agreement.currency),
            fee=Money(row.fee_minor, row.agreement.currency),
            words=row.words,
            at=row.at,
        )
        for row in rows
    )


def silence_of(actor: Actor, agreement_id: UUID) -> list[Consequence]:
    """What silence does to the money of one agreement."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    return silence(unanswered(agreement_id, agreement.currency))


def _seen(actor: Actor, agreement_id: UUID) -> Purse:
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    return purse_of(agreement)


def _bonus_fees(purse: Purse) -> int:
    if not purse.bonus_minor:
        return 0
    found = Bonus.objects.filter(agreement_id=purse.deal.agreement_id).aggregate(total=Sum("fee_minor"))
    return int(found["total"] or 0)


def _milestones(purse: Purse, owed: Owed, clauses: Beside) -> tuple[MilestoneMoney, ...]:
    reasons = _hold_reasons(purse)
    paid = _paid_first(purse, owed.paid.minor)
    return tuple(
        _milestone(
            purse,
            part,
            reasons.get(part.milestone_id, ""),
            clauses,
            is_paid=part.milestone_id in paid,
        )
        for part in purse.parts.values()
    )


def _hold_reasons(purse: Purse) -> dict[UUID, str]:
    """Why the operator holds the money of a milestone, by milestone."""
    if not any(part.is_on_hold for part in purse.parts.values()):
        return {}
    live = Hold.objects.filter(holding__agreement_id=purse.deal.agreement_id, lifted_at=None)
    return dict(live.values_list("holding__milestone_id", "reason"))


def _paid_first(purse: Purse, paid_minor: int) -> set[UUID]:
    """The milestones that the confirmed payments cover, the one released first first."""
    covered = set()
    released = [part for part in purse.parts.values() if part.holding.settled_at and part.holding.released_minor]
    for part in sorted(released, key=lambda part: (part.holding.settled_at, part.position)):
        paid_minor -= part.holding.released_minor
        if paid_minor < 0:
            break
        covered.add(part.milestone_id)
    return covered


def _milestone(purse: Purse, part: Part, hold_reason: str, clauses: Beside, *, is_paid: bool) -> MilestoneMoney:
    deal, holding = purse.deal, part.holding
    late, kept = clauses.late.get(part.milestone_id), clauses.kept.get(part.milestone_id)
    to_keep = 0 if part.is_settled else clauses.to_keep(purse, part, late)
    is_lowered = bool(late and late.taken) or part.milestone_id in clauses.lowered
    credit = 0 if part.is_settled else clauses.credited(part, late)
    to_release = _to_release(part, late) - credit - to_keep
    return MilestoneMoney(
        milestone_id=part.milestone_id,
        position=part.position,
        title=part.title,
        amount=deal.money(part.amount_minor),
        state=str(holding.state),
        word=_word(purse, part, is_lowered=is_lowered, is_paid=is_paid),
        held=deal.money(part.held_minor),
        released=deal.money(holding.released_minor),
        refunded=deal.money(holding.refunded_minor),
        fee=deal.money(holding.fee_minor),
        fee_if_released=deal.money(purse.slice(to_release if part.is_held else 0).fee_minor),
        hold_reason=hold_reason,
        funded_at=holding.funded_at,
        settled_at=holding.settled_at,
        late=late,
        kept=kept,
        credit=deal.money(credit),
        to_keep=deal.money(to_keep),
        to_release=deal.money(to_release),
    )


def _to_release(part: Part, late: Late | None) -> int:
    """What acceptance pays: what is held, or the price where nothing was funded, as terms by invoice allow, less what
    a late delivery takes off."""
    whole = part.amount_minor if part.holding.state == HoldingState.NOT_FUNDED else part.held_minor
    return max(whole - late.off.minor, 0) if late and not late.taken else whole


_PROMISED = {HoldingState.HELD: "promised", HoldingState.RELEASED: "owed"}


def _word(purse: Purse, part: Part, *, is_lowered: bool, is_paid: bool) -> str:
    state = HoldingState(part.holding.state)
    if is_lowered and state is HoldingState.SPLIT:
        state = HoldingState.RELEASED  # what came off was no part of its price any more
    if state is HoldingState.NOT_FUNDED and purse.is_live and is_by_invoice(purse):
        return "by_invoice"
    if not rail(purse.deal.rail).PROMISES:
        return str(state)
    if state is HoldingState.RELEASED and is_paid:
        return "paid"
    return _PROMISED.get(state, str(state))
