"""The pages of a transition where the journey does not go: refusals, what a form corrects, and a stranger."""

from __future__ import annotations

import pytest

from tests.factories import make_organisation
from tests.transition.world import drafted, shown, through
from tests.web.contracts.scenes import browser, now, post, text

pytestmark = pytest.mark.django_db


def path(made) -> str:
    return f"/contracts/{made.agreement.number}/transition/"


def test_the_contract_leads_to_it_and_a_project_has_a_list_alone():
    made = drafted(at=now(), unit="project")
    reader = browser(made.client)
    assert path(made) in text(reader.get(f"/contracts/{made.agreement.number}/"))
    page = text(reader.get(path(made)))
    assert "No waves planned" in page
    assert "Kick-off list" in page
    item = made.page(at=now()).items[0]
    assert post(reader, f"{path(made)}items/{item.id}/tick/").status_code == 303
    assert "1 of 6 done" in text(reader.get(path(made)))


def test_a_wave_that_ends_before_it_begins_is_corrected():
    made = drafted(at=now())
    given = {"version": "1", "waves-0-name": "Learn", "waves-0-from_on": "2026-12-24", "waves-0-to_on": "2026-12-01"}
    sent = post(browser(made.client), f"{path(made)}plan/", **given, **{"waves-0-accepts": ""})
    assert sent.status_code == 422
    assert "It ends before it begins." in text(sent)


def test_a_gate_is_kept_closed_with_a_reason_and_no_date_is_agreed_alone():
    made = shown(at=now())
    client, wave = browser(made.client), made.wave()
    assert "1 of 2 criteria are marked as met" in text(client.get(f"{path(made)}waves/{wave.pk}/accept/"))
    assert post(client, f"{path(made)}waves/{wave.pk}/return/", why="").status_code == 422
    assert post(client, f"{path(made)}waves/{wave.pk}/return/", why="Nobody signed").status_code == 303
    assert "The gate stayed closed:" in text(browser(made.provider).get(path(made)))
    assert post(browser(made.provider), f"{path(made)}waves/{wave.pk}/accept/").status_code == 403


def test_its_dates_stand_among_the_duties_and_on_today():
    made = through(at=now())
    assert "Gate of the transition: Learn" in text(
        browser(made.client).get(f"/contracts/{made.agreement.number}/duties/?when=all")
    )
    assert "Take the service over" in text(browser(made.client).get("/today/"))


def test_a_stranger_sees_nothing():
    made = shown(at=now())
    stranger = browser(make_organisation()[1])
    for part in ("", "plan/", "knowledge/", "access/", "accept/", f"waves/{made.wave().pk}/accept/"):
        assert stranger.get(f"{path(made)}{part}").status_code == 404, part
