"""drop_question: the client is content."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.drop_question import drop_question
from anyshore.delivery.models import Entry
from anyshore.delivery.rules.sheets import SheetReviewOver
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import refused
from tests.delivery.hours_world import IN_REVIEW, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_entry_is_approved_with_the_rest_again():
    deal = hourly()
    deal.submitted((1, day(0), 480))
    entry = Entry.objects.get()
    with refused(Invalid, field="entry"):
        do(drop_question, deal.client, IN_REVIEW, entry_id=entry.pk)
    do(ask_about_entry, deal.client, IN_REVIEW, entry_id=entry.pk, words="Why?")
    with refused(Forbidden):
        do(drop_question, deal.provider, IN_REVIEW, entry_id=entry.pk)
    with refused(SheetReviewOver):
        do(drop_question, deal.client, REVIEWED, entry_id=entry.pk)
    do(drop_question, deal.client, IN_REVIEW, entry_id=entry.pk)
    assert Entry.objects.get().question == ""
