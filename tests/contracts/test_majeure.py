"""Force majeure against the worked tables of docs/algorithms/force_majeure.md; an answer against its withdrawal, on
real connections."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.actions.withdraw_majeure import withdraw_majeure
from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.rules.clauses.acting.changing import ForceMajeure
from anyshore.contracts.rules.clauses.acting.late_penalty import NotTheirs, Stretch, delay
from anyshore.contracts.rules.majeure import is_in_time
from anyshore.contracts.rules.standstill import moved_on
from anyshore.kit.errors import NotAllowed
from anyshore.payments.actions.accept_majeure import accept_majeure
from tests.contracts.world import performing, race
from tests.payments.majeure_world import REPORTED, kept, reported
from tests.tables import tables

DAY = timedelta(days=1)


def test_the_tables():
    reports, moves = tables("docs/algorithms/force_majeure.md")
    rule = ForceMajeure(report_days=5, end_days=60)
    assert (len(reports), len(moves)) == (3, 5)
    for row in reports:
        learned, began, last, ends = (date.fromisoformat(row[name]) for name in row)
        assert (rule.report_on(learned), rule.may_end_on(began)) == (last, ends), row
        assert is_in_time(rule, learned, last)
        assert not is_in_time(rule, learned, last + DAY)
    for row in moves:
        due, began, over, to, handed_in = (date(2026, 12, int(row[name])) for name in list(row)[:5])
        moved = moved_on(due, began - DAY, over - DAY)
        found = delay(moved, handed_in, [Stretch(NotTheirs.FREED, began - DAY, over - DAY)])
        assert (moved, found.days) == (to, int(row["days late"])), row


@pytest.mark.django_db(transaction=True)
def test_one_of_an_answer_and_its_withdrawal_wins(committed_db):
    for _ in range(3):
        deal = kept()
        event = reported(deal)
        found = race(
            performing(accept_majeure, deal.client, REPORTED, event_id=event.pk),
            performing(withdraw_majeure, deal.provider, REPORTED, event_id=event.pk),
        )
        (lost,) = [one for one in found if isinstance(one, Exception)]
        assert isinstance(lost, NotAllowed)
        state = MajeureEvent.objects.get(pk=event.pk).state
        assert state == ("withdrawn" if isinstance(found[0], NotAllowed) else "accepted")
