"""Saying no to a subcontractor."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.refuse_subcontractor import refuse_subcontractor
from anyshore.contracts.queries.subcontractors import subcontractors_page
from anyshore.contracts.rules.subcontracting import AnswerTooLate, NoSubcontracting
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.contracts.people_world import asked, subcontracted
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_reason_stands_and_the_same_name_can_be_asked_for_again():
    deal = subcontracted("objection")
    one = asked(deal)
    do(refuse_subcontractor, deal.client, subcontractor_id=one.pk, words="They work for our competitor.")
    row = subcontractors_page(deal.provider, deal.id).rows[0]
    assert (row.state, row.answer, row.since) == ("refused", "They work for our competitor.", None)
    assert deadlines.of(("subcontractor", one.pk)) == []
    assert asked(deal).state == "asked"


def test_refusals():
    deal, (_, stranger) = subcontracted(), make_organisation()
    one = asked(deal)
    given = {"subcontractor_id": one.pk, "words": "No."}
    refuses(NotFound, refuse_subcontractor, stranger, **given)
    refuses(Forbidden, refuse_subcontractor, deal.provider, **given)
    refuses(Forbidden, refuse_subcontractor, member_actor(deal.client.organisation_id), **given)
    refuses(Invalid, refuse_subcontractor, deal.client, **{**given, "words": " "})
    refuses(AnswerTooLate, refuse_subcontractor, deal.client, one.answer_until, **given)
    do(refuse_subcontractor, deal.client, **given)
    refuses(NotAllowed, refuse_subcontractor, deal.client, **given)
    over = subcontracted()
    late = asked(over)
    do(cancel_agreement, over.client, agreement_id=over.id, reason="We stop.")
    refuses(NoSubcontracting, refuse_subcontractor, over.client, subcontractor_id=late.pk, words="No.")


def test_replay():
    deal = subcontracted()
    replays(refuse_subcontractor, deal.client, subcontractor_id=asked(deal).pk, words="No.")
