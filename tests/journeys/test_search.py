"""A search that is kept in the browser, mails what is new, and is stopped from the mail without signing in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.plumbing.models import Mail
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.models import SavedSearch
from tests.factories import do
from tests.sourcing.world import client, provider, wanted
from tests.web.browser import enter, overflow, violations
from tests.web.sourcing.present import now
from tests.worker import run_jobs


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_kept_search_mails_what_is_new_and_a_link_stops_it(visit, clone, scripts):
    maker = provider("Muñoz y Søn")
    page = visit.page(width=360, scripts=scripts)
    enter(page, visit.base, maker.acting_person)
    page.goto("/requests/?q=ubersetzung")
    page.get_by_role("link", name="Save this search").or_(
        page.get_by_role("link", name="Mail me what is new")
    ).first.click()
    if scripts:
        assert violations(page) == []
        assert overflow(page) <= 0
    page.get_by_label("Name").fill("Translations")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_url("**/searches/")
    assert SavedSearch.objects.get().query == "q=ubersetzung"

    wish = wanted(title="Übersetzung einer Anleitung")
    request = do(post_request, client(), now() + timedelta(hours=1), terms=wish)
    run_due(now() + timedelta(days=2))
    run_jobs()
    mail = Mail.objects.get(subject__contains="new:")
    assert request.title in mail.body
    stranger = visit.page(scripts=scripts)
    stranger.goto(re.search(r"/searches/stop/\S+", mail.body)[0])
    stranger.get_by_role("button").filter(has_text="Stop").click()
    stranger.get_by_text("These mails have stopped").wait_for()
    assert not SavedSearch.objects.exists()
