"""What an agreement says about other people, against the worked table of docs/algorithms/subcontracting.md; and an
answer against the clock, on real connections."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.close_subcontractor import close_subcontractor
from anyshore.contracts.actions.refuse_subcontractor import refuse_subcontractor
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.rules.clauses.acting.people import Subcontracting
from anyshore.contracts.rules.clauses.chosen import own_words
from anyshore.contracts.rules.subcontracting import Consent, NobodyElse, NotAskedFor, consent_in
from anyshore.kit.errors import NotAllowed, Refused
from anyshore.kit.workdays import calendar_of
from anyshore.parties.rules import CLOCK
from tests.contracts.people_world import DATA, asked, subcontracted
from tests.contracts.world import performing, race
from tests.deals import clause
from tests.factories import NOW
from tests.tables import tables

AMSTERDAM = calendar_of("NL", "Europe/Amsterdam")


def consent(row: dict[str, str]) -> Consent:
    days = None if row["days to object"] == "none" else int(row["days to object"])
    if row["clause"] == "without":
        return Consent(None, days)
    return Consent(Subcontracting(consent=row["clause"], answer_days=int(row["working days"])), days)


def test_the_table():
    (rows,) = tables("docs/algorithms/subcontracting.md")
    assert len(rows) == 9
    for row in rows:
        found, data = consent(row), row["sees personal data"] == "yes"
        if row["answer by, UTC"] == "not asked":
            with pytest.raises((NobodyElse, NotAskedFor)):
                found.must_be_asked(personal_data=data)
            continue
        found.must_be_asked(personal_data=data)
        until = datetime.strptime(row["answer by, UTC"], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        assert found.answer_by(NOW, AMSTERDAM, personal_data=data) == until, row
        assert found.silence_agrees() is (row["silence"] == "yes"), row


def test_one_list_of_those_whom_the_clauses_name():
    data = DATA.to_json()["params"] | {"subprocessors": ["Dublin Desk Ltd"], "objection_days": 30}
    found = consent_in([clause("subcontracting", agreed=["Lisboa Legendas"]), clause("data_processing", **data)])
    assert (found.agreed, found.processors, found.objection_days) == (("Lisboa Legendas",), ("Dublin Desk Ltd",), 30)
    assert found.may_ask
    assert not consent_in([own_words("Subcontracting", "Nobody else.")]).speaks
    assert consent_in([clause("subcontracting", consent="none")]).nobody


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("terms", ["written", "objection"])
def test_an_answer_against_the_clock(committed_db, terms):
    for verb, more in ((agree_subcontractor, {}), (refuse_subcontractor, {"words": "No."})) * 2:
        deal = subcontracted(terms)
        one = asked(deal)
        given = {"subcontractor_id": one.pk}
        found = race(
            performing(verb, deal.client, one.answer_until - timedelta(seconds=1), **given, **more),
            performing(close_subcontractor, CLOCK, one.answer_until, **given),
        )
        lost = [each for each in found if isinstance(each, Exception)]
        assert len(lost) == 1
        assert isinstance(lost[0], Refused)
        state = Subcontractor.objects.get(pk=one.pk).state
        by_clock = isinstance(found[0], NotAllowed)
        spoken = "agreed" if verb is agree_subcontractor else "refused"
        silent = "agreed" if terms == "objection" else "lapsed"
        assert state == (silent if by_clock else spoken)
