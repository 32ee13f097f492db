"""Random histories of claims beside milestones: made, accepted in full or for less, beyond the limit by word, objected
to, maintained, withdrawn, and what comes off payments. Every invariant after every step, and the verbs really happen.

A failing history prints its seed and its steps; ``replay`` runs it again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.liability import EVENTS
from anyshore.contracts.rules.states import LIVE, Side
from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.rules import EndKind
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.maintain_claim import maintain_claim
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.actions.object_to_claim import object_to_claim
from anyshore.payments.actions.take_lesser_sum import take_lesser_sum
from anyshore.payments.actions.withdraw_claim import withdraw_claim
from anyshore.payments.models import Claim, CreditUse, Holding, ServiceCredit
from anyshore.payments.queries.liability import counted_against, years_of
from anyshore.payments.rules.claims import Asked, ClaimKind, Ground
from anyshore.plumbing.actions import perform
from tests.counts import CLAIM_HISTORIES
from tests.deals import sound
from tests.factories import NOW, make_organisation
from tests.invariants.replaying import replay, summed
from tests.payments.claims_world import limited

STEPS = 45
HAPPENS = (
    "ClaimMade", "ClaimOffered", "ClaimAccepted", "LesserSumTaken", "ClaimObjected", "ClaimMaintained",
    "ClaimWithdrawn", "ClaimWaits", "ClaimsSettled", "CreditUsed",
)  # fmt: skip
"""What the fixed histories must meet, each at least once."""
pytestmark = [pytest.mark.django_db, pytest.mark.money]


class History:
    """One agreement and a stream of verbs on it."""

    def __init__(self, seed: str, parties: tuple[Actor, Actor]) -> None:
        self.chance = chance = random.Random(seed)
        self.now, self.told = NOW, list[str]()
        self.promises = chance.random() < 0.4
        amounts = tuple(chance.choice((1, 900, 20_000)) for _ in range(chance.randint(1, 5)))
        self.deal = limited(
            amounts, rail="ledger_only" if self.promises else "sandbox", fee_bps=chance.choice((0, 333)),
            parties=parties,
        )  # fmt: skip
        self.steps: list[tuple[Callable[[], None], float]] = [
            (self.pay, 3), (self.claim, 5), (self.accept, 5), (self.object, 1), (self.take, 3), (self.maintain, 1),
            (self.withdraw, 0.5), (self.end, 0.3), (self.wait, 3),
        ]  # fmt: skip

    def run(self) -> None:
        for _ in range(STEPS):
            self.now += timedelta(seconds=self.chance.randint(1, 7_200))
            moved = run_due(self.now) > 0
            verbs, weights = zip(*self.steps, strict=True)
            told = len(self.told)
            self.chance.choices(verbs, weights)[0]()
            if moved or len(self.told) > told:
                self.check()

    # ------------------------------------------------------------------------------------------------------- the verbs

    def pay(self) -> None:
        place = self.chance.randrange(len(self.deal.milestones))
        if self.live and self.deal.holding(place).state == "not_funded":
            self.deal.fund(place, self.now)
            self.deal.accept(self.deal.submit(place, self.now), self.now)
            self.told.append(f"milestone {place} accepted")

    def claim(self) -> None:
        side, day = self.chance.choice(("client", "client", "provider")), timedelta(days=1)
        on = NOW.date() + self.chance.randint(0, (self.now - NOW).days) * day
        asked = Asked(
            amount=self.deal.money(self.chance.choice((1, 700, 4_999, 5_000, 5_001, 30_000))), words="It was lost.",
            on=on, ground=self.chance.choice((Ground.NONE, Ground.NONE, Ground.NONE, Ground.INJURY)),
        )  # fmt: skip
        given = {"agreement_id": self.deal.id, "kind": ClaimKind.DAMAGES, "asked": asked}
        self.perform(make_claim, getattr(self.deal, side), **given)

    def accept(self) -> None:
        if one := self.one("made", "offered", "objected"):
            minor = self.chance.choice((1, one.amount_minor // 2 + 1, one.amount_minor, one.amount_minor))
            given = {"amount": self.deal.money(minor), "beyond": self.chance.random() < 0.2}
            self.perform(accept_claim, self.other(one), claim_id=one.pk, **given)

    def object(self) -> None:
        if one := self.one("made"):
            self.perform(object_to_claim, self.other(one), claim_id=one.pk, words="Not ours.")

    def take(self) -> None:
        if one := self.one("offered"):
            minor = one.offered_minor + self.chance.choice((0, 0, 0, 1))
            self.perform(take_lesser_sum, self.own(one), claim_id=one.pk, amount_minor=minor)

    def maintain(self) -> None:
        if one := self.one("offered"):
            self.perform(maintain_claim, self.own(one), claim_id=one.pk)

    def withdraw(self) -> None:
        if one := self.one("made", "offered", "objected"):
            self.perform(withdraw_claim, self.own(one), claim_id=one.pk, words="We found it.")

    def end(self) -> None:
        if self.live:
            self.perform(end_agreement, self.deal.provider, agreement_id=self.deal.id, kind=EndKind.NOTICE)

    def wait(self) -> None:
        self.now += timedelta(days=self.chance.choice((1, 20, 200)))

    # ----------------------------------------------------------------------------------------------------------- tools

    @property
    def live(self) -> bool:
        return Agreement.objects.get(pk=self.deal.id).state in LIVE

    def perform(self, verb: Callable[..., object], actor: Actor, **given: Any) -> None:
        """The verb is done, or refused with nothing changed."""
        try:
            perform(verb, actor=actor, at=self.now, **given)
        except Refused as refusal:
            self.told.append(f"{self.now:%d.%m. %H:%M} {verb.__name__} refused: {refusal}")
            return
        self.told.append(f"{self.now:%d.%m. %H:%M} {verb.__name__}")

    def one(self, *states: str) -> Any:
        found = list(Claim.objects.filter(agreement_id=self.deal.id, state__in=states).order_by("number"))
        return self.chance.choice(found) if found else None

    def own(self, one: Claim) -> Actor:
        return self.deal.client if one.side == Side.CLIENT else self.deal.provider

    def other(self, one: Claim) -> Actor:
        return self.deal.provider if one.side == Side.CLIENT else self.deal.client

    def check(self) -> None:
        """Money and trail are sound, and each table says what the others say."""
        sound()
        own = {"agreement_id": self.deal.id}
        credits_, used = (
            ServiceCredit.objects.filter(**own),
            CreditUse.objects.filter(credit__agreement_id=self.deal.id),
        )
        assert not credits_.exclude(amount_minor=F("claim__agreed_minor")).exists()
        assert not credits_.exclude(claim__state="accepted", claim__side="client").exists()
        assert not (self.live and credits_.filter(state="owed").exists())
        assert self.live or not credits_.filter(state="open").exists()
        assert summed(credits_, "used_minor") == summed(used, "amount_minor")
        holdings = Holding.objects.filter(**own)
        price = summed(holdings.exclude(settled_at=None).filter(released_minor__gt=0), "milestone__amount_minor")
        lowered = summed(
            used.filter(subject_id__in=holdings.filter(released_minor__gt=0).values("milestone")), "amount_minor"
        )
        assert summed(holdings, "released_minor") == price - lowered
        self.check_limits()

    def check_limits(self) -> None:
        """Each side's limit holds, but where somebody accepted beyond it, or an earlier event came to light."""
        for side, years in years_of(self.deal.agreement, self.now).items():
            counted = counted_against(self.deal.agreement, side)
            assert sum(one.counted.minor for one in years) == sum(one.amount.minor for one in counted)
            rows = Claim.objects.filter(agreement_id=self.deal.id, side=side.other, state="accepted")
            if len({one.on for one in counted if one.kind in EVENTS}) <= 1 and not rows.filter(beyond=True).exists():
                assert all(one.counted <= one.limit for one in years), (side, years)


def replayed(seed: str, parties: tuple[Actor, Actor]) -> Counter[str]:
    """One history and back again, by its seed."""
    return replay(lambda: History(seed, parties), seed)


@pytest.fixture
def parties() -> tuple[Actor, Actor]:
    return make_organisation()[1], make_organisation(country="PL")[1]


@pytest.mark.long
def test_the_same_histories_meet_every_verb(parties):
    """Fixed seeds: each fact is told at least once, so that no verb is only ever refused."""
    met = sum((replayed(f"fixed/{number}", parties) for number in range(12)), Counter[str]())
    assert [name for name in HAPPENS if not met[name]] == [], met


@pytest.mark.parametrize("part", CLAIM_HISTORIES.parts(CLAIM_HISTORIES.some))
def test_random_histories(part, parties):
    """In the long run in parts, as those of held money."""
    seed = random.randrange(2**32)
    for number in range(CLAIM_HISTORIES.some):
        replayed(f"{seed:x}/{part}/{number}", parties)
