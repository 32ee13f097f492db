"""Random histories of agreements against the model, every invariant after every step.

A failing history prints its seed and its steps; ``replay_all`` runs it again from the seed of its agreement.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.terms import EndRule
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.models import Submission, Work
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.exits.actions.agree_refund import agree_refund
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.decline_refund import decline_refund
from anyshore.exits.actions.give_back import give_back
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.actions.rule_on_milestone import rule_on_milestone
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.exits.actions.withdraw_refund import withdraw_refund
from anyshore.exits.models import Notice, RefundOffer
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.ledger.queries import balances
from anyshore.parties.rules import CLOCK, OPERATOR
from anyshore.payments.actions.agree_to_claim import agree_to_claim
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.actions.report_defect import report_defect
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.actions.rule_on_kept import rule_on_kept
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.actions.waive_reduction import waive_reduction
from anyshore.payments.models import Holding, Payout, Retention
from anyshore.plumbing.actions import perform
from anyshore.plumbing.models import Deadline
from anyshore.reviews.models import Window
from tests.counts import HISTORIES
from tests.deals import clause, make_deal, sound
from tests.factories import NOW, make_organisation
from tests.invariants.model import OPEN_WORK, LateRule, Model, Part

STEPS = 30
EACH = 2
"""How many histories begin with one agreement: making it takes a fourth of the time, but its terms must vary."""
HERE = ZoneInfo("Europe/Berlin")
"""Where the client sits."""
pytestmark = [pytest.mark.django_db, pytest.mark.money]


def late_clause(late: LateRule) -> Chosen:
    period = "week" if late.period_days == 7 else "day"
    given = {"rate_bps": late.rate_bps, "grace_days": late.grace_days, "cap_bps": late.cap_bps}
    return clause("late_penalty", period=period, **given)


def late_rule(chance: random.Random) -> LateRule:
    rate, cap = chance.choice(((50, 500), (100, 1_000), (500, 5_000), (333, 5_000)))
    period, grace = chance.choice((1, 1, 7)), chance.choice((0, 2))
    return LateRule(NOW.date() + timedelta(days=chance.randint(0, 20)), HERE, rate, period, grace, cap)


def next_due() -> datetime:
    """When the soonest clock is due."""
    soonest = Deadline.objects.filter(done_at=None, stopped_at=None).order_by("due_at").first()
    return soonest.due_at if soonest else datetime.max.replace(tzinfo=UTC)


class Expected(NamedTuple):
    """What is compared after a step: holdings and retentions (state and minor units), the states of works and of the
    contract, balances by address, and whether reviews are open."""

    holdings: list[tuple[str, int, int, int]]
    retentions: list[tuple[str, int, int, int]]
    works: list[str]
    state: str
    money: dict[str, int]
    is_reviewed: bool


class Start:
    """A signed agreement and the terms that matter to its money; several histories begin here."""

    def __init__(self, seed: str, parties: tuple[Actor, Actor]) -> None:
        chance = random.Random(seed)
        self.amounts = [chance.choice((1, 2, 3, 100, 999, 20_000)) for _ in range(chance.randint(1, 4))]
        self.promises = chance.random() < 0.4
        self.fee_bps = chance.choice((0, 0, 1, 333, 1_000, 5_000))
        self.late = late_rule(chance) if chance.random() < 0.6 else None
        keeps = (chance.choice((50, 500, 2_000)), chance.choice((1, 10, 60)), HERE)
        self.keeps = keeps if chance.random() < 0.5 else None
        terms = {"due_on": self.late.due_on, "end_rule": EndRule.ON_ACCEPTANCE} if self.late else {}
        terms["clauses"] = [
            *([late_clause(self.late)] if self.late else []),
            *([clause("retention", share_bps=keeps[0], days=keeps[1])] if self.keeps else []),
        ]
        rail = "ledger_only" if self.promises else "sandbox"
        self.deal = make_deal(self.amounts, fee_bps=self.fee_bps, rail=rail, parties=parties, **terms)

    def model(self) -> Model:
        """What should be true right after the signatures."""
        parts = [Part(amount) for amount in self.amounts]
        return Model(parts, self.fee_bps, self.promises, late=self.late, keeps=self.keeps)


class History:
    """One agreement, its model, and a stream of verbs on both."""

    def __init__(self, seed: str, start: Start) -> None:
        self.chance = random.Random(seed)
        self.now = NOW
        self.deal, self.model = start.deal, start.model()
        self.told: list[str] = []
        self.wrote = True
        self.compared: object = None
        self.due = NOW
        self.steps: list[tuple[Callable[[], None], float]] = [
            (self.fund, 5),
            (self.submit, 5),
            (self.accept, 2),
            (self.ask, 1),
            (self.release_part, 2),
            (self.waive, 2),
            (self.release_kept, 1),
            (self.report, 2),
            (self.agree_to_claim, 1),
            (self.rule_on_kept, 1),
            (self.give_back, 0.5),
            (self.bonus, 1),
            (self.hold, 1),
            (self.lift, 2),
            (self.rule, 2),
            (self.offer, 2),
            (self.agree, 3),
            (self.close_offer, 2),
            (self.notice, 1),
            (self.unnotice, 1),
            (self.cancel, 1),
            (self.payout, 2),
            (self.record, 2),
            (self.answer, 2),
            (self.wait, 3),
        ]

    def run(self) -> None:
        for _ in range(STEPS):
            self.now += timedelta(seconds=self.chance.randint(1, 7_200))
            self.pass_time()
            verbs, weights = zip(*self.steps, strict=True)
            self.chance.choices(verbs, weights)[0]()
            expected = self.expected()
            if self.wrote or expected != self.compared:  # what was refused was rolled back, to what was found sound
                self.compare(expected)
                sound()
                self.wrote, self.compared, self.due = False, expected, next_due()

    # ------------------------------------------------------------------------------------------------------- the verbs

    def fund(self) -> None:
        place, part = self.pick(lambda part: part.state == "not_funded")
        self.both(
            self.model.fund(part, self.now), fund_milestone, self.deal.client, milestone_id=self.deal.milestones[place]
        )

    def submit(self) -> None:
        place, part = self.pick(lambda part: part.is_free and part.work in ("to_do", "changes_asked"))
        given = {"milestone_id": self.deal.milestones[place], "note": "Here."}
        made = self.both(self.model.submit(part), submit_funded_work, self.deal.provider, **given)
        if made:
            self.model.submitted(part, self.now, made.review_until)

    def accept(self) -> None:
        submission, part = self.submission()
        if submission:
            self.both(
                self.model.accept(part, self.now), accept_milestone, self.deal.client, submission_id=submission.pk
            )

    def ask(self) -> None:
        submission, part = self.submission()
        if submission and Work.objects.get(pk=submission.work_id).revisions < 2:
            expected = self.model.ask_for_changes(part, self.now)
            self.both(expected, ask_for_changes, self.deal.client, submission_id=submission.pk, words="Bluer.")

    def release_part(self) -> None:
        place, part = self.pick(lambda part: part.held > 1)
        minor = self.minor(part.held)
        given = {"milestone_id": self.deal.milestones[place], "amount": self.deal.money(minor)}
        self.both(self.model.release_part(part, minor), release_part, self.deal.client, **given)

    def waive(self) -> None:
        place, part = self.pick(lambda part: part.work in OPEN_WORK and self.model.comes_off(part, self.now))
        minor = self.minor(self.model.comes_off(part, self.now))
        given = {"milestone_id": self.deal.milestones[place], "amount": self.deal.money(minor), "words": "Never mind."}
        self.both(self.model.waive(part, minor, self.now), waive_reduction, self.deal.client, **given)

    def release_kept(self) -> None:
        place, part = self.kept()
        if part:
            given = {"milestone_id": self.deal.milestones[place]}
            self.both(self.model.release_kept(part), release_kept, self.deal.client, **given)

    def report(self) -> None:
        place, part = self.kept()
        if part:
            minor = self.minor(part.kept)
            given = {
                "milestone_id": self.deal.milestones[place],
                "claim": self.deal.money(minor),
                "words": "It leaks.",
            }
            self.both(self.model.report(part, minor, self.now), report_defect, self.deal.client, **given)

    def agree_to_claim(self) -> None:
        place, part = self.kept()
        if part:
            given = {"milestone_id": self.deal.milestones[place], "claim": self.deal.money(part.claim)}
            self.both(self.model.agree_to_claim(part), agree_to_claim, self.deal.provider, **given)

    def rule_on_kept(self) -> None:
        place, part = self.kept()
        if part:
            minor = self.minor(part.kept)
            given = {
                "to_client": self.deal.money(minor),
                "reasons": "Half.",
                "milestone_id": self.deal.milestones[place],
            }
            self.both(self.model.rule_on_kept(part, minor), rule_on_kept, OPERATOR, **given)

    def kept(self) -> tuple[int, Part | None]:
        places = [place for place, part in enumerate(self.model.parts) if part.kept]
        place = self.chance.choice(places) if places else 0
        return place, self.model.parts[place] if places else None

    def give_back(self) -> None:
        place, part = self.pick(lambda part: part.is_free)
        given = {"milestone_id": self.deal.milestones[place], "reason": "Ill."}
        self.both(self.model.give_back(part), give_back, self.deal.provider, **given)

    def bonus(self) -> None:
        minor = self.chance.choice((0, 1, 7, 500))
        given = {"agreement_id": self.deal.id, "amount": self.deal.money(minor)}
        self.both(self.model.give_bonus(minor), give_bonus, self.deal.client, **given)

    def hold(self) -> None:
        place, part = self.pick(lambda part: part.is_free)
        given = {"milestone_id": self.deal.milestones[place], "reason": "A court order."}
        self.both(self.model.hold(part, self.now), hold_funds, OPERATOR, **given)

    def lift(self) -> None:
        place, part = self.pick(lambda part: part.is_on_hold)
        given = {"milestone_id": self.deal.milestones[place], "reason": "Over."}
        if self.both(self.model.lift(part, self.now), lift_hold, OPERATOR, **given) and part.work == "in_review":
            open_one = Submission.objects.get(work__milestone_id=self.deal.milestones[place], state="in_review")
            part.review_until = open_one.review_until

    def rule(self) -> None:
        place, part = self.pick(lambda part: part.is_on_hold)
        minor = self.minor(part.held)
        given = {"milestone_id": self.deal.milestones[place], "to_client": self.deal.money(minor), "reasons": "Half."}
        self.both(self.model.rule(part, minor), rule_on_milestone, OPERATOR, **given)

    def offer(self) -> None:
        place, part = self.pick(lambda part: part.is_free and not part.offer)
        side, actor = self.party()
        minor = self.minor(part.held)
        given = {"milestone_id": self.deal.milestones[place], "to_client": self.deal.money(minor), "reason": "Late."}
        made = self.both(self.model.offer(part, side, minor), offer_refund, actor, **given)
        if made:
            part.offer_until = made.answer_until

    def agree(self) -> None:
        offer, part = self.offered()
        if offer:
            side, actor = self.party()
            self.both(self.model.agree(part, side), agree_refund, actor, offer_id=offer.pk)

    def close_offer(self) -> None:
        offer, part = self.offered()
        if offer:
            (side, actor), is_own = self.party(), self.chance.random() < 0.5
            verb = withdraw_refund if is_own else decline_refund
            self.both(self.model.close_offer(part, side, is_own=is_own), verb, actor, offer_id=offer.pk)

    def notice(self) -> None:
        side, actor = self.party()
        made = self.both(
            self.model.give_notice(side), give_notice, actor, agreement_id=self.deal.id, reason="No need."
        )
        if made:
            self.model.notice_until = self.model.check_at = made.effective_at

    def unnotice(self) -> None:
        notice = Notice.objects.filter(agreement_id=self.deal.id).order_by("-id").first()
        if notice:
            side, actor = self.party()
            expected = self.model.withdraw_notice(side, self.now)
            self.both(expected, withdraw_notice, actor, notice_id=notice.pk)

    def cancel(self) -> None:
        if self.chance.random() < 0.3:
            _, actor = self.party()
            self.both(self.model.cancel(), cancel_agreement, actor, agreement_id=self.deal.id, reason="No need.")

    def payout(self) -> None:
        waiting = Payout.objects.filter(state="requested").first()
        if waiting:
            self.wrote = True
            settled = perform(pay_out, actor=CLOCK, at=self.now, payout_id=waiting.pk)
            self.model.leaving -= settled.amount_minor
            self.model.paid_out += settled.amount_minor if settled.state == "paid" else 0
            return
        minor = self.minor(self.model.wallet)
        expected = 0 < minor <= self.model.wallet
        where = self.chance.choice(("PL61", "refuse"))
        given = {"amount": self.deal.money(minor), "destination": where}
        if self.both(expected, request_payout, self.deal.provider, **given):
            self.model.leaving += minor

    def record(self) -> None:
        minor = self.minor(self.model.recordable)
        expected = self.model.promises and 0 < minor <= self.model.recordable
        given = {"agreement_id": self.deal.id, "amount": self.deal.money(minor), "paid_on": NOW.date()}
        made = self.both(expected, record_payment, self.deal.client, **given)
        if made:
            self.model.payments[made.pk] = (minor, made.answer_until)

    def answer(self) -> None:
        if self.model.payments:
            key = self.chance.choice(list(self.model.payments))
            minor, _ = self.model.payments.pop(key)
            if self.chance.random() < 0.5:
                self.model.confirmed += minor
                self.both(True, confirm_payment, self.deal.provider, payment_id=key)
            else:
                self.both(True, deny_payment, self.deal.provider, payment_id=key, reason="Nothing came.")

    def wait(self) -> None:
        self.now += timedelta(days=self.chance.randint(1, 20))
        self.pass_time()

    # ----------------------------------------------------------------------------------------------------------- tools

    def both(self, expected: bool, verb: Callable[..., object], actor: Actor, **given: object) -> object:
        """The real verb does what the model did, or refuses where the model did."""
        self.told.append(f"{self.now:%d %H:%M} {verb.__name__} {'' if expected else 'refused'}")
        if expected:
            self.wrote = True
            return perform(verb, actor=actor, at=self.now, **given)
        with pytest.raises(Refused):
            perform(verb, actor=actor, at=self.now, **given)
        return None

    def pass_time(self) -> None:
        if self.wrote or self.due <= self.now:
            self.wrote |= run_due(self.now) > 0
        self.model.pass_time(self.now)

    def expected(self) -> Expected:
        """What the tables must say, as the model has it."""
        deal, model = self.deal, self.model
        kept = [one for one in model.parts if one.kept]
        return Expected(
            holdings=[(one.state, one.released, one.refunded, one.kept) for one in model.parts],
            retentions=[(one.kept_state, one.kept, one.kept_released, one.kept_refunded) for one in kept],
            works=[one.work for one in model.parts],
            state=model.state,
            money={
                deal.shelf: sum(one.held for one in model.parts),
                f"fees/{deal.agreement.currency}": model.fees,
                f"owed/{deal.id}": model.owed,
                deal.purse: model.wallet,
                f"leaving/{deal.agreement.provider_id}/EUR": model.leaving,
                f"retained/{deal.id}": sum(one.kept - one.kept_released - one.kept_refunded for one in kept),
            },
            is_reviewed=model.is_reviewed,
        )

    def compare(self, expected: Expected) -> None:
        """The tables say what the model says."""
        deal = self.deal
        rows = Holding.objects.filter(agreement_id=deal.id).order_by("milestone__position")
        seen = [(one.state, one.released_minor, one.refunded_minor, one.retained_minor) for one in rows]
        assert seen == expected.holdings
        kept = Retention.objects.filter(agreement_id=deal.id).order_by("milestone__position")
        seen = [(one.state, one.kept_minor, one.released_minor, one.refunded_minor) for one in kept]
        assert seen == expected.retentions
        works = Work.objects.filter(agreement_id=deal.id).order_by("milestone__position")
        assert [one.state for one in works] == expected.works
        assert deal.state() == expected.state
        found = balances(expected.money)
        money = {address: found[address].minor if address in found else 0 for address in expected.money}
        assert money == expected.money
        assert Window.objects.filter(agreement_id=deal.id).exists() == expected.is_reviewed

    def pick(self, likely: Callable[[Part], object] = bool) -> tuple[int, Part]:
        """A milestone: mostly one that is ``likely`` to let the verb pass, now and then any."""
        places = [place for place, part in enumerate(self.model.parts) if likely(part)]
        if not places or self.chance.random() < 0.2:
            places = list(range(len(self.model.parts)))
        place = self.chance.choice(places)
        return place, self.model.parts[place]

    def party(self) -> tuple[str, Actor]:
        side = self.chance.choice(("client", "provider"))
        return side, getattr(self.deal, side)

    def minor(self, whole: int) -> int:
        return self.chance.choice((0, 1, whole // 2, whole // 2, whole // 3, whole - 1, whole, whole + 1))

    def submission(self) -> tuple[Submission | None, Part]:
        place, part = self.pick(lambda part: part.work == "in_review")
        rows = Submission.objects.filter(work__milestone_id=self.deal.milestones[place])
        return rows.order_by("-round").first(), part

    def offered(self) -> tuple[RefundOffer | None, Part]:
        place, part = self.pick(lambda part: part.offer)
        rows = RefundOffer.objects.filter(milestone_id=self.deal.milestones[place])
        return rows.order_by("-id").first(), part


def replay(seed: str, start: Start) -> None:
    """One history from its start and back again: nothing of it stays."""
    before = transaction.savepoint()
    history = History(seed, start)
    try:
        history.run()
    except BaseException:
        print(f"seed {seed}", *history.told, sep="\n")
        raise
    transaction.savepoint_rollback(before)


def replay_all(seed: str, parties: tuple[Actor, Actor], *, each: int = EACH) -> None:
    """``each`` histories of one agreement."""
    before = transaction.savepoint()
    start = Start(seed, parties)
    for number in range(each):
        replay(f"{seed}/{number}", start)
    transaction.savepoint_rollback(before)


@pytest.mark.parametrize("part", HISTORIES.parts(HISTORIES.some))
def test_random_histories(part):
    """In the long run in parts: one transaction over all would drown in savepoints."""
    parties = make_organisation(timezone=HERE.key)[1], make_organisation(country="PL")[1]
    seed = random.randrange(2**32)
    for number in range(HISTORIES.some // EACH):
        replay_all(f"{seed:x}/{part}/{number}", parties)
