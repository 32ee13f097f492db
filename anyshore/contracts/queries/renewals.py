"""The renewals of agreements: for verbs under their lock, for pages, as silence sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.approvals.queries import Needed
from anyshore.contracts.models import Agreement, RenewalOffer, RenewalRefusal, Renewed
from anyshore.contracts.queries.approving import version_approval
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.loading import agreement_value, locked_agreement
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.clauses.acting.renewal import Renewal
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.renewal import RenewalState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import calendar


@dataclass(frozen=True, slots=True)
class GoesOn:
    """How an agreement goes on by itself: from its last day to ``to_on``, unless somebody says no before
    ``refused_until``. ``done`` renewals by the clause were before it."""

    rule: Renewal
    from_on: date
    to_on: date
    refused_until: datetime
    done: int


@dataclass(frozen=True, slots=True)
class RenewedRow:
    """One term that followed another."""

    version: int
    from_on: date
    to_on: date
    by_clause: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """Who said no to the term after the present one."""

    side: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalOfferRow:
    """The open offer to renew. ``index_now`` is what its prices follow, in hundredths; None where they stay."""

    id: UUID
    side: str
    ends_on: date
    index_now: int | None
    content: Any
    text: str
    hash: str
    words: str
    at: datetime
    answer_until: datetime


def goes_on(agreement: Agreement, rule: Renewal | None = None) -> GoesOn | None:
    """How a running agreement goes on by itself as things stand; None where it does not: no clause, no last day, a
    notice that runs, a no, all renewals used."""
    found = rule or rule_in(clauses_of(agreement), Renewal)
    if found is None or agreement.ends_on is None or agreement.state != AgreementState.RUNNING:
        return None
    if refusal_of(agreement) is not None:
        return None
    anchor, done = _counted(agreement)
    if not found.renews(done):
        return None
    zone = found.zone(calendar(agreement.client_id).zone, calendar(agreement.provider_id).zone)
    to_on = found.next_end(agreement.ends_on, anchor=anchor, done=_since(agreement, anchor))
    return GoesOn(found, agreement.ends_on, to_on, found.refused_until(agreement.ends_on, zone), done)


def renewals_done(agreement_id: UUID) -> int:
    """How often the clause has renewed an agreement."""
    return Renewed.objects.filter(agreement_id=agreement_id, by_clause=True).count()


def refusal_of(agreement: Agreement) -> RenewalRefusal | None:
    """Who said no to what comes after the present term; None where nobody has."""
    if agreement.ends_on is None:
        return None
    found: RenewalRefusal | None = RenewalRefusal.objects.filter(
        agreement_id=agreement.pk, term_on=agreement.ends_on
    ).first()
    return found


def open_renewal(agreement_id: UUID) -> RenewalOffer | None:
    """The offer to renew that waits for its answer."""
    found: RenewalOffer | None = RenewalOffer.objects.filter(
        agreement_id=agreement_id, state=RenewalState.OFFERED
    ).first()
    return found


def renewal_with_agreement_locked(actor: Actor, offer_id: UUID) -> RenewalOffer:
    """An offer to renew under its agreement, which is locked first and loaded; NotFound if the actor does not see
    it."""
    visible = RenewalOffer.objects.visible_to(actor).filter(pk=offer_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: RenewalOffer = visible.get()
    found.agreement = agreement
    return found


def renewals_of(agreement_id: UUID) -> tuple[RenewedRow, ...]:
    """The renewals of an agreement that the reader was found to see, the first first."""
    rows = Renewed.objects.filter(agreement_id=agreement_id).order_by("version")
    return tuple(RenewedRow(one.version, one.from_on, one.to_on, one.by_clause, one.at) for one in rows)


def refusal_row(agreement: Agreement) -> RefusalRow | None:
    """Who said no, for a page."""
    row = refusal_of(agreement)
    return RefusalRow(row.side, row.words, row.at) if row else None


def offer_row(agreement_id: UUID) -> RenewalOfferRow | None:
    """The open offer, for a page."""
    row = open_renewal(agreement_id)
    if row is None:
        return None
    return RenewalOfferRow(
        id=row.pk,
        side=row.side,
        ends_on=row.ends_on,
        index_now=row.index_now,
        content=row.content,
        text=row.text,
        hash=row.hash,
        words=row.words,
        at=row.at,
        answer_until=row.answer_until,
    )


def renewal_told(offer_id: UUID) -> tuple[UUID, str, date]:
    """The agreement, the side and the new last day of an offer: for mails."""
    row = RenewalOffer.objects.get(pk=offer_id)
    return row.agreement_id, row.side, row.ends_on


def _counted(agreement: Agreement) -> tuple[date, int]:
    """The day from which terms are counted, which is the last day of the term that both last signed, and how often the
    clause has renewed the agreement in all."""
    rows = list(Renewed.objects.filter(agreement_id=agreement.pk).order_by("version"))
    done = sum(one.by_clause for one in rows)
    since: list[Renewed] = []
    for one in reversed(rows):
        if not one.by_clause:
            break
        since.insert(0, one)
    assert agreement.ends_on is not None
    return (since[0].from_on if since else agreement.ends_on), done


def _since(agreement: Agreement, anchor: date) -> int:
    """How often the clause has renewed it since that day."""
    return Renewed.objects.filter(agreement_id=agreement.pk, by_clause=True, from_on__gte=anchor).count()


def unasked_for_renewal(
    actor: Actor, agreement: Agreement, side: Side, content: Content, version_hash: str
) -> Needed | None:
    """Who of the side's own people must agree to a renewal, as to any signature, and has not; None where nobody must.
    A client's limits hold for what it costs more (LimitStands)."""
    found = version_approval(
        actor,
        side,
        agreement_id=agreement.pk,
        version_hash=version_hash,
        amount=content.value,
        under_id=agreement.under_id,
    )
    if found.needed and found.missing:
        return found.needed
    must_be_within_limits_renewed(agreement, side, content)
    return None


def must_be_within_limits_renewed(agreement: Agreement, side: Side, content: Content) -> None:
    """A client's limits hold for what a renewal costs more (LimitStands)."""
    more = content.value - agreement_value(agreement)
    if side is Side.CLIENT and more.is_positive:
        must_stay_within_limits(agreement.client_id, agreement.provider_id, more)
