"""What counts towards the limit of liability of a side, and the years of an agreement with their figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from anyshore.contracts.models import Agreement, StepInCost
from anyshore.contracts.queries import current_content, signed_at_of
from anyshore.contracts.rules.clauses.acting.protection import LiabilityCap
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.liability import Counted, Counts, Prices, Year, year_with, years_with
from anyshore.contracts.rules.states import Side
from anyshore.contracts.rules.step_in import CostState
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.payments.models import Claim, Reduction, ServiceCredit
from anyshore.payments.queries.credits import price_of_period
from anyshore.payments.rules.claims import ClaimKind, ClaimState, counts_as
from anyshore.payments.rules.credits import CreditState

STANDING = (CreditState.OPEN, CreditState.USED, CreditState.OWED)
"""Credits that nothing can take back any more."""


def cap_of(agreement: Agreement) -> LiabilityCap | None:
    """The limit that both signed; None where the agreement has no such clause of the library."""
    return rule_in(current_content(agreement).clauses, LiabilityCap)


def started_on(agreement: Agreement) -> date:
    """The day on which both had signed, where the client sits."""
    return local_day(signed_at_of(agreement), calendar(agreement.client_id).zone)


def year_of_claim(agreement: Agreement, claim: Claim) -> Year | None:
    """The year of the side that answers a claim, with what counts already; None where the claim does not count or no
    limit was agreed."""
    kind, cap = counts_as(claim.kind, claim.ground), cap_of(agreement)
    if kind is None or cap is None:
        return None
    counted, start = counted_against(agreement, Side(claim.side).other), started_on(agreement)
    return year_with(cap, start, counted, claim.on_day, _prices(agreement), kind=kind)


def years_of(agreement: Agreement, at: datetime) -> dict[Side, tuple[Year, ...]]:
    """The years of both sides, the newest first; none where the agreement has no limit."""
    cap = cap_of(agreement)
    if cap is None:
        return {}
    today, start = local_day(at, calendar(agreement.client_id).zone), started_on(agreement)
    return {side: years_with(cap, start, counted_against(agreement, side), today, _prices(agreement)) for side in Side}


def counted_against(agreement: Agreement, side: Side) -> list[Counted]:
    """What counts towards the limit of a side."""
    found = list(_claims(agreement, side))
    return [*found, *_by_clauses(agreement)] if side is Side.PROVIDER else found


def _claims(agreement: Agreement, side: Side) -> Iterator[Counted]:
    rows = Claim.objects.filter(agreement=agreement, side=side.other, state=ClaimState.ACCEPTED)
    for one in rows.exclude(kind=ClaimKind.REPAIR).order_by("number"):
        kind = counts_as(one.kind, one.ground)
        if kind is not None:
            yield Counted(kind, one.on_day, Money(one.agreed_minor, agreement.currency))


def _by_clauses(agreement: Agreement) -> Iterator[Counted]:
    """What other clauses took from the provider: costs of a step-in, credits, late delivery."""
    currency = agreement.currency
    costs = StepInCost.objects.filter(step_in__agreement=agreement, state=CostState.ACCEPTED)
    for on, minor in costs.order_by("at", "id").values_list("step_in__begun_on", "amount_minor"):
        yield Counted(Counts.STEP_IN, on, Money(minor, currency))
    missed = ServiceCredit.objects.filter(agreement=agreement, claim=None).select_related("period")
    for one in missed.order_by("period__starts_on", "place"):
        minor = one.amount_minor if one.state in STANDING else one.used_minor
        if minor:
            yield Counted(Counts.CREDIT, one.missed_in.ends_on, Money(minor, currency))
    late = Reduction.objects.filter(agreement=agreement, amount_minor__gt=0)
    for due_on, minor in late.order_by("due_on", "id").values_list("due_on", "amount_minor"):
        yield Counted(Counts.PENALTY, due_on, Money(minor, currency))


def _prices(agreement: Agreement) -> Prices:
    return lambda first, last: Money(price_of_period(agreement.pk, first, last), agreement.currency)
