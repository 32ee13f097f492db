"""Asking the client for a subcontractor: the clock is fixed then, and an agreement that says no is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.ask_subcontractor import ask_subcontractor
from anyshore.contracts.queries.subcontractors import subcontractors_page
from anyshore.contracts.rules.subcontracting import AskedAlready, NobodyElse, NoSubcontracting, NotAskedFor
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Deadline
from tests.contracts.people_world import DATA, asked, subcontracted, wanted
from tests.deals import make_deal
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_client_has_the_working_days_of_the_clause_and_is_reminded():
    deal = subcontracted(answer_days=5)
    one = asked(deal, note="They did the first season.")
    assert one.answer_until == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert (one.state, one.silence_agrees, one.country) == ("asked", False, "PT")
    clocks = Deadline.objects.filter(subject_id=one.pk)
    assert {row.verb for row in clocks} == {"contracts.close_subcontractor"}
    assert clocks.filter(reminds=None).get().due_at == one.answer_until
    assert clocks.exclude(reminds=None).count() == 3
    assert subcontractors_page(deal.client, deal.id).open[0].note == "They did the first season."


def test_who_sees_personal_data_waits_for_both_clauses_where_silence_is_a_yes():
    deal = subcontracted("objection", more=[DATA])
    assert asked(deal).answer_until == datetime(2026, 12, 1, 16, tzinfo=UTC)
    data = asked(deal, name="Dublin Desk", country="IE", personal_data=True)
    assert (data.answer_until, data.silence_agrees) == (datetime(2026, 12, 8, 23, tzinfo=UTC), True)
    written = subcontracted("written", more=[DATA])
    assert asked(written, personal_data=True).answer_until == datetime(2026, 12, 1, 16, tzinfo=UTC)


def test_a_clause_about_data_alone_asks_for_those_who_see_them():
    deal = make_deal([20_000], clauses=[DATA])
    one = asked(deal, personal_data=True)
    assert (one.answer_until, one.silence_agrees) == (datetime(2026, 12, 8, 23, tzinfo=UTC), True)
    refuses(NotAskedFor, ask_subcontractor, deal.provider, **wanted(deal))


def test_refusals():
    deal, (_, stranger) = subcontracted(), make_organisation()
    viewer = member_actor(deal.provider.organisation_id, Role.VIEWER)
    refuses(NotFound, ask_subcontractor, stranger, **wanted(deal))
    refuses(Forbidden, ask_subcontractor, deal.client, **wanted(deal))
    refuses(Forbidden, ask_subcontractor, viewer, **wanted(deal))
    for field, value in (("name", " "), ("part", ""), ("country", "XX"), ("country", "pt"), ("name", "n" * 161)):
        assert (
            refuses(Invalid, ask_subcontractor, deal.provider, **wanted(deal, **{field: value})).params["field"]
            == field
        )
    asked(deal)
    refuses(AskedAlready, ask_subcontractor, deal.provider, **wanted(deal, name=" Lisboa  Legendas"))
    nobody = subcontracted("none", more=[DATA])
    refuses(NobodyElse, ask_subcontractor, nobody.provider, **wanted(nobody, personal_data=True))
    plain = make_deal([20_000])
    refuses(NoSubcontracting, ask_subcontractor, plain.provider, **wanted(plain))
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="We stop.")
    refuses(NoSubcontracting, ask_subcontractor, deal.provider, **wanted(deal, name="Another"))


def test_replay():
    deal = subcontracted()
    replays(ask_subcontractor, deal.provider, **wanted(deal))
