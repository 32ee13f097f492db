"""ask_about_entry: a question keeps an entry from approval."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.models import Entry
from anyshore.delivery.queries.sheets import bill_of, lines_of
from anyshore.delivery.rules.sheets import SheetReviewOver
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from tests.contracts.world import events, refused
from tests.delivery.hours_world import FRIDAY, IN_REVIEW, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_questioned_entry_is_worth_nothing_until_it_is_settled():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480), (1, day(1), 60))
    entry = Entry.objects.get(minutes=60)
    do(ask_about_entry, deal.client, IN_REVIEW, entry_id=entry.pk, words=" What for? ")
    assert Entry.objects.get(minutes=60).question == "What for?"
    assert bill_of(sheet, lines_of(deal.agreement)).payable_minor == 64_000
    assert events(deal)[-1] == "EntryQuestioned"


def test_others_no_words_and_the_wrong_time_are_refused():
    deal = hourly()
    deal.enter((1, day(0), 480))
    entry = Entry.objects.get()
    with refused(NotAllowed):
        do(ask_about_entry, deal.client, FRIDAY, entry_id=entry.pk, words="Why?")
    deal.submitted((1, day(0), 480))
    with refused(Forbidden):
        do(ask_about_entry, deal.provider, IN_REVIEW, entry_id=entry.pk, words="Why?")
    with refused(Invalid, field="words"):
        do(ask_about_entry, deal.client, IN_REVIEW, entry_id=entry.pk, words=" ")
    with refused(SheetReviewOver, since=REVIEWED):
        do(ask_about_entry, deal.client, REVIEWED, entry_id=entry.pk, words="Why?")
