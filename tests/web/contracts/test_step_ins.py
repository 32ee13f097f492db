"""A service that the client runs itself on the pages of both sides: announced, answered, begun, given back, and what
it cost."""

from __future__ import annotations

import csv
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.actions.announce_step_in import announce_step_in
from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.models import StepIn, StepInCost
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.parties.rules import Role
from tests.contracts.step_in_world import CLAUSE
from tests.factories import do, make_organisation, member_actor
from tests.web.contracts.scenes import Scene, browser, now, post, running, text

pytestmark = pytest.mark.django_db
GIVEN = {
    "what": "The <hotline>",
    "dangers": ["business", "people"],
    "failure": "Nobody answers.",
    "by": "",
    "urgent": "on",
}


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def deal() -> Scene:
    return running(clauses=[CLAUSE])


def announced(scene: Scene, *, begun: bool = False) -> StepIn:
    given = {"agreement_id": scene.agreement.pk, "dangers": ["law"], "failure": "It fails.", "what": "The hotline"}
    one = do(announce_step_in, scene.client, now(), **given, urgent=True)
    return do(begin_step_in, scene.client, now(), step_in_id=one.pk, on=now().date()) if begun else one


def kinds(actor: object) -> list[NeedKind]:
    mine = (NeedKind.STEPPED_IN, NeedKind.STEP_IN, NeedKind.GO_ON, NeedKind.GIVE_BACK, NeedKind.COST)
    return [one.kind for one in needs(actor, at=now()) if one.kind in mine]


def test_from_the_announcement_to_the_service_given_back():
    scene = deal()
    buyer, worker, path = browser(scene.client), browser(scene.provider), f"{scene.path}step-in/"
    assert "Nobody has stepped in" in text(buyer.get(path))
    assert f'href="{path}"' in text(buyer.get(scene.path))
    form = text(buyer.get(f"{path}new/"))
    assert "an answer stops nothing" in form
    assert "a month pays for" not in form, "nothing is paid by the month"
    assert "Tick that they are bound to secrecy" in text(post(buyer, f"{path}new/", **GIVEN | {"by": "Nord Desk"}))
    assert post(buyer, f"{path}new/", **GIVEN).status_code == 303
    one = StepIn.objects.get()
    assert (kinds(scene.client), kinds(scene.provider)) == ([NeedKind.STEP_IN], [NeedKind.STEPPED_IN])
    assert "announced a step-in: “The &lt;hotline&gt;”" in text(worker.get(scene.path))
    said = plain(text(worker.get(path)))
    assert "may begin at once" in said
    assert "the client’s business, the safety of people" in said
    assert post(worker, f"{path}{one.pk}/answer/", disputes="yes", words="The line was cut.").status_code == 303
    assert kinds(scene.provider) == []
    assert "The failure is not ours" in text(buyer.get(path))
    assert "for 60 days at most" in text(buyer.get(f"{path}{one.pk}/begin/"))
    tomorrow = (now() + timedelta(days=2)).date().isoformat()
    assert "Choose a day from" in text(post(buyer, f"{path}{one.pk}/begin/", on=tomorrow))
    assert post(buyer, f"{path}{one.pk}/begin/", on=now().date().isoformat()).status_code == 303
    assert (kinds(scene.client), kinds(scene.provider)) == ([NeedKind.GIVE_BACK], [NeedKind.GO_ON])
    page = plain(text(buyer.get(scene.path)))
    assert "goes back to" in page, page[page.index("If nobody acts") :][:600]
    assert "Give it back, or end that part: The &lt;hotline&gt;" in text(buyer.get("/today/"))
    assert "Last day to run it yourselves: The &lt;hotline&gt;" in text(buyer.get(f"{scene.path}duties/"))
    shown = SimpleUploadedFile("agents.txt", b"Five agents.")
    given = {"words": "Five agents answer.", "files": shown}
    assert post(worker, f"{path}{one.pk}/ready/", **given).status_code == 303
    assert kinds(scene.provider) == []
    page = text(buyer.get(path))
    assert "shows that it can go on" in page
    assert "agents.txt" in page
    (link,) = re.findall(r'href="(/files/[^"]+)"', page)
    assert buyer.get(link).status_code == 200
    assert browser(make_organisation()[1]).get(link).status_code == 404
    assert post(buyer, f"{path}{one.pk}/back/").status_code == 303
    assert kinds(scene.client) == []
    assert "That cannot be done as it stands now." in text(buyer.get(f"{path}{one.pk}/back/"))
    late = post(buyer, f"{path}{one.pk}/back/")
    assert (late.status_code, StepIn.objects.get().state) == (422, "over")
    assert "gave it back: The &lt;hotline&gt;" in text(buyer.get(scene.path))


def test_what_it_cost_is_claimed_objected_to_and_accepted():
    scene = deal()
    one, path = announced(scene, begun=True), f"{scene.path}step-in/"
    buyer, worker = browser(scene.client), browser(scene.provider)
    given = {"amount": "400.00", "words": "Two agents for a week.", "files": SimpleUploadedFile("bill.txt", b"400")}
    assert post(buyer, f"{path}{one.pk}/cost/", **given).status_code == 303
    cost = f"{path}{one.pk}/cost/{StepInCost.objects.get().pk}/"
    assert NeedKind.COST in kinds(scene.provider)
    assert "Accept or object to a cost: The hotline" in text(worker.get("/today/"))
    assert post(worker, f"{cost}object/", words=" ").status_code != 303
    assert post(worker, f"{cost}object/", words="One agent would do.").status_code == 303
    assert "One agent would do." in text(buyer.get(path))
    assert "agree how it is paid" in text(worker.get(f"{cost}accept/"))
    assert post(worker, f"{cost}accept/").status_code == 303
    assert "That cannot be done as it stands now." in text(buyer.get(f"{cost}withdraw/"))
    assert post(buyer, f"{cost}withdraw/").status_code == 422
    assert StepInCost.objects.get().state == "accepted"
    sheet = worker.get(f"{scene.path}step-in.csv")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    head, line = list(csv.reader(text(sheet).lstrip("\ufeff").splitlines()))
    row = dict(zip(head, line, strict=True))
    assert [row[name] for name in ("what", "dangers", "state", "cost", "currency", "cost_state", "answer")] == [
        "The hotline", "law", "begun", "400.00", scene.agreement.currency, "accepted", "",
    ]  # fmt: skip


def test_a_contract_that_says_nothing_of_it_has_no_such_page():
    scene = running(unit="task")
    buyer, path = browser(scene.client), f"{scene.path}step-in/"
    assert [buyer.get(each).status_code for each in (path, f"{path}new/")] == [404, 404]
    assert "step-in" not in text(buyer.get(scene.path)).lower()


def test_only_who_may_steps_in_and_only_who_may_answers():
    scene = deal()
    one, path = announced(scene), f"{scene.path}step-in/"
    begin, answer = f"{path}{one.pk}/begin/", f"{path}{one.pk}/answer/"
    member = browser(member_actor(scene.client.organisation_id))
    viewer = browser(member_actor(scene.provider.organisation_id, Role.VIEWER))
    stranger = browser(make_organisation()[1])
    assert [each.get(path).status_code for each in (member, viewer, stranger)] == [200, 200, 404]
    assert [each.get(begin).status_code for each in (member, browser(scene.provider), stranger)] == [403, 403, 404]
    assert [each.get(answer).status_code for each in (viewer, browser(scene.client), stranger)] == [403, 403, 404]
    assert post(stranger, begin, on=now().date().isoformat()).status_code == 404
    assert browser(scene.client).get(f"{path}{scene.agreement.pk}/begin/").status_code == 404
    assert StepIn.objects.get().state == "announced"
