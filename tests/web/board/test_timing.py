"""A timer for an item: its minutes stand in the sheet, and on the item."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.actions.discard_timer import discard_timer
from anyshore.delivery.actions.start_timer import start_timer
from anyshore.delivery.actions.stop_timer import stop_timer
from anyshore.delivery.models import Entry, Timer
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.rules.board import WorkItemText
from anyshore.kit.errors import Invalid
from tests.contracts.world import refused
from tests.delivery.board_world import board
from tests.delivery.hours_world import hourly
from tests.factories import do
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_its_minutes_count_for_the_item_and_discarded_ones_do_not():
    made = hourly()
    given = {"agreement_id": made.agreement.id}
    item = do(add_work_item, made.client, MONDAY, text=WorkItemText(title="Calls", line=1), **given)
    timer = do(start_timer, made.provider, MONDAY, line=1, item_id=item.pk, note="#1 Calls", **given)
    do(stop_timer, made.provider, MONDAY + timedelta(minutes=90), timer_id=timer.pk)
    again = do(start_timer, made.provider, MONDAY + timedelta(hours=2), line=1, item_id=item.pk, **given)
    do(discard_timer, made.provider, MONDAY + timedelta(hours=3), timer_id=again.pk)
    (row,) = board_page(made.client, made.agreement.number).items
    assert row.minutes == 90
    assert Entry.objects.get().note == "#1 Calls"


def test_an_item_of_another_board_is_refused():
    made, other = hourly(), board()
    item = other.add()
    with refused(Invalid, field="item"):
        do(start_timer, made.provider, MONDAY, agreement_id=made.agreement.id, line=1, item_id=item.pk)


def test_the_page_starts_it_on_the_line_of_the_item():
    made = hourly()
    item = do(
        add_work_item, made.client, MONDAY, agreement_id=made.agreement.id, text=WorkItemText(title="Calls", line=2)
    )
    here = f"/contracts/{made.agreement.number}/board/{item.number}/"
    client, provider = browser(made.client), browser(made.provider)
    assert "Start my timer" not in text(client.get(here))
    assert 'name="line" value="2"' in text(provider.get(here))
    assert post(provider, f"{here}timer/", line="1").status_code == 422
    assert post(provider, f"{here}timer/", line="2").status_code == 303
    assert Timer.objects.get().item_id == item.pk
    assert post(client, f"{here}timer/", line="2").status_code == 403
