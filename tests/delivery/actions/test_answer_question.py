"""answer_question: words, and fewer minutes."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.answer_question import answer_question
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.models import Entry
from anyshore.delivery.rules.sheets import SheetReviewOver
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import refused
from tests.delivery.hours_world import IN_REVIEW, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_an_answer_may_take_minutes_away_and_leaves_the_question_open():
    deal = hourly()
    deal.submitted((1, day(0), 480))
    entry = Entry.objects.get()
    with refused(Invalid, field="words"):
        do(answer_question, deal.provider, IN_REVIEW, entry_id=entry.pk, words="Because")
    do(ask_about_entry, deal.client, IN_REVIEW, entry_id=entry.pk, words="Why so long?")
    with refused(Invalid, field="minutes"):
        do(answer_question, deal.provider, IN_REVIEW, entry_id=entry.pk, words="Because", minutes=481)
    with refused(Forbidden):
        do(answer_question, deal.client, IN_REVIEW, entry_id=entry.pk, words="Because")
    with refused(SheetReviewOver):
        do(answer_question, deal.provider, REVIEWED, entry_id=entry.pk, words="Because")
    do(answer_question, deal.provider, IN_REVIEW, entry_id=entry.pk, words="You are right", minutes=420)
    found = Entry.objects.get()
    assert (found.minutes, found.answer, found.question) == (420, "You are right", "Why so long?")
