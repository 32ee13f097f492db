"""Talks are asked for no more, until their days are over."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.withdraw_talks import withdraw_talks
from anyshore.contracts.rules.hardship import TalksOver
from anyshore.exits.actions.end_for_hardship import TalksNotOver, end_for_hardship
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.contracts.hardship_world import UNTIL, asked, dear
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_nobody_may_end_the_agreement_for_them():
    deal = dear()
    talks = asked(deal)
    assert do(withdraw_talks, deal.provider, talks_id=talks.pk).state == "withdrawn"
    assert not deadlines.of(("hardship_talks", talks.pk))
    refuses(TalksNotOver, end_for_hardship, deal.client, UNTIL, agreement_id=deal.id, reason="Too dear.")
    assert asked(deal).state == "talking"


def test_refusals():
    deal = dear()
    talks = asked(deal)
    refuses(NotFound, withdraw_talks, make_organisation()[1], talks_id=talks.pk)
    refuses(Forbidden, withdraw_talks, deal.client, talks_id=talks.pk)
    refuses(TalksOver, withdraw_talks, deal.provider, UNTIL, talks_id=talks.pk)


def test_once():
    deal = dear()
    talks = asked(deal)
    replays(withdraw_talks, deal.provider, talks_id=talks.pk)
    refuses(NotAllowed, withdraw_talks, deal.provider, talks_id=talks.pk)
