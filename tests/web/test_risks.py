"""The pages of risks and limits, without scripts."""

from __future__ import annotations

import pytest

from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.strategy.models import Limit, Risk
from tests.factories import do, make_organisation
from tests.sourcing.world import offer, provider, wanted
from tests.strategy.actions.test_save_risk import risked
from tests.strategy.world import client
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import key, reader, text

pytestmark = pytest.mark.django_db


def test_a_risk_is_picked_changed_and_taken_out():
    made, near, _, owner = risked()
    browser, base = reader(owner), f"/decide/assessments/{made.number}/risks/"
    shown = text(browser.get(base))
    assert "3 × 5 = 15" in shown
    assert "Risk 5 of 25" in shown
    picked = browser.get(f"{base}new/?option={near.id}&usual=knowledge_lost")
    assert "Six sessions with sign-off" in text(picked)
    given = {"option_id": near.id, "kind": "people", "name": "Wissen geht verloren", "measure": "Sitzungen"}
    levels = {"likelihood": 4, "effect": 3, "likelihood_after": 2, "effect_after": 3}
    assert browser.post(base + "new/", {**key(), **given, **levels, "effect": "6"}).status_code == 422
    wrong = browser.post(base + "new/", {**key(), **given, **levels, "effect_after": "5", "likelihood_after": "5"})
    assert "After the measure the risk would be higher." in text(wrong)
    assert browser.post(base + "new/", {**key(), **given, **levels}).status_code == 303
    risk = Risk.objects.get(kind="people")
    sent = browser.post(f"{base}{risk.id}/", {**key(), **given, **levels, "owner_id": str(owner.person_id)})
    assert sent.status_code == 303
    assert "Marit de Boer" in text(browser.get(base))
    assert browser.post(f"{base}{risk.id}/drop/", key()).status_code == 303
    assert not Risk.objects.filter(kind="people").exists()
    stranger = reader(client("Other"))
    assert stranger.get(base).status_code == 404
    assert stranger.post(f"{base}{risk.id}/drop/", key()).status_code == 404
    assert browser.get(f"{base}new/?option=nothing").status_code == 404


def test_a_limit_is_set_warns_at_the_award_and_is_lifted():
    owner = make_organisation(name="Tolhuis", country="NL")[1]
    browser = reader(owner)
    assert "No limit" in text(browser.get("/organisation/limits/"))
    given = {"kind": "country", "share": "60", "currency": "EUR", "above": "0", "force": "block", "reason": "Board."}
    assert browser.post("/organisation/limits/new/", {**key(), **given, "share": "100"}).status_code == 422
    assert browser.post("/organisation/limits/new/", {**key(), **given}).status_code == 303
    request = do(post_request, owner, now(), terms=wanted())
    proposal = do(send_proposal, provider(), now(), request_id=request.id, terms=offer(finishes_on=None))
    shown = text(browser.get(f"/proposals/{proposal.number}/award/"))
    assert "With this award 100 % of what runs would stand in Poland. Your limit is 60 %." in shown.replace(
        "\xa0", " "
    )
    assert "has no rule of approval for that" in shown
    assert browser.post(f"/proposals/{proposal.number}/award/", {**key(), "words": "Please."}).status_code == 422
    limit = Limit.objects.get()
    assert browser.post(f"/organisation/limits/{limit.id}/lift/", {**key(), "reason": ""}).status_code == 422
    assert browser.post(f"/organisation/limits/{limit.id}/lift/", {**key(), "reason": "Over."}).status_code == 303
    assert "With this award" not in text(browser.get(f"/proposals/{proposal.number}/award/"))
