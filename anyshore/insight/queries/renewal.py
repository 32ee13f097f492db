"""How one agreement is renewed, for its page and for the page of its renewal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.policies import may_renew, side_of
from anyshore.contracts.queries import current_content
from anyshore.contracts.queries.renewals import (
    GoesOn,
    RefusalRow,
    RenewalOfferRow,
    RenewedRow,
    goes_on,
    offer_row,
    refusal_row,
    renewals_of,
)
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.clauses.acting.indexation import Indexation
from anyshore.contracts.rules.clauses.acting.renewal import Renewal
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.renewal import as_long_again, silence_of_offer, silence_of_renewal
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalPage:
    """How an agreement is renewed.

    ``rule`` is that of its clause, ``goes_on`` what happens by itself, ``again_on`` the last day of a term as long as
    the one before; ``before`` and ``after`` are the version in force and the offered one. ``indexed``: its prices may
    follow an index; ``binds``: the reader binds a side. ``may`` holds the reader's verbs: refuse, offer, sign, drop.
    """

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    currency: str
    side: Side | None
    ends_on: date | None
    again_on: date | None
    rule: Renewal | None
    goes_on: GoesOn | None
    refusal: RefusalRow | None
    offer: RenewalOfferRow | None
    done: tuple[RenewedRow, ...]
    before: Content
    after: Content | None
    indexed: bool
    binds: bool
    may: frozenset[str]

    @property
    def monthly(self) -> tuple[Money, Money] | None:
        """The price of a month before and after, where the offer changes it."""
        now, then = self.before.lines.retainer, self.after.lines.retainer if self.after else None
        if now is None or then is None or now == then:
            return None
        return Money(now.amount_minor, self.currency), Money(then.amount_minor, self.currency)


def renewal_page(actor: Actor, number: int, *, at: datetime) -> RenewalPage:
    """The renewal of the signed agreement of that number; NotFound for one that the actor does not see."""
    rows = Agreement.objects.visible_to(actor).filter(number=number, signed_at__isnull=False)
    found = rows.select_related("client", "provider").first()
    if found is None:
        raise NotFound()
    before, offer, own = current_content(found), offer_row(found.pk), side_of(actor, found)
    by_itself, refusal = goes_on(found), refusal_row(found)
    return RenewalPage(
        agreement_id=found.pk,
        number=number,
        title=found.title,
        client=found.client.name,
        provider=found.provider.name,
        currency=found.currency,
        side=own,
        ends_on=found.ends_on,
        again_on=_again(found, before),
        rule=rule_in(before.clauses, Renewal),
        goes_on=by_itself,
        refusal=refusal,
        offer=offer,
        done=renewals_of(found.pk),
        before=before,
        after=Content.from_json(offer.content) if offer else None,
        indexed=before.lines.runs and rule_in(before.clauses, Indexation) is not None,
        binds=own is not None and may_renew(actor, found),
        may=_may(actor, found, by_itself, offer, at),
    )


def _again(agreement: Agreement, content: Content) -> date | None:
    began = content.lines.starts_on or (agreement.signed_at.date() if agreement.signed_at else None)
    return as_long_again(began, agreement.ends_on) if began and agreement.ends_on else None


def of_open_renewal(column: str) -> Subquery:
    """A column of the offer to renew the agreement of the outer query, while that waits."""
    return Subquery(RenewalOffer.objects.filter(agreement=OuterRef("pk"), state="offered").values(column)[:1])


def renewal_lapses(agreement: Any) -> list[Consequence]:
    """What silence does to an offer to renew an agreement that was found with its columns (of_open_renewal)."""
    if not agreement.renewal_side:
        return []
    return silence_of_offer(Side(agreement.renewal_side), agreement.renewal_on, agreement.renewal_until)


def renewed_by_itself(found: GoesOn | None) -> list[Consequence]:
    """What silence does where an agreement goes on by itself."""
    return silence_of_renewal(found.refused_until, found.to_on) if found else []


def renews(agreement: Any, clauses: Sequence[Chosen]) -> GoesOn | None:
    """How an agreement goes on by itself; no query without the clause."""
    rule = rule_in(clauses, Renewal)
    return goes_on(agreement, rule) if rule else None


def _may(
    actor: Actor, agreement: Any, by_itself: GoesOn | None, offer: RenewalOfferRow | None, at: datetime
) -> frozenset[str]:
    binds, own = may_renew(actor, agreement), side_of(actor, agreement)
    runs = agreement.state == AgreementState.RUNNING and agreement.ends_on is not None
    allowed = {
        "refuse": binds and by_itself is not None and at < by_itself.refused_until,
        "offer": binds and runs and offer is None,
        "sign": binds and runs and offer is not None and offer.side != own,
        "drop": binds and offer is not None,
    }
    return frozenset(verb for verb, may in allowed.items() if may)
