"""Clauses of one's own: written, chosen in an offer, changed, taken out of use."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import AgreementVersion, OwnClause
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, offered, post, text

pytestmark = pytest.mark.django_db

WRITTEN = {
    "texts-0-language": "en",
    "texts-0-heading": "Colours",
    "texts-0-says": "Few of them.",
    "texts-0-text": "At most {most} {most|colour|colours}.",
    "params-0-name": "most",
    "params-0-label": "Colours",
    "params-0-kind": "whole",
    "params-0-low": "1",
    "params-0-high": "9",
    "params-0-usual": "2",
}


def test_a_clause_is_written_chosen_and_taken_out_of_use():
    scene = offered()
    client = browser(scene.provider)
    assert "No clause of your own yet" in text(client.get("/clauses/own/"))
    assert post(client, "/clauses/own/new/", **WRITTEN).status_code == 303
    clause = OwnClause.objects.get()
    assert "Colours" in text(client.get("/clauses/own/"))
    fields = fields_of(text(client.get(f"{scene.path}counter/")))
    slot = f"o-{clause.clause}"
    added = client.post(f"{scene.path}counter/", {**fields, "clause_pick": slot, "_add": "clause:add"})
    fields = fields_of(text(added)) | {f"c-{slot}-most": "3"}
    assert client.post(f"{scene.path}counter/", fields).status_code == 303
    assert "At most 3 colours." in AgreementVersion.objects.latest("at").text
    form = fields_of(text(client.get(f"/clauses/own/{clause.clause}/")))
    assert form["params-0-usual"] == "2"
    assert post(client, f"/clauses/own/{clause.clause}/retire/").status_code == 303
    assert "No clause of your own yet" in text(client.get("/clauses/own/"))
    assert client.get(f"/clauses/own/{clause.clause}/").status_code == 404
    other = browser(scene.client)
    fields = fields_of(text(other.get(f"{scene.path}counter/")))
    assert fields["clauses"] == slot
    assert other.post(f"{scene.path}counter/", {**fields, f"c-{slot}-most": "4"}).status_code == 303


def test_what_does_not_fit_is_said():
    client = browser(offered().provider)
    wrong = {**WRITTEN, "texts-0-text": "At most {mots}."}
    answer = post(client, "/clauses/own/new/", **wrong)
    assert answer.status_code == 422
    assert "do not fit" in text(answer)
    assert OwnClause.objects.count() == 0
