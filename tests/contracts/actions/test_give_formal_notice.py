"""Giving a formal notice: on record with its instant, its duties in the list, refused where no clause knows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.withdraw_formal_notice import withdraw_formal_notice
from anyshore.contracts.models import Duty
from anyshore.contracts.queries.formal import formal_page
from anyshore.contracts.rules.formal import Kind, NoSuchNotice, NotOnTheList, ReasonWanted
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Deadline
from tests.contracts.formal_world import LEAVES, breach, formal_deal, given, leaves, wanted
from tests.deals import make_deal
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def duties(deal, code: str) -> Duty:
    return Duty.objects.select_related("series").get(agreement=deal.agreement, series__code=code)


def test_an_audit_brings_the_provider_its_duty_with_a_clock():
    deal = formal_deal()
    notice = given(deal, Kind.AUDIT)
    assert (notice.number, notice.side, notice.state, notice.clause > 0) == (1, "client", "given", True)
    duty = duties(deal, "audit_opens")
    assert (duty.series.side, duty.series.owed, duty.series.batch) == ("provider", True, "formal:1")
    assert duty.series.clause == notice.clause
    clock = Deadline.objects.get(subject_id=duty.pk, reminds=None)
    assert (clock.verb, clock.due_at) == ("contracts.miss_duty", duty.due_at)
    (row,) = formal_page(deal.provider, deal.agreement.number, at=NOW).rows
    assert [(one.code, one.state) for one in row.brought] == [("audit_opens", "open")]
    do(mark_duty_done, deal.provider, NOW, duty_id=duty.pk, note="They were here.")
    (row,) = formal_page(deal.client, deal.agreement.number, at=NOW).rows
    assert [one.state for one in row.brought] == ["done"]


def test_one_more_audit_of_a_year_takes_a_reason_and_a_withdrawn_one_does_not_count():
    deal = formal_deal()
    first = given(deal, Kind.AUDIT)
    refused = refuses(ReasonWanted, give_formal_notice, deal.client, **wanted(deal, Kind.AUDIT))
    assert refused.params["most"] == 1
    assert given(deal, Kind.AUDIT, words="Invoices that we do not understand.").number == 2
    do(withdraw_formal_notice, deal.client, NOW, notice_id=first.pk, reason="Too early.")
    refuses(ReasonWanted, give_formal_notice, deal.client, **wanted(deal, Kind.AUDIT))
    assert given(deal, Kind.AUDIT, NOW + timedelta(days=366)).number == 3


def test_a_key_person_brings_a_date_to_the_client_and_a_duty_to_the_provider():
    deal = formal_deal()
    notice = leaves(deal)
    assert (notice.person, notice.successor, notice.on_day) == (LEAVES.person, LEAVES.successor, LEAVES.on)
    last, overlap = duties(deal, "refuse_successor"), duties(deal, "overlap")
    assert (last.series.side, last.series.owed, last.due_on) == ("client", False, date(2026, 12, 31))
    assert (overlap.series.side, overlap.due_on, overlap.series.given["leaves"]) == (
        "provider", date(2027, 1, 11), "Ada Lindt",
    )  # fmt: skip


def test_an_emergency_says_what_is_owed_and_a_breach_whether_it_was_in_time():
    deal = formal_deal()
    said = {"words": "The server burns.", "on": NOW.date(), "cost_minor": 250_000}
    given(deal, Kind.EMERGENCY, **said)
    breach(deal, hours=25)
    late, emergency = formal_page(deal.client, deal.agreement.number, at=NOW).rows
    assert emergency.owed == deal.money(100_000)
    assert late.time is not None
    assert (late.time.late, late.time.until) == (1, NOW - timedelta(hours=1))
    assert late.said.learned_at == NOW - timedelta(hours=25)


def test_who_works_reports_what_is_urgent_and_no_more():
    deal = formal_deal()
    worker = member_actor(deal.provider.organisation_id, Role.MEMBER)
    viewer = member_actor(deal.provider.organisation_id, Role.VIEWER)
    urgent = wanted(deal, Kind.BREACH, words="Lost.", learned_at=NOW)
    refuses(Forbidden, give_formal_notice, viewer, **urgent)
    assert do(give_formal_notice, worker, NOW, **urgent).number == 1
    refuses(Forbidden, give_formal_notice, worker, **wanted(deal, Kind.OTHER, words="We move."))


def test_after_the_end_only_what_outlives_it():
    deal = formal_deal()
    do(cancel_agreement, deal.client, NOW, agreement_id=deal.id, reason="We need it no more.")
    refuses(NoSuchNotice, give_formal_notice, deal.client, **wanted(deal, Kind.AUDIT))
    assert given(deal, Kind.INSURANCE).state == "given"
    assert duties(deal, "insurance_shown").state == "open"


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        (Kind.OTHER, "words", {"words": " "}),
        (Kind.OTHER, "words", {"words": "w" * 4_001}),
        (Kind.OTHER, "words", {"words": "a\x00b"}),
        (Kind.KEY_PERSON, "successor", {"person": "Ada Lindt", "on": LEAVES.on, "next_on": LEAVES.next_on}),
        (Kind.KEY_PERSON, "next_on", {"person": "Ada Lindt", "on": LEAVES.on, "successor": "Cem"}),
        (Kind.KEY_PERSON, "on", {"person": "Ada Lindt", "on": date(2026, 11, 23), "next_on": LEAVES.on, "successor": "C"}),
        (Kind.EMERGENCY, "on", {"words": "Fire.", "on": date(2026, 11, 25)}),
        (Kind.EMERGENCY, "on", {"words": "Fire."}),
        (Kind.EMERGENCY, "cost", {"words": "Fire.", "on": date(2026, 11, 24), "cost_minor": 0}),
        (Kind.BREACH, "learned_at", {"words": "Lost.", "learned_at": datetime(2026, 11, 25, tzinfo=UTC)}),
        (Kind.BREACH, "learned_at", {"words": "Lost."}),
        (Kind.BREACH, "words", {"learned_at": NOW}),
    ],
)  # fmt: skip
def test_what_is_missing_or_out_of_range_is_named(kind, field, said):
    deal = formal_deal()
    own = deal.client if kind is Kind.OTHER else deal.provider
    assert refuses(Invalid, give_formal_notice, own, **wanted(deal, kind, **said)).params["field"] == field


def test_refusals():
    deal, (_, stranger) = formal_deal(), make_organisation()
    refuses(NotFound, give_formal_notice, stranger, **wanted(deal, Kind.OTHER, words="Hello."))
    refuses(NoSuchNotice, give_formal_notice, deal.provider, **wanted(deal, Kind.AUDIT))
    refuses(NoSuchNotice, give_formal_notice, deal.client, **wanted(deal, Kind.BREACH, words="x", learned_at=NOW))
    plain = make_deal([20_000])
    refuses(NoSuchNotice, give_formal_notice, plain.client, **wanted(plain, Kind.INSURANCE))
    nobody = {"person": "Eve", "on": LEAVES.on, "next_on": LEAVES.next_on, "successor": "Cem"}
    refuses(NotOnTheList, give_formal_notice, deal.provider, **wanted(deal, Kind.KEY_PERSON, **nobody))


def test_twice_the_same_form_is_one_notice():
    deal = formal_deal()
    replays(give_formal_notice, deal.client, **wanted(deal, Kind.OTHER, words="The office moves."))
    assert len(formal_page(deal.client, deal.agreement.number, at=NOW).rows) == 1
