"""Whether an award would put more of what runs in one country, or with one provider, than the client's limits
allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from anyshore.approvals.queries import Needed, approval_needed, standing_of
from anyshore.approvals.queries.needed import Standing
from anyshore.approvals.queries.settings import rates_of
from anyshore.approvals.rules import Kind, Rates, converted, fingerprint
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.approving import award_approval
from anyshore.contracts.rules import LIVE
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money
from anyshore.parties.queries import organisations
from anyshore.plumbing.deadlines import Subject
from anyshore.sourcing.queries.offered import OfferedWork
from anyshore.strategy.queries.risks import live_limits
from anyshore.strategy.rules.risks import Exceeded, LimitForce, LimitKind, LimitTerms, exceeded


@dataclass(frozen=True, slots=True)
class LimitCheck:
    """The limits that an award would break, and what the client's own people said about going beyond them.

    ``left_out`` are currencies of running contracts that no stated rate compares.
    """

    subject: Subject
    amount: Money
    fingerprint: str
    broken: tuple[Exceeded, ...]
    left_out: tuple[str, ...]
    needed: Needed | None
    standing: Standing | None

    @property
    def stops(self) -> bool:
        """Whether a limit blocks the award, and nobody has agreed to go beyond it."""
        blocks = any(one.force == LimitForce.BLOCK for one in self.broken)
        return blocks and not (self.standing and self.standing.holds)


class LimitStands(Refused):
    """The client's own limit stands against this contract; an owner may change it."""

    code = "limit_stands"


@dataclass(frozen=True, slots=True)
class Beyond:
    """The limits that a contract would break, with their ids; ``left_out`` as in ``LimitCheck``."""

    broken: tuple[Exceeded, ...] = ()
    ids: tuple[UUID, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether one of them blocks, and does not only warn."""
        return any(one.force == LimitForce.BLOCK for one in self.broken)


def must_stay_within_limits(client_id: UUID, provider_id: UUID, amount: Money) -> None:
    """Raise LimitStands if the client would commit itself, without an award, beyond a limit of its own that blocks."""
    if beyond_limits(client_id, provider_id, amount).blocks:
        raise LimitStands()


def beyond_limits(
    client_id: UUID, provider_id: UUID, amount: Money, beside: Sequence[tuple[UUID, Money]] = ()
) -> Beyond:
    """The client's limits that one more contract with this provider would break; without limits nothing else is read.

    ``beside`` are other contracts, each with its provider, that the same decision brings about: they count as if they
    ran, since otherwise two winners could each stay within a limit that both together break.
    """
    limits = live_limits(client_id)
    if not limits:
        return Beyond()
    rates, left_out, broken = rates_of(client_id), set[str](), dict[UUID, Exceeded]()
    keys = {one: _keys(one) for one in {provider_id, *(other for other, _ in beside)}}
    for limit_id, terms in limits:
        running = _running(client_id, terms, rates, left_out)
        for other, more in beside:
            _add(running, keys[other][terms.kind], more, terms, rates, left_out)
        added = converted(amount, terms.currency, rates)
        found = exceeded(terms, running, keys[provider_id][terms.kind], added) if added is not None else None
        if added is None:
            left_out.add(amount.currency)
        if found:
            broken[limit_id] = found
    return Beyond(tuple(broken.values()), tuple(broken), tuple(sorted(left_out)))


def limit_check(actor: Actor, offered: OfferedWork, beside: Sequence[OfferedWork] = ()) -> LimitCheck:
    """What the client's limits say about awarding this offer, with those ``beside`` it in the same decision; without
    limits nothing else is read."""
    amount, subject = Money(offered.price_minor, offered.currency), ("proposal", offered.proposal_id)
    others = [(one.provider_id, Money(one.price_minor, one.currency)) for one in beside]
    beyond = beyond_limits(offered.client_id, offered.provider_id, amount, others)
    if not beyond.broken:
        return LimitCheck(subject, amount, "", (), beyond.left_out, None, None)
    content = fingerprint([award_approval(actor, offered).fingerprint, *beyond.ids])
    blocked = beyond.blocks
    needed = approval_needed(offered.client_id, Kind.LIMIT, amount, asked_by_id=actor.person_id) if blocked else None
    standing = standing_of(offered.client_id, Kind.LIMIT, subject, content) if blocked else None
    return LimitCheck(subject, amount, content, beyond.broken, beyond.left_out, needed, standing)


def _keys(provider_id: UUID) -> dict[str, str]:
    there = organisations([provider_id])[provider_id]
    return {LimitKind.COUNTRY: there.country, LimitKind.PROVIDER: str(there.id)}


def _running(client_id: UUID, terms: LimitTerms, rates: Rates, left_out: set[str]) -> dict[str, int]:
    """What runs for the client by country or provider, in the limit's currency."""
    rows = Agreement.objects.filter(client_id=client_id, state__in=LIVE)
    found: dict[str, int] = {}
    for provider, country, value, currency in rows.values_list(
        "provider_id", "provider__country", "value_minor", "currency"
    ):
        key = country if terms.kind == LimitKind.COUNTRY else str(provider)
        _add(found, key, Money(value, currency), terms, rates, left_out)
    return found


def _add(found: dict[str, int], key: str, more: Money, terms: LimitTerms, rates: Rates, left_out: set[str]) -> None:
    """One more contract with ``key``, in the limit's currency; what no rate compares is left out and named."""
    minor = converted(more, terms.currency, rates)
    if minor is None:
        left_out.add(more.currency)
    else:
        found[key] = found.get(key, 0) + minor
