"""What a formal notice takes, brings and says, against the worked tables of docs/algorithms/formal_notices.md; every
version of its clauses has what it reads; and two answers at once, on real connections."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from anyshore.contracts.actions.receive_formal_notice import receive_formal_notice
from anyshore.contracts.actions.withdraw_formal_notice import withdraw_formal_notice
from anyshore.contracts.models import FormalNotice
from anyshore.contracts.rules.clauses.acting.changing import EmergencyChange
from anyshore.contracts.rules.clauses.acting.protection import Audit
from anyshore.contracts.rules.clauses.chosen import Chosen, own_words
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.formal import UNDER, Kind, Said, kinds_for, values_for
from anyshore.contracts.rules.formal_effects import duties_of_notice, in_time, owed_in_emergency, year_of
from anyshore.contracts.rules.states import Side
from anyshore.kit.errors import NotAllowed
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar
from tests.contracts.formal_world import CLAUSES, formal_deal, given
from tests.contracts.world import performing, race
from tests.tables import tables

KINDS, DUE, LATE = range(3)
PLAIN = Calendar("UTC")


def said(cell: str) -> Said:
    if cell == "–":
        return Said()
    name, _, value = cell.partition("=")
    if name == "learned_at":
        return Said(learned_at=instant(value))
    return Said(**{name: date.fromisoformat(value)}, person="Ada", successor="Cem")


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def numbers(cell: str) -> dict[str, Any]:
    name, _, value = cell.partition("=")
    return {"notice_days": 30, "overlap_days": 5, name: int(value)}


def found_tables() -> list[list[dict[str, str]]]:
    return tables("docs/algorithms/formal_notices.md")


def test_who_gives_what_by_which_clause():
    rows = found_tables()[KINDS]
    assert {row["kind"] for row in rows} == set(Kind)
    for row in rows:
        under = UNDER[Kind(row["kind"])]
        assert under.clause == row["clause"].replace("–", "")
        assert under.sides == {Side(one) for one in row["who gives it"].split()}
        assert under.after_end is (row["also after the end"] == "yes")
        assert under.urgent is (row["who of that side"] == "work")
        values = {"notice_days": 1, "proof_days": 1, "confirm_days": 1, "overlap_days": 1}
        on = date(2026, 11, 27)
        plans = duties_of_notice(Kind(row["kind"]), Said(on=on, next_on=on), values, on)
        assert [one.code for one in plans] == row["asks for"].replace("–", "").split(), row


def test_by_when():
    rows = found_tables()[DUE]
    assert len(rows) == 7
    for row in rows:
        on = date.fromisoformat(row["given on"])
        values = numbers(row["clause's numbers"])
        plans = duties_of_notice(Kind(row["kind"]), said(row["says"]), values, on)
        (one,) = [plan for plan in plans if plan.code == row["duty"]]
        assert one.side == row["of"], row
        due_at = one.due_at(1, PLAIN)
        assert due_at is not None
        assert due_at.date().isoformat() == row["due on"], row


def test_in_time_or_late():
    rows = found_tables()[LATE]
    assert len(rows) == 5
    for row in rows:
        at = instant(row["given at"])
        found = in_time(Kind(row["kind"]), said(row["says"]), numbers(row["clause's numbers"]), today=at.date(), at=at)
        assert found is not None
        until = found.until.isoformat()[:16]
        assert (until, found.late, found.is_late) == (row["was due by"], int(row["late by"]), row["late by"] != "0")


def test_the_days_are_those_of_the_clauses_rules():
    at = datetime(2026, 11, 27, 9, tzinfo=UTC)
    audit = {"notice_days": 10, "yearly": 1, "overcharge_bps": 500}
    (one,) = duties_of_notice(Kind.AUDIT, Said(), audit, at.date())
    assert one.due_at(1, PLAIN) == Audit.of(audit).begins_at(at, PLAIN)
    emergency = {"cap_minor": 100_000, "confirm_days": 3}
    (one,) = duties_of_notice(Kind.EMERGENCY, Said(on=at.date()), emergency, at.date())
    assert one.due_at(1, PLAIN) == EmergencyChange.of(emergency).confirm_by(at, PLAIN)
    assert owed_in_emergency(Said(cost_minor=250_000), emergency, "EUR") == Money(100_000, "EUR")
    assert owed_in_emergency(Said(cost_minor=7), emergency, "EUR") == Money(7, "EUR")
    assert owed_in_emergency(Said(), emergency, "EUR") is None


def test_every_version_of_a_clause_has_the_numbers_that_its_notice_reads():
    on, at = date(2026, 11, 27), datetime(2026, 11, 27, 9, tzinfo=UTC)
    for kind, under in UNDER.items():
        for version in LIBRARY[under.clause].versions if under.clause else ():
            values = version.defaults(Language.EN)
            one = Said(on=on, next_on=on, learned_at=at, cost_minor=1)
            plans = list(duties_of_notice(kind, one, values, on))
            late = in_time(kind, one, values, today=on, at=at)
            assert bool(plans) or late is not None or kind in (Kind.INSOLVENCY, Kind.OTHER), (kind, version.number)


def test_a_clause_in_own_words_knows_no_notice():
    own = [own_words("Audit", "Look when you like.")]
    assert kinds_for(own, Side.CLIENT, "running") == (Kind.OTHER,)
    assert kinds_for(CLAUSES, Side.CLIENT, "running") == (Kind.AUDIT, Kind.INSURANCE, Kind.INSOLVENCY, Kind.OTHER)
    assert kinds_for(CLAUSES, Side.PROVIDER, "ended") == (Kind.BREACH, Kind.INSOLVENCY, Kind.OTHER)
    assert values_for([Chosen("audit", 2, {"yearly": 9})], Kind.AUDIT) == {"yearly": 9}
    assert values_for(own, Kind.AUDIT) == {}


@pytest.mark.parametrize(
    ("starts", "on", "first"),
    [
        ((2026, 11, 27), (2026, 11, 27), (2026, 11, 27)),
        ((2026, 11, 27), (2027, 11, 26), (2026, 11, 27)),
        ((2026, 11, 27), (2027, 11, 27), (2027, 11, 27)),
        ((2024, 2, 29), (2026, 2, 28), (2026, 2, 28)),
        ((2024, 2, 29), (2028, 2, 28), (2027, 2, 28)),
        ((2024, 2, 29), (2028, 2, 29), (2028, 2, 29)),
    ],
)
def test_a_year_of_the_agreement(starts, on, first):
    assert year_of(date(*starts), date(*on)) == date(*first)


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_against_a_confirmation_leaves_one_whole_story(committed_db):
    deal = formal_deal()
    one = given(deal, Kind.OTHER, words="The office moves.")
    both = [
        performing(receive_formal_notice, deal.provider, notice_id=one.pk),
        performing(withdraw_formal_notice, deal.client, notice_id=one.pk, reason="A mistake."),
    ]
    outcomes = race(*both)
    one = FormalNotice.objects.get()
    assert one.state == "withdrawn"
    assert [type(found) for found in outcomes if isinstance(found, Exception)] in ([], [NotAllowed])
    assert (one.received_at is None) is any(isinstance(found, NotAllowed) for found in outcomes)
