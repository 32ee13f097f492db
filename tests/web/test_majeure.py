"""Force majeure on the pages of both sides: reported, answered, written anew, over, and the end for it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from anyshore.contracts.actions.report_majeure import report_majeure
from anyshore.contracts.models import MajeureEvent, Milestone
from anyshore.contracts.rules.majeure import MajeureKind
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_majeure import accept_majeure
from tests.deals import clause
from tests.factories import do, make_organisation, member_actor
from tests.web.contracts.scenes import Scene, browser, now, post, running, text

pytestmark = pytest.mark.django_db


def deal(**more: object) -> Scene:
    return running(clauses=[clause("force_majeure", end_days=3)], **more)


def today() -> str:
    return now().date().isoformat()


def given(**more: object) -> dict[str, object]:
    day = today()
    return {"kind": "disaster", "words": "The river is in the studio.", "began_on": day, "learned_on": day, **more}


def reported(scene: Scene, *, side: str = "provider", **more: object) -> MajeureEvent:
    day = now().date()
    told = {"kind": MajeureKind.DISASTER, "words": "A flood.", "began_on": day, "learned_on": day, **more}
    return do(report_majeure, getattr(scene, side), now(), agreement_id=scene.agreement.pk, **told)


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def test_from_the_report_to_its_end():
    scene = deal()
    worker, buyer, path = browser(scene.provider), browser(scene.client), f"{scene.path}force-majeure/"
    assert "Nothing is reported" in text(worker.get(path))
    assert f'href="{path}"' in text(worker.get(scene.path)), "in the menu"
    said = text(post(worker, f"{path}report/", **given(kind="", began_on="2019-01-01")))
    assert "Choose one" in said
    assert "Choose a day from" in text(post(worker, f"{path}report/", **given(began_on="2019-01-01")))
    assert not MajeureEvent.objects.exists()
    assert post(worker, f"{path}report/", **given(milestones=[str(scene.ids[0])])).status_code == 303
    event = MajeureEvent.objects.get()
    assert event.milestone_ids == [str(scene.ids[0])]
    again = text(post(worker, f"{path}report/", **given()))
    assert "Write it anew, or say that it is over, before you report another." in again
    said = plain(text(buyer.get(path)))
    assert "Natural disaster Waiting for answer" in said
    assert "Silence accepts nothing and refuses nothing." in said
    assert "Reported in time" in said
    assert "reports force majeure since" in plain(text(buyer.get(scene.path)))
    assert "The force majeure has lasted long enough: the contract may be ended for it." in plain(
        text(buyer.get(scene.path))
    ), "if nobody acts"
    (need,) = [each for each in needs(scene.client, at=now()) if each.kind is NeedKind.MAJEURE]
    assert need.path == path
    assert "Force majeure is reported" in plain(text(buyer.get("/today/")))
    assert not [each for each in needs(scene.provider, at=now()) if each.kind is NeedKind.MAJEURE]
    assert "From today the contract may be ended for force majeure" in text(buyer.get(f"{scene.path}duties/"))
    assert "The days of these milestones move" in plain(text(buyer.get(f"{path}{event.pk}/accept/")))
    assert post(buyer, f"{path}{event.pk}/accept/", words="We saw the pictures.").status_code == 303
    late = text(post(worker, f"{path}{event.pk}/withdraw/"))
    assert "This has moved on meanwhile." in late
    assert MajeureEvent.objects.get().state == "accepted"
    assert "We saw the pictures." in text(worker.get(path))
    assert post(worker, f"{path}{event.pk}/update/", words="It falls.", expected_on="").status_code == 303
    wrong = text(post(worker, f"{path}{event.pk}/over/", over_on=today()))
    assert "Choose a day from" in wrong
    assert "accepted the report of force majeure" in text(buyer.get(scene.path))


def test_it_moves_the_day_that_the_page_shows():
    scene = deal()
    Milestone.objects.filter(pk=scene.ids[0]).update(due_on=now().date() + timedelta(days=9))
    event, path = reported(scene), f"{scene.path}force-majeure/"
    MajeureEvent.objects.update(began_on=now().date() - timedelta(days=3))
    do(accept_majeure, scene.client, now(), event_id=event.pk)
    worker = browser(scene.provider)
    assert "Force majeure keeps" in plain(text(browser(scene.client).get(scene.path)))
    assert post(worker, f"{path}{event.pk}/over/", over_on=today()).status_code == 303
    assert Milestone.objects.get(pk=scene.ids[0]).due_on == now().date() + timedelta(days=12)
    assert "It lasted 3 days, and dates have moved by that." in plain(text(worker.get(path)))


def test_an_objection_is_shown_for_what_it_is():
    scene = deal()
    event, path = reported(scene), f"{scene.path}force-majeure/"
    buyer = browser(scene.client)
    assert post(buyer, f"{path}{event.pk}/object/", words=" ").status_code == 422
    assert post(buyer, f"{path}{event.pk}/object/", words="You are on a hill.").status_code == 303
    said = plain(text(browser(scene.provider).get(path)))
    assert "It stands on record as what" in said
    assert "You are on a hill." in said
    assert post(browser(scene.provider), f"{path}{event.pk}/withdraw/").status_code == 303


def test_the_end_for_it_is_offered_when_it_is_open():
    scene = deal()
    event, path = reported(scene), f"{scene.path}force-majeure/"
    end = f"{scene.path}notice/force-majeure/"
    buyer, worker = browser(scene.client), browser(scene.provider)
    assert "That is possible once it has lasted long enough" in text(buyer.get(end))
    assert post(buyer, end, reason="Too long.").status_code == 422
    MajeureEvent.objects.update(began_on=now().date() - timedelta(days=70))
    assert end in text(buyer.get(path))
    assert end not in text(worker.get(path)), "on its own claim it cannot"
    assert "You have not accepted what" in plain(text(buyer.get(end)))
    assert end in text(buyer.get(f"{scene.path}notice/"))
    do(accept_majeure, scene.client, now(), event_id=event.pk)
    assert end in text(worker.get(path))
    assert post(worker, end, reason="Too long.").status_code == 303
    assert "gave notice" in plain(text(buyer.get(scene.path)))


def test_a_contract_that_says_nothing_of_it_has_no_such_page():
    scene = running(unit="task")
    worker, path = browser(scene.provider), f"{scene.path}force-majeure/"
    assert worker.get(path).status_code == 404
    assert worker.get(f"{scene.path}notice/force-majeure/").status_code == 404
    assert "majeure" not in text(worker.get(scene.path)).lower()


def test_only_who_may():
    scene = deal()
    event, path = reported(scene), f"{scene.path}force-majeure/"
    member = browser(member_actor(scene.client.organisation_id))
    viewer = browser(member_actor(scene.provider.organisation_id, Role.VIEWER))
    owner, buyer, stranger = browser(scene.provider), browser(scene.client), browser(make_organisation()[1])
    assert [each.get(path).status_code for each in (member, viewer, stranger)] == [200, 200, 404]
    assert [each.get(f"{path}report/").status_code for each in (member, viewer, stranger)] == [200, 403, 404]
    for name in ("accept", "object"):
        found = [each.get(f"{path}{event.pk}/{name}/").status_code for each in (buyer, member, owner, stranger)]
        assert found == [200, 403, 403, 404]
    for name in ("over", "update", "withdraw"):
        found = [each.get(f"{path}{event.pk}/{name}/").status_code for each in (owner, viewer, buyer, stranger)]
        assert found == [200, 403, 403, 404]
    assert post(stranger, f"{path}{event.pk}/accept/", words="").status_code == 404
    assert buyer.get(f"{path}{scene.agreement.pk}/accept/").status_code == 404
