"""Mails about the work board as they are written: to one person, with the words and the way, and once a day what is
due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.delivery.actions.add_work_items import add_work_items
from anyshore.delivery.actions.assign_work_item import assign_work_item
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.rules.board import NewItem, WorkItemText
from anyshore.jobs.deadlines import run_due
from anyshore.parties.models import User
from anyshore.plumbing.models import Mail
from tests.delivery.board_world import board
from tests.delivery.world import ASKED
from tests.factories import do
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db

BRACED = "Names {of} lamps, 100%"
DUE = date(2026, 12, 10)
BEFORE = datetime(2026, 12, 9, 10, tzinfo=UTC)


def mails(actor) -> list[Mail]:
    """What was written to a person."""
    return list(Mail.objects.filter(to=User.objects.get(pk=actor.person_id).email).order_by("at", "id"))


def test_who_is_given_an_item_reads_which_and_where():
    made = board()
    item = made.add(BRACED)
    run_jobs()
    before = len(mails(made.provider))
    do(assign_work_item, made.client, ASKED, item_id=item.pk, assignee_id=made.provider.person_id)
    run_jobs()
    (mail,) = mails(made.provider)[before:]
    assert mail.subject == f"Yours: {BRACED}"
    assert f"/contracts/{made.job.agreement.number}/board/1/" in mail.body


def test_comments_of_an_hour_are_one_mail_with_the_words_of_others():
    made = board()
    item = made.add(BRACED)
    run_jobs()
    before = len(mails(made.client))
    for words in ("Blue {or} green?", "And how many?"):
        do(comment_on_work_item, made.provider, ASKED, item_id=item.pk, words=words)
    run_due(ASKED + timedelta(hours=2))
    run_jobs()
    (mail,) = mails(made.client)[before:]
    assert mail.subject == f"Comments on work item 1: {BRACED}"
    assert mail.body.index("Blue {or} green?") < mail.body.index("And how many?")


def test_what_is_due_is_one_mail_a_day_over_all_contracts():
    made = board()
    items = [NewItem(WorkItemText(title=title, due_on=DUE), assignee_id=made.provider.person_id) for title in "ab"]
    do(add_work_items, made.client, ASKED, agreement_id=made.id, items=items)
    run_jobs()
    told = mails(made.provider)[-1]
    assert (told.subject, told.body.count("/board/")) == (f"Yours, on C-{made.job.agreement.number}: 2", 3)
    run_due(BEFORE)
    run_jobs()
    due = [one for one in mails(made.provider) if one.subject == "Due to you: 2"]
    assert len(due) == 1
    assert "Thu 10 Dec: a\n" in due[0].body
