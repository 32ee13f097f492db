"""Two organisations whose own people must agree to what is above EUR 100, and offers that wait for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from anyshore.approvals.models import Approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.contracts.actions.hold_counter import hold_counter
from anyshore.contracts.actions.hold_offer import hold_offer
from anyshore.contracts.models import Agreement, HeldOffer
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.offering import Offer
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from tests.approvals.world import House, house, ruled
from tests.contracts.world import LATER, LOGO, Deal, offered
from tests.factories import NOW, do

FEE = {"fee_bps": 0, "rail": "sandbox"}
LIMIT = Money(10_000, "EUR")
DEARER = (replace(LOGO, amount_minor=30_000),)


@dataclass
class Two:
    """A client and a provider, each with a manager who signs and three people who are asked."""

    client: House
    provider: House


def two(*, clients: int = 1, providers: int = 0) -> Two:
    """So many of the three must agree on each side; 0: no rule."""
    found = Two(house(), house(name="Lingua Vistula", country="PL"))
    for here, needed, kind in ((found.client, clients, Kind.AWARD), (found.provider, providers, Kind.CONTRACT)):
        if needed:
            ruled(here, LIMIT, needed, kind)
    return found


def offer(here: Two, side: Side = Side.CLIENT, **more: Any) -> Offer:
    """A logo for EUR 200, offered by ``side``."""
    other = here.provider if side is Side.CLIENT else here.client
    given: dict[str, Any] = {"title": "A logo", "currency": "EUR", "milestones": (LOGO,), **more}
    return Offer(side=side, other_id=other.id, **given)


def held(
    here: Two, side: Side = Side.CLIENT, at: datetime = NOW, actor: Actor | None = None, **more: Any
) -> HeldOffer:
    """That offer, held."""
    own = here.client if side is Side.CLIENT else here.provider
    return do(hold_offer, actor or own.asker, at, offer=offer(here, side, **more), **FEE)


def on_table(here: Two, minor: int = 5_000) -> Deal:
    """A small offer of the client that is on the table: no rule holds for it."""
    between = (here.client.asker, here.provider.asker)
    return offered(Side.CLIENT, between, milestones=[replace(LOGO, amount_minor=minor)])


def countered(deal: Deal, actor: Actor, at: datetime = LATER, **more: Any) -> HeldOffer:
    """A counter-offer of EUR 300, held."""
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "changes": {"milestones": DEARER}, **more}
    return do(hold_counter, actor, at, **given)


def question(one: HeldOffer) -> Approval:
    """The newest question about a held offer."""
    rows = Approval.objects.filter(subject_id=one.about, organisation_id=one.organisation_id)
    return rows.order_by("-at", "-id")[0]


def said(one: HeldOffer, actor: Actor, answer: str = "approved", words: str = "", at: datetime = LATER) -> Approval:
    """What somebody answers to it."""
    asked = question(one)
    given = {"answer": answer, "words": words, "fingerprint": asked.fingerprint}
    return do(answer_and_send, actor, at, approval_id=asked.id, **given)


def state(one: HeldOffer) -> str:
    """Where it stands."""
    return HeldOffer.objects.get(pk=one.pk).state


def agreement(one: HeldOffer) -> Agreement | None:
    """The agreement that it became, or answers."""
    return Agreement.objects.filter(pk=one.about).first()
