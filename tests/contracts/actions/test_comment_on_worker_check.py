"""The person whom it is about says something to it."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.comment_on_worker_check import comment_on_worker_check
from anyshore.contracts.queries.worker_checks import checks_page
from anyshore.contracts.rules.worker_checks import Again
from anyshore.kit.errors import Forbidden, Invalid, NotFound, Stale
from anyshore.parties.rules import Role
from tests.contracts.people_world import alone, checked
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_words_stand_and_an_answer_that_is_not_true_is_asked_again():
    deal = alone()
    one = checked(deal)
    do(comment_on_worker_check, deal.provider, check_id=one.pk, words="So it is.")
    page = checks_page(deal.client, deal.id, at=NOW)
    assert (page.newest.comment, page.again) == ("So it is.", None)
    do(comment_on_worker_check, deal.provider, check_id=one.pk, words="You set my hours now.", changed=True)
    page = checks_page(deal.client, deal.id, at=NOW)
    assert (page.newest.comment, page.again) == ("You set my hours now.", Again.CHANGED)
    do(comment_on_worker_check, deal.provider, check_id=one.pk, words="Since May.")
    assert checks_page(deal.client, deal.id, at=NOW).again is Again.CHANGED


def test_refusals():
    deal, (_, stranger) = alone(), make_organisation()
    given = {"check_id": checked(deal).pk, "words": "No."}
    refuses(NotFound, comment_on_worker_check, stranger, **given)
    refuses(Forbidden, comment_on_worker_check, deal.client, **given)
    viewer = member_actor(deal.provider.organisation_id, Role.VIEWER)
    refuses(Forbidden, comment_on_worker_check, viewer, **given)
    refuses(Invalid, comment_on_worker_check, deal.provider, **{**given, "words": " "})
    checked(deal)
    refuses(Stale, comment_on_worker_check, deal.provider, **given)


def test_replay():
    deal = alone()
    replays(comment_on_worker_check, deal.provider, check_id=checked(deal).pk, words="So it is.")
