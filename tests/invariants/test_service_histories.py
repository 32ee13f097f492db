"""Random histories of a service that is paid by the month: readings and credits, expenses, payments that are late and
work that stands still. Every invariant after every step, and the verbs really happen.

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

from anyshore.contracts.models import Standstill
from anyshore.delivery.actions.answer_dispute import answer_dispute
from anyshore.delivery.actions.dispute_reading import dispute_reading
from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.models import LevelPeriod, LevelReading, LevelResult
from anyshore.delivery.rules.levels import Given
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.end_for_nonpayment import end_for_nonpayment
from anyshore.exits.actions.give_notice import give_notice
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.ask_expense import ask_expense
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.dispute_suspension import dispute_suspension
from anyshore.payments.actions.fund_month import fund_month
from anyshore.payments.actions.lift_suspension import lift_suspension
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.suspend_work import suspend_work
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.payments.models import CreditUse, Expense, Payment, RetainerMonth, ServiceCredit, Suspension
from anyshore.payments.queries.expenses import taken_of
from anyshore.plumbing import files
from anyshore.plumbing.actions import perform
from anyshore.plumbing.models import Deadline
from tests.counts import SERVICE_HISTORIES
from tests.deals import balance, clause, sound
from tests.delivery.levels_world import DECEMBER, levelled
from tests.factories import NOW, make_organisation
from tests.invariants.replaying import replay, summed
from tests.payments.expenses import paper

STEPS = 90
CAP, ONE = 30_000, 20_000
HAPPENS = (
    "ReadingsEntered", "ReadingDisputed", "PeriodClosed", "CreditUsed", "CreditEarnedBack", "MonthPaid", "MonthReturned",
    "ExpenseAsked", "ExpenseAgreed", "ExpenseDeclined", "ExpenseClaimed", "ExpenseAccepted", "ExpensePaid",
    "SuspensionWarned", "SuspensionDisputed", "WorkSuspended", "SuspensionOver",
)  # fmt: skip
"""What the fixed histories must meet, each at least once."""
pytestmark = [pytest.mark.django_db, pytest.mark.money]


class History:
    """One agreement and a stream of verbs on it."""

    def __init__(self, seed: str, parties: tuple[Actor, Actor]) -> None:
        self.chance = random.Random(seed)
        chance, self.now = self.chance, NOW
        self.promises = chance.random() < 0.6
        late = {"overdue_days": chance.choice((1, 10)), "warning_days": chance.choice((1, 7)), "end_days": 40}
        self.deal = levelled(
            rail="ledger_only" if self.promises else "sandbox", fee_bps=chance.choice((0, 333)), end_on=None,
            between=parties, monthly=chance.choice((1_000, 999_999)), earn_back=chance.random() < 0.8,
            starts_on=chance.choice((DECEMBER, DECEMBER, NOW.date() - timedelta(days=chance.randint(1, 100)))),
            earn_back_periods=1, at_end=chance.choice(("owed", "lapse")),
            more=(
                clause("suspension", by_itself=chance.random() < 0.5, **late),
                clause("expenses", item_cap_minor=ONE, cap_minor=CAP, claim_days=30),
            ),
        )  # fmt: skip
        self.told: list[str] = []
        self.steps: list[tuple[Callable[[], None], float]] = [
            (self.read, 6), (self.dispute, 1), (self.answer_reading, 1), (self.pay_in, 2), (self.approve, 2),
            (self.question, 1), (self.answer_question, 2), (self.pay_month, 1), (self.ask, 3), (self.agree, 3),
            (self.claim, 3), (self.decline, 1), (self.pay, 2), (self.warn, 4), (self.stop, 3), (self.lift, 1),
            (self.say_why, 2), (self.record, 2), (self.answer_payment, 2), (self.end, 0.05), (self.wait, 16),
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

    def read(self) -> None:
        period = self.one(LevelPeriod.objects.filter(agreement_id=self.deal.id).exclude(state="closed"))
        if period:
            place = self.chance.choice((1, 2))
            given = [Given(place, self.chance.choice((10_000, 10_000, 10_000, 9_800, 9_300, 1)), "log")]
            source = "entered" if place == 1 else "pushed"
            self.perform(enter_readings, self.deal.provider, period_id=period.pk, readings=given, source=source)

    def dispute(self) -> None:
        rows = LevelReading.objects.filter(period__agreement_id=self.deal.id, replaced_at=None)
        if row := self.one(rows.exclude(period__state="closed")):
            given = {"reading_id": row.pk, "claimed_bps": self.chance.choice((1, 9_600)), "words": "Our log."}
            self.perform(dispute_reading, self.deal.client, **given)

    def answer_reading(self) -> None:
        rows = LevelReading.objects.filter(period__agreement_id=self.deal.id, replaced_at=None)
        if row := self.one(rows.exclude(claimed_bps=None)):
            take = self.chance.choice(("yes", "no"))
            self.perform(answer_dispute, self.deal.provider, reading_id=row.pk, take=take, words="So it was.")

    def pay_in(self) -> None:
        if month := self.month(closed_at=None):
            self.perform(fund_month, self.deal.client, agreement_id=self.deal.id, month=month.month)

    def approve(self) -> None:
        if month := self.month(closed_at__isnull=False, decided_at=None):
            self.perform(approve_month, self.deal.client, month_id=month.pk)

    def question(self) -> None:
        if month := self.month(closed_at__isnull=False, decided_at=None):
            self.perform(ask_about_month, self.deal.client, month_id=month.pk, words="What for?")

    def answer_question(self) -> None:
        if month := self.month(answered_at=None, question="What for?"):
            off = money(self.chance.choice((0, 1, month.price_minor)))
            self.perform(answer_month, self.deal.provider, month_id=month.pk, words="For this.", off=off)

    def pay_month(self) -> None:
        if month := self.month(decided_at__isnull=False):
            self.perform(pay_month, self.deal.client, month_id=month.pk)

    def ask(self) -> None:
        most = money(self.chance.choice((1, 5_000, 9_999, ONE, ONE + 1, CAP)))
        given = {"agreement_id": self.deal.id, "kind": "travel", "words": "Train", "most": most}
        self.perform(ask_expense, self.deal.provider, **given)

    def agree(self) -> None:
        if one := self.expense("asked"):
            self.perform(agree_expense, self.deal.client, expense_id=one.pk)

    def claim(self) -> None:
        if one := self.expense("agreed", "refused"):
            minor = self.chance.choice((1, one.most_minor, one.most_minor + 1))
            kept = files.store(paper(), uploaded_by=self.deal.provider.acting_person, at=self.now)
            given = {"expense_id": one.pk, "spent_on": self.now.date(), "amount": money(minor)}
            self.perform(claim_expense, self.deal.provider, **given, file_ids=[kept.id])

    def decline(self) -> None:
        if one := self.expense("asked", "claimed"):
            self.perform(decline_expense, self.deal.client, expense_id=one.pk, reason="Take the train.")

    def pay(self) -> None:
        if one := self.expense("claimed", "due", "agreed"):
            self.perform(pay_expense, self.deal.client, expense_id=one.pk)

    def warn(self) -> None:
        self.perform(warn_of_suspension, self.deal.provider, agreement_id=self.deal.id)

    def stop(self) -> None:
        if one := self.suspension():
            self.perform(suspend_work, self.deal.provider, suspension_id=one.pk)

    def lift(self) -> None:
        if one := self.suspension():
            self.perform(lift_suspension, self.deal.provider, suspension_id=one.pk)

    def say_why(self) -> None:
        if one := self.suspension():
            self.perform(dispute_suspension, self.deal.client, suspension_id=one.pk, words="It was free.")

    def record(self) -> None:
        owed = self.deal.owed_now()
        if owed > 0:
            minor = self.chance.choice((1, owed // 2 + 1, owed, owed + 1))
            given = {"amount": money(minor), "paid_on": self.now.date()}
            self.perform(record_payment, self.deal.client, agreement_id=self.deal.id, **given)

    def answer_payment(self) -> None:
        if one := self.one(Payment.objects.filter(agreement_id=self.deal.id, state="recorded")):
            if self.chance.random() < 0.7:
                self.perform(confirm_payment, self.deal.provider, payment_id=one.pk)
            else:
                self.perform(deny_payment, self.deal.provider, payment_id=one.pk, reason="Nothing came.")

    def end(self) -> None:
        verb = self.chance.choice((cancel_agreement, give_notice, end_for_nonpayment))
        self.perform(verb, self.deal.provider, agreement_id=self.deal.id, reason="Enough.")

    def wait(self) -> None:
        if self.chance.random() < 0.5:
            self.now += timedelta(days=self.chance.randint(1, 15))
            return
        soonest = Deadline.objects.filter(done_at=None, stopped_at=None).order_by("due_at").first()
        self.now = max(self.now, min(soonest.due_at, self.now + timedelta(days=31))) if soonest else self.now

    # ----------------------------------------------------------------------------------------------------------- tools

    def perform(self, verb: Callable[..., object], actor: Actor, **given: Any) -> None:
        """The verb is done, or refused with nothing changed."""
        try:
            perform(verb, actor=actor, at=self.now, **given)
        except Refused as refusal:
            self.told.append(f"{self.now:%d.%m. %H:%M} {verb.__name__} refused: {refusal}")
            return
        self.told.append(f"{self.now:%d.%m. %H:%M} {verb.__name__}")

    def one(self, rows: Any) -> Any:
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def month(self, **by: object) -> RetainerMonth | None:
        found: RetainerMonth | None = self.one(RetainerMonth.objects.filter(agreement_id=self.deal.id, **by))
        return found

    def expense(self, *states: str) -> Expense | None:
        found: Expense | None = self.one(Expense.objects.filter(agreement_id=self.deal.id, state__in=states))
        return found

    def suspension(self) -> Suspension | None:
        rows = Suspension.objects.filter(agreement_id=self.deal.id, state__in=("warned", "standing"))
        found: Suspension | None = rows.first()
        return found

    def check(self) -> None:
        """Money and trail are sound, limits are kept, and each table says what the others say."""
        sound()
        own = {"agreement_id": self.deal.id}
        assert taken_of(self.deal.id) <= CAP
        assert not Expense.objects.filter(**own, most_minor__gt=ONE).exists()
        stands = Standstill.objects.filter(**own, until=None).exists()
        assert stands is Suspension.objects.filter(**own, state="standing").exists()
        credits_, used = (
            ServiceCredit.objects.filter(**own),
            CreditUse.objects.filter(credit__agreement_id=self.deal.id),
        )
        assert not credits_.filter(used_minor__gt=F("amount_minor")).exists()
        missed = LevelResult.objects.filter(period__agreement_id=self.deal.id, credit_minor__gt=0)
        assert credits_.count() == missed.count()
        months = RetainerMonth.objects.filter(**own)
        signed_at = self.deal.agreement.signed_at
        assert signed_at is not None
        assert not months.filter(review_until__lt=signed_at + timedelta(days=7)).exists()
        assert summed(used, "amount_minor") == summed(months, "credit_minor")
        for month in months:
            assert 0 <= month.released_minor <= month.price_minor - month.off_minor - month.credit_minor, month.month
            assert month.funded_minor >= month.refunded_minor
        paid = summed(Expense.objects.filter(**own, state="paid"), "amount_minor")
        earned = summed(months, "released_minor") - summed(months, "fee_minor")
        if not self.promises:
            assert balance(f"wallet/{self.deal.agreement.provider_id}/EUR") == earned + paid
        elif not missed.exists():
            confirmed = summed(Payment.objects.filter(**own, state="confirmed"), "amount_minor")
            assert self.deal.owed_now() == summed(months, "released_minor") + paid - confirmed


def money(minor: int) -> Money:
    return Money(minor, "EUR")


def replayed(seed: str, parties: tuple[Actor, Actor]) -> Counter[str]:
    """One history and back again, by its seed."""
    return replay(lambda: History(seed, parties), seed)


@pytest.fixture
def parties(settings, tmp_path) -> tuple[Actor, Actor]:
    settings.ANYSHORE_FILES = tmp_path / "files"
    return make_organisation()[1], make_organisation(country="PL")[1]


@pytest.mark.long
def test_the_same_histories_meet_every_verb(parties):
    """Fixed seeds: each fact is told at least once, so that no verb is only ever refused."""
    met = sum((replayed(f"fixed/{number}", parties) for number in range(16)), Counter[str]())
    assert [name for name in HAPPENS if not met[name]] == [], met


@pytest.mark.parametrize("part", SERVICE_HISTORIES.parts(SERVICE_HISTORIES.some))
def test_random_histories(part, parties):
    """In the long run in parts, as those of held money."""
    seed = random.randrange(2**32)
    for number in range(SERVICE_HISTORIES.some):
        replayed(f"{seed:x}/{part}/{number}", parties)
