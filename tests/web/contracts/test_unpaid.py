"""Text work that is paid by invoice and was not: pages of the notice, the standstill, the dispute and their end."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from anyshore.contracts.queries.standstills import open_standstill
from anyshore.payments.models import Suspension
from anyshore.plumbing import clock
from tests.deals import Made
from tests.payments.unpaid import CURE, DAY, TO_WARN, pay, standing, unpaid
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock."""

    def set_to(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)

    return set_to


def path(deal: Made, verb: str = "") -> str:
    return f"/contracts/{deal.agreement.number}/{verb}"


def test_the_provider_gives_notice_and_stops_and_the_client_disputes(at):
    deal = unpaid()
    at(TO_WARN)
    provider, client = browser(deal.provider), browser(deal.client)
    assert post(client, path(deal, "suspension/warn/"), words="Please pay.").status_code == 403
    assert post(provider, path(deal, "suspension/warn/"), words="Please pay.").status_code == 303
    assert "The work will stop:" in text(client.get(path(deal)))
    at(CURE - timedelta(minutes=1))
    early = post(provider, path(deal, "suspension/stop/"))
    assert early.status_code == 422, text(early)
    assert open_standstill(deal.id) is None
    assert post(client, path(deal, "suspension/dispute/"), words="The half is missing.").status_code == 303
    at(CURE)
    assert post(provider, path(deal, "suspension/stop/")).status_code == 303
    page = text(client.get(path(deal)))
    assert "The work stands still:" in page
    assert "The half is missing." in page
    assert post(provider, path(deal, "suspension/lift/")).status_code == 303
    assert open_standstill(deal.id) is None
    assert "The work stands still" not in text(client.get(path(deal)))
    assert Suspension.objects.count() == 1


def test_nobody_is_said_to_be_at_work_or_later_by_the_day_while_work_stands_still(at):
    due = TO_WARN.date()
    deal, _row = standing(due_on=due)
    late = (CURE - TO_WARN).days
    for days in (0, 5, 15):
        at(CURE + days * DAY)
        page = text(browser(deal.client).get(path(deal)))
        assert "is at work" not in page
        assert "The work stands still until what is late is paid." in page
        assert page.count("Stands still</span>") == 2  # the suspension, and the milestone that is not handed in
        assert f"{late} days late" in page
    pay(deal, 20_000, CURE + 16 * DAY)
    at(CURE + 18 * DAY)
    page = text(browser(deal.client).get(path(deal)))
    assert "The work stands still until" not in page
    assert "Stands still</span>" not in page
    assert f"{late + 2} days late" in page
