"""Agreeing to a subcontractor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.queries.subcontractors import subcontractors_page
from anyshore.contracts.rules.subcontracting import AnswerTooLate, NoSubcontracting
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.contracts.people_world import asked, subcontracted
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_they_may_begin_and_no_clock_runs_any_more():
    deal = subcontracted()
    one = asked(deal)
    do(agree_subcontractor, deal.client, subcontractor_id=one.pk, words="They know the work.")
    row = subcontractors_page(deal.provider, deal.id).rows[0]
    assert (row.state, row.answer, row.since) == ("agreed", "They know the work.", NOW)
    assert row.answered_by
    assert deadlines.of(("subcontractor", one.pk)) == []


def test_refusals():
    deal, (_, stranger) = subcontracted(), make_organisation()
    one = asked(deal)
    given = {"subcontractor_id": one.pk}
    refuses(NotFound, agree_subcontractor, stranger, **given)
    refuses(Forbidden, agree_subcontractor, deal.provider, **given)
    refuses(Forbidden, agree_subcontractor, member_actor(deal.client.organisation_id), **given)
    refuses(AnswerTooLate, agree_subcontractor, deal.client, one.answer_until, **given)
    do(agree_subcontractor, deal.client, one.answer_until - timedelta(seconds=1), **given)
    refuses(NotAllowed, agree_subcontractor, deal.client, **given)
    over = subcontracted()
    late = asked(over)
    do(cancel_agreement, over.client, agreement_id=over.id, reason="We stop.")
    refuses(NoSubcontracting, agree_subcontractor, over.client, subcontractor_id=late.pk)


def test_replay():
    deal = subcontracted()
    replays(agree_subcontractor, deal.client, subcontractor_id=asked(deal).pk)
