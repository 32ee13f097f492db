"""The check whether an individual's work is independent, on the pages of both sides and among what needs them."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from typing import Any

import pytest

from anyshore.contracts.models import WorkerCheck
from anyshore.insight.queries.contract import contract
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.insight.queries.worker_facts import worker_facts
from anyshore.kit.actor import Actor
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from tests.deals import clause, make_deal
from tests.factories import make_organisation, member_actor
from tests.web.contracts.scenes import Scene, browser, now, post, running, text

pytestmark = pytest.mark.django_db
FREE = {
    "own_hours": "yes", "own_tools": "yes", "own_place": "yes", "substitute": "yes", "other_clients": "yes",
    "income": "20", "own_hours_note": "She says when she comes.",
}  # fmt: skip
BOUND = {**FREE, "own_hours": "no", "own_place": "no", "other_clients": "no", "income": "100"}


def person(**more: Any) -> Scene:
    """A running contract whose provider is one person."""
    scene = running(**more)
    Organisation.objects.filter(pk=scene.provider.organisation_id).update(kind="individual")
    return scene


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def kinds(actor: Actor, at: Any = None) -> list[NeedKind]:
    ours = (NeedKind.INDEPENDENT, NeedKind.EMPLOYED, NeedKind.EXAMINER)
    return [one.kind for one in needs(actor, at=at or now()) if one.kind in ours]


def test_from_the_questions_to_the_decision():
    scene = person()
    buyer, worker, path = browser(scene.client), browser(scene.provider), f"{scene.path}independence/"
    assert kinds(scene.client) == [NeedKind.INDEPENDENT]
    today = plain(text(buyer.get("/today/")))
    assert "Six questions on how independent the work is" in today
    assert f'href="{path}"' in text(buyer.get(scene.path))
    assert "Nobody has answered these questions for this contract yet." in text(buyer.get(path))
    said = text(post(buyer, f"{path}answer/", **{**BOUND, "substitute": "", "income": "120"}))
    assert "Choose one" in said
    assert "Write at most 100" in said
    assert post(buyer, f"{path}answer/", **BOUND).status_code == 303
    said = plain(text(worker.get(path)))
    assert "4 of 6 signs: a person must look." in said
    assert "She says when she comes." in said
    assert "You work as one person." in said
    assert "You work as one person." not in text(buyer.get(path))
    assert "The contract sets no limits of its own; these are the usual ones." in said
    assert (kinds(scene.client), kinds(scene.provider)) == ([NeedKind.EMPLOYED], [])
    one = WorkerCheck.objects.get()
    done = post(worker, f"{path}{one.pk}/comment/", words="I chose these hours myself.")
    assert done.status_code == 303
    assert "I chose these hours myself." in text(buyer.get(path))
    no_reason = post(buyer, f"{path}{one.pk}/decide/", outcome="independent", reasons="")
    assert no_reason.status_code == 422
    given = {"outcome": "change", "reasons": "From May on she works from home."}
    assert post(buyer, f"{path}{one.pk}/decide/", **given).status_code == 303
    said = plain(text(worker.get(path)))
    assert "The way of working has to change" in said
    assert "From May on she works from home." in said
    assert "Decided by" in said
    assert kinds(scene.client) == []
    assert kinds(scene.client, now() + timedelta(days=366)) == [NeedKind.INDEPENDENT]
    assert "That cannot be done as it stands now." in text(buyer.get(f"{path}{one.pk}/decide/"))
    form = text(buyer.get(f"{path}answer/"))
    assert 'value="She says when she comes."' in form
    assert post(buyer, f"{path}answer/", **FREE).status_code == 303
    said = plain(text(buyer.get(path)))
    assert "0 of 6 signs: no check needed." in said
    assert "Earlier checks" in said
    assert "answered six questions on how independent the work is" in plain(text(buyer.get(scene.path)))
    head, *lines = list(csv.reader(text(worker.get(path[:-1] + ".csv")).lstrip("\ufeff").splitlines()))
    newest, first = (dict(zip(head, one, strict=True)) for one in lines)
    assert [newest[name] for name in ("substitute", "signs", "needed", "outcome")] == ["yes", "0", "no", ""]
    assert [first[name] for name in ("signs", "needed", "outcome", "comment")] == [
        "4", "yes", "change", "I chose these hours myself.",
    ]  # fmt: skip


def test_by_the_clause_both_sides_name_who_looks():
    scene = person(clauses=[clause("worker_classification", own_hours=False)])
    buyer, worker, path = browser(scene.client), browser(scene.provider), f"{scene.path}independence/"
    form = text(buyer.get(f"{path}answer/"))
    assert re.search(r'name="own_hours"[^>]*value="no"[^>]*checked', form)
    assert re.search(r'name="own_tools"[^>]*value="yes"[^>]*checked', form)
    assert post(buyer, f"{path}answer/", **BOUND).status_code == 303
    said = plain(text(buyer.get(path)))
    assert "So the contract says." in said
    assert "By the contract a person looks whom both sides name. Nobody is named yet." in said
    one = WorkerCheck.objects.get()
    assert f"{path}{one.pk}/decide/" not in text(buyer.get(path))
    assert post(buyer, f"{path}{one.pk}/who/", name="Ada Lindt").status_code == 303
    assert kinds(scene.provider) == [NeedKind.EXAMINER]
    assert "Agree to Ada Lindt" in text(worker.get(path))
    assert post(worker, f"{path}{one.pk}/agree/", name="Ada Lindt").status_code == 303
    assert kinds(scene.provider) == []
    given = {"outcome": "independent", "reasons": "Two more clients, a studio of her own."}
    assert post(buyer, f"{path}{one.pk}/decide/", **given).status_code == 303
    assert "Ada Lindt looked at it, whom both sides named." in plain(text(worker.get(path)))


def test_a_task_has_it_folded_away_and_a_company_not_at_all():
    scene = person(unit="task")
    buyer, path = browser(scene.client), f"{scene.path}independence/"
    page = text(buyer.get(scene.path))
    assert "Is the work independent?" not in page
    folded = page.partition('id="terms"')[2]
    assert "See whether the work is independent" in folded
    assert page.count(path) == 1
    assert kinds(scene.client) == []
    assert "independent" not in text(buyer.get("/today/"))
    assert buyer.get(path).status_code == 200
    company = running()
    assert "independent" not in text(browser(company.client).get(company.path))
    assert browser(company.client).get(f"{company.path}independence/").status_code == 404
    assert kinds(company.client) == []


def test_other_clients_are_known_and_not_named():
    scene = person()
    found = contract(scene.client, scene.number, at=now())
    assert not worker_facts(found, at=now()).others
    other = make_organisation(name="Quite Another Client")[1]
    make_deal([20_000], parties=(other, scene.provider), at=now())
    assert worker_facts(found, at=now()).others
    page = text(browser(scene.client).get(f"{scene.path}independence/answer/"))
    assert "Within a year they worked for another client here too." in page
    assert "Quite Another" not in page
    assert re.search(r'name="other_clients"[^>]*value="yes"[^>]*checked', page)


def test_only_who_may_answers_decides_and_comments():
    scene = person()
    path = f"{scene.path}independence/"
    member = browser(member_actor(scene.client.organisation_id))
    viewer = browser(member_actor(scene.client.organisation_id, Role.VIEWER))
    provider, stranger = browser(scene.provider), browser(make_organisation()[1])
    assert post(member, f"{path}answer/", **BOUND).status_code == 303
    one = WorkerCheck.objects.get()
    assert [each.get(path).status_code for each in (member, viewer, provider, stranger)] == [200, 200, 200, 404]
    for place, may in (("answer/", [200, 403, 403, 404]), (f"{one.pk}/decide/", [403, 403, 403, 404])):
        found = [each.get(path + place).status_code for each in (member, viewer, provider, stranger)]
        assert found == may, place
    assert [each.get(f"{path}{one.pk}/comment/").status_code for each in (member, provider)] == [403, 200]
    assert post(stranger, f"{path}{one.pk}/decide/", outcome="independent", reasons="Yes.").status_code == 404
    assert browser(scene.client).get(f"{path}{scene.agreement.pk}/decide/").status_code == 404
