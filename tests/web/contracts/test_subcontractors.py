"""Subcontractors on the pages of both sides: asked for, agreed to, refused, gone, and as a spreadsheet."""

from __future__ import annotations

import re

import pytest

from anyshore.contracts.actions.ask_subcontractor import ask_subcontractor
from anyshore.contracts.models import Subcontractor
from anyshore.insight.queries.duties import all_duties
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.parties.rules import Role
from tests.deals import clause
from tests.factories import do, make_organisation, member_actor
from tests.web.contracts.scenes import Scene, browser, now, post, running, text

pytestmark = pytest.mark.django_db
GIVEN = {"name": "=Lisboa", "country": "PT", "part": "Subtitles in Portuguese", "personal_data": "no", "note": ""}


def deal(consent: str = "written", **more: object) -> Scene:
    return running(clauses=[clause("subcontracting", consent=consent, answer_days=5, **more)])


def asked(scene: Scene, name: str = "Lisboa Legendas") -> Subcontractor:
    given = {**GIVEN, "name": name, "personal_data": False, "agreement_id": scene.agreement.pk}
    return do(ask_subcontractor, scene.provider, now(), **given)


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def test_from_the_question_to_the_day_they_leave():
    scene = deal()
    worker, buyer, path = browser(scene.provider), browser(scene.client), f"{scene.path}subcontractors/"
    assert "Nobody was asked for yet" in text(worker.get(path))
    assert f'href="{path}"' in text(worker.get(scene.path))
    said = text(post(worker, f"{path}new/", **{**GIVEN, "personal_data": "", "name": ""}))
    assert "Choose one" in said
    assert post(worker, f"{path}new/", **GIVEN).status_code == 303
    one = Subcontractor.objects.get()
    said = plain(text(buyer.get(path)))
    assert "=Lisboa Portugal" in said
    assert "without an answer that is a no" in said
    assert "Nobody has agreed to =Lisboa: that is a no." in plain(text(buyer.get(scene.path)))
    assert "May =Lisboa do a part of the work?" in plain(text(buyer.get(scene.path)))
    assert "May =Lisboa" not in plain(text(worker.get(scene.path))), "the provider asked it"
    (need,) = [each for each in needs(scene.client, at=now()) if each.kind is NeedKind.LET_IN]
    assert (need.due_at, need.path) == (one.answer_until, path)
    assert "Agree to a subcontractor: =Lisboa" in plain(text(buyer.get("/today/")))
    assert "They may begin at once" in text(buyer.get(f"{path}{one.pk}/agree/"))
    assert post(buyer, f"{path}{one.pk}/agree/", words="").status_code == 303
    assert "It is too late for that." in text(worker.get(f"{path}{one.pk}/withdraw/"))
    late = text(post(worker, f"{path}{one.pk}/left/", left_on="2020-01-01"))
    assert "Choose a day from" in late
    day = now().date().isoformat()
    assert post(worker, f"{path}{one.pk}/left/", left_on=day).status_code == 303
    assert "Has left" in plain(text(buyer.get(path)))
    sheet = buyer.get(f"{scene.path}subcontractors.csv")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert f"'=Lisboa,PT,Subtitles in Portuguese,no,left,{one.answer_until.isoformat(timespec='seconds')},no," in text(
        sheet
    )
    assert "asked whether =Lisboa may do a part of the work" in plain(text(buyer.get(scene.path)))


def test_a_no_needs_a_reason_and_silence_that_agrees_is_announced():
    scene = deal("objection")
    one, path = asked(scene), f"{scene.path}subcontractors/"
    buyer = browser(scene.client)
    assert "Nobody has objected: Lisboa Legendas may begin." in plain(text(buyer.get(scene.path)))
    assert [each.kind for each in needs(scene.client, at=now()) if each.title == one.name] == [NeedKind.OBJECT]
    assert "they may do their part of the work." in text(buyer.get("/today/"))
    assert "Agree to a subcontractor or object: Lisboa Legendas" in plain(text(buyer.get(f"{scene.path}duties/")))
    (day,) = [each for each in all_duties(scene.client, at=now()) if each.code == "object_to"]
    assert (day.due_at, day.is_ours, day.path) == (one.answer_until, True, path)
    assert post(buyer, f"{path}{one.pk}/refuse/", words=" ").status_code != 303
    assert post(buyer, f"{path}{one.pk}/refuse/", words="They work for our competitor.").status_code == 303
    assert "They work for our competitor." in text(browser(scene.provider).get(path))
    assert not [each for each in all_duties(scene.client, at=now()) if each.code == "object_to"]


def test_who_may_let_nobody_in_is_told_how_to_change_that():
    scene = deal("none", agreed=["Atelier Nord"])
    worker, path = browser(scene.provider), f"{scene.path}subcontractors/"
    for page in (path, f"{path}new/"):
        said = plain(text(worker.get(page)))
        assert "Nobody else may be brought in. To change that, both sides sign a new contract" in said
        assert f"?follows={scene.number}" in text(worker.get(page))
    assert "Atelier Nord" in text(worker.get(path))
    assert "Ask for a subcontractor</" not in text(worker.get(path))
    refused = post(worker, f"{path}new/", **GIVEN)
    assert (refused.status_code, "Nobody else may be brought in." in text(refused)) == (422, True)
    assert not Subcontractor.objects.exists()


def test_a_contract_that_says_nothing_of_others_has_no_such_page():
    scene = running(unit="task")
    worker, path = browser(scene.provider), f"{scene.path}subcontractors/"
    assert worker.get(path).status_code == 404
    assert "subcontractor" not in text(worker.get(scene.path)).lower()


def test_only_who_may_answers_and_only_who_works_asks():
    scene = deal()
    one, path = asked(scene), f"{scene.path}subcontractors/"
    agree, withdraw = f"{path}{one.pk}/agree/", f"{path}{one.pk}/withdraw/"
    member = browser(member_actor(scene.client.organisation_id))
    viewer = browser(member_actor(scene.provider.organisation_id, Role.VIEWER))
    stranger = browser(make_organisation()[1])
    assert [each.get(path).status_code for each in (member, viewer, stranger)] == [200, 200, 404]
    assert [each.get(agree).status_code for each in (member, browser(scene.provider), stranger)] == [403, 403, 404]
    assert [each.get(withdraw).status_code for each in (viewer, browser(scene.client), stranger)] == [403, 403, 404]
    assert post(stranger, agree, words="").status_code == 404
    assert browser(scene.client).get(f"{path}{scene.agreement.pk}/agree/").status_code == 404
