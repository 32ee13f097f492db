"""The measures of an activity through its page: which direction is better is said, or asked for."""

from __future__ import annotations

import pytest

from anyshore.strategy.models import Activity, Measure
from tests.strategy.world import added
from tests.web.contracts.fields import fields_of
from tests.web.sourcing.test_pages import reader, text

pytestmark = pytest.mark.django_db


def test_what_the_words_say_stands_first_and_what_they_do_not_say_is_asked():
    activity, actor = added()
    browser, path = reader(actor), f"/decide/activities/{activity.number}/measures/"
    fields = fields_of(text(browser.get(path)))
    assert fields["lines-0-better"] == ""
    fields |= {"lines-0-name": "Team", "lines-0-value": "7", "lines-0-unit": "people"}
    asked = browser.post(path, fields)
    assert "Team: say whether less or more of it is better" in text(asked)
    assert not Measure.objects.exists()
    assert browser.post(path, {**fields_of(text(asked)), "lines-0-better": "less"}).status_code == 303
    assert Measure.objects.get().better == "less"
    shown = text(browser.get(f"/decide/activities/{activity.number}/"))
    assert "Less is better" in shown
    assert fields_of(text(browser.get(path)))["lines-0-better"] == "less"


def test_a_plain_one_needs_no_choice():
    activity, actor = added()
    browser, path = reader(actor), f"/decide/activities/{activity.number}/measures/"
    fields = fields_of(text(browser.get(path)))
    fields |= {"lines-0-name": "Posted right", "lines-0-value": "97", "lines-0-unit": "%"}
    assert browser.post(path, fields).status_code == 303
    assert Measure.objects.get().better == ""
    assert "More is better" in text(browser.get(f"/decide/activities/{Activity.objects.get().number}/"))
