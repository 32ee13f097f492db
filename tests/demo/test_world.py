"""The demo world: consistent to the cent, complete in its states, and the same however often it is interrupted."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from anyshore.approvals.models import Approval
from anyshore.catalogue.rules.categories import CATEGORIES, CategoryKind
from anyshore.cli import soundness
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import AgreementState
from anyshore.conversations.models import Message
from anyshore.delivery.models import Submission
from anyshore.delivery.rules import SubmissionState
from anyshore.demo.stage import Stage
from anyshore.exits.models import Ending
from anyshore.exits.rules import EndKind
from anyshore.parties.models import Organisation
from anyshore.payments.models import Holding, Payout
from anyshore.payments.queries import wallets
from anyshore.payments.rules import HoldingState
from anyshore.plumbing.models import AuditEntry, Deadline, Transition
from anyshore.reviews.models import Review
from anyshore.sourcing.models import Proposal, Request
from anyshore.sourcing.rules.states import ProposalState, RequestState
from anyshore.strategy.models import Activity, Assessment, Limit, Risk
from anyshore.strategy.queries import inventory
from anyshore.strategy.rules.assessments import AssessmentState
from tests.demo.world import built

END = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
LIVE = ("running", "ending")


class CutOffError(RuntimeError):
    """Stands for the kill."""


def states(model) -> Counter[str]:
    return Counter(model.objects.values_list("state", flat=True))


def must_be_sound() -> None:
    assert soundness.money_faults() == []
    assert soundness.audit_faults() == []
    assert soundness.version_faults() == []
    assert not Deadline.objects.exclude(error="").exists()
    over = Holding.objects.exclude(agreement__state__in=LIVE)
    assert not over.filter(state__in=("held", "not_funded"), agreement__signed_at__isnull=False).exists()


def everything() -> list[object]:
    """What was written, counted, and what was said in which order."""
    counted = [model.objects.count() for model in (AuditEntry, Transition, Request, Proposal, Agreement, Message)]
    return [counted, list(AuditEntry.objects.order_by("id").values_list("name", "at"))]


@pytest.mark.long
def test_a_small_world_is_sound_with_a_fee_and_every_wallet_holds_what_was_earned(committed_db):
    stage, _ = built(END, "small", fee_bps=150)
    must_be_sound()
    earned = {key: minor for key, minor in stage.purses.items() if minor}
    assert ("meridian", "EUR") in earned
    for (who, currency), minor in earned.items():
        assert {row.currency: row.balance.minor for row in wallets(stage.actors[who])}[currency] == minor


@pytest.mark.long
def test_a_build_that_was_cut_off_goes_on_where_it_broke_off_and_does_nothing_twice(committed_db, monkeypatch):
    do = Stage.do

    def cut(self, *args, **given):
        if self.steps == 150:
            raise CutOffError
        return do(self, *args, **given)

    monkeypatch.setattr(Stage, "do", cut)
    with pytest.raises(CutOffError):
        built(END, "small")
    monkeypatch.setattr(Stage, "do", do)
    half = AuditEntry.objects.count()
    stage, _ = built(END, "small")
    first, whole = everything(), AuditEntry.objects.count()
    assert 0 < half < whole
    assert stage.steps > 300
    must_be_sound()

    again, _ = built(END, "small")
    assert again.steps == stage.steps
    assert everything() == first


def test_the_full_world_has_everything_in_every_state(committed_db):
    stage, _ = built(END, "full")
    must_be_sound()

    assert set(states(Agreement)) == set(AgreementState)
    assert set(states(Request)) == set(RequestState)
    assert set(states(Proposal)) == set(ProposalState)
    assert set(states(Holding)) == set(HoldingState)
    assert set(states(Submission)) >= {
        SubmissionState.IN_REVIEW,
        SubmissionState.CHANGES_ASKED,
        SubmissionState.ACCEPTED,
    }
    assert set(Ending.objects.values_list("kind", flat=True)) == set(EndKind)
    assert set(states(Payout)) == {"paid", "failed"}
    assert set(states(Assessment)) == set(AssessmentState)
    assert set(states(Approval)) >= {"asked", "declined"}
    deciders = Assessment.objects.values("client").distinct()
    assert (deciders.count(), Risk.objects.count(), Limit.objects.count()) == (3, 3, 1)
    assert Submission.objects.filter(decided_by="silence").count() >= 3

    crafts = {one.slug for one in CATEGORIES if one.kind is CategoryKind.CRAFT}
    used = Counter(Request.objects.values_list("category", flat=True))
    assert len(crafts) == 9
    assert crafts <= set(used)
    assert {"accounts-payable", "customer-support"} <= set(used)

    buyers, sellers = Organisation.objects.filter(buys=True), Organisation.objects.filter(provides=True)
    assert buyers.count() >= 40
    assert sellers.count() >= 59
    assert Organisation.objects.values("country").distinct().count() >= 20
    assert set(Organisation.objects.values_list("verification", flat=True)) == {
        "unverified", "asked", "verified", "refused",
    }  # fmt: skip
    assert Review.objects.count() >= 50
    assert Message.objects.count() >= 60
    assert {"EUR", "USD", "GBP", "PLN", "JPY", "INR"} <= set(Agreement.objects.values_list("currency", flat=True))
    assert stage.steps > 1400

    assert Counter(Activity.objects.values_list("inventory__client__country", flat=True)) == {
        "NL": 19,
        "GB": 14,
        "JP": 13,
    }
    found = inventory(stage.actors["tolhuis"])
    payable = next(row for row in found.rows if row.code == "AP")
    assert (payable.cost.minor, payable.fte_milli, payable.per_unit.minor) == (14_820_000, 2600, 541)
    assert (payable.gap.total, payable.sides.field) == (2090, "outsource")


@pytest.mark.long
@pytest.mark.parametrize(
    "end",
    [
        datetime(2027, 1, 4, 8, tzinfo=UTC),
        datetime(2026, 8, 16, 22, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 0, 5, tzinfo=UTC),
        datetime(2027, 4, 12, 15, tzinfo=UTC),
    ],
)
def test_the_full_world_can_end_on_any_day(committed_db, end):
    """After holidays, on a Sunday night, on a leap day, after a change of clocks."""
    built(end, "full")
    must_be_sound()
    assert set(states(Agreement)) == set(AgreementState)
    assert set(states(Request)) == set(RequestState)
    assert set(states(Proposal)) == set(ProposalState)
