"""Hardship on the pages of both sides: asked for, agreed, over without agreement, and the end for it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from anyshore.contracts.actions.ask_for_talks import ask_for_talks
from anyshore.contracts.actions.settle_talks import settle_talks
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.rules import Side
from anyshore.exits.models import Notice
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from tests.deals import clause
from tests.factories import do, make_organisation, member_actor
from tests.web.browser import assert_sound, enter
from tests.web.contracts.scenes import Scene, browser, now, post, running, text

pytestmark = pytest.mark.django_db


def deal(**more: object) -> Scene:
    return running(clauses=[clause("hardship", talk_days=5)], **more)


def given(**more: object) -> dict[str, object]:
    told = {"cost_side": "provider", "words": "The canal is closed.", "cost_before": "1000", "cost_now": "1300"}
    return {**told, "since_on": now().date().isoformat(), **more}


def asked(scene: Scene) -> HardshipTalks:
    money = {"cost_before": Money(100_000, "EUR"), "cost_now": Money(130_000, "EUR")}
    told = {"cost_side": Side.PROVIDER, "words": "The canal.", "since_on": now().date(), **money}
    return do(ask_for_talks, scene.provider, now(), agreement_id=scene.agreement.pk, **told)


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def kinds(actor) -> list[NeedKind]:
    return [one.kind for one in needs(actor, at=now()) if one.path.endswith("/hardship/")]


def test_from_the_question_to_the_agreement():
    scene = deal()
    worker, buyer, path = browser(scene.provider), browser(scene.client), f"{scene.path}hardship/"
    assert "Nobody asked for talks" in text(worker.get(path))
    assert f'href="{path}"' in text(worker.get(scene.path)), "in the menu"
    said = plain(text(post(worker, f"{path}ask/", **given(cost_now="1100"))))
    assert "the cost has to be €1,200.00 or more, or €800.00 or less" in said.replace("EUR ", "€")
    assert not HardshipTalks.objects.exists()
    assert post(worker, f"{path}ask/", **given()).status_code == 303
    talks = HardshipTalks.objects.get()
    assert "Talks run already" in text(post(buyer, f"{path}ask/", **given()))
    said = plain(text(buyer.get(path)))
    assert "30 %; the contract asks for 20 % or more" in said
    assert "Make a follow-on contract" in said
    home = plain(text(buyer.get(scene.path)))
    assert "You two talk about new terms until" in home
    assert "The talks about new terms are over without agreement." in home, "if nobody acts"
    assert kinds(scene.client) == kinds(scene.provider) == [NeedKind.TALK]
    assert "Talk about new terms" in plain(text(buyer.get("/today/")))
    assert "Last day of the talks about new terms" in text(buyer.get(f"{scene.path}duties/"))
    assert post(worker, f"{path}{talks.pk}/agreed/", words="Ten percent more.").status_code == 303
    assert (kinds(scene.client), kinds(scene.provider)) == ([NeedKind.TALKED], [])
    shown = buyer.get(f"{path}{talks.pk}/confirm/")
    assert "Ten percent more." in text(shown)
    do(settle_talks, scene.provider, now(), talks_id=talks.pk, words="Twelve percent more.")
    stale = text(post(buyer, f"{path}{talks.pk}/confirm/", settlement="Ten percent more."))
    assert "The other side says something else by now" in plain(stale)
    assert HardshipTalks.objects.get().state == "talking"
    assert post(buyer, f"{path}{talks.pk}/confirm/", settlement="Twelve percent more.").status_code == 303
    assert "Both have agreed: " in plain(text(worker.get(path)))
    assert "This has moved on meanwhile." in text(worker.get(f"{path}{talks.pk}/withdraw/"))
    assert "confirmed what both have agreed in the talks" in text(buyer.get(scene.path))


def test_the_end_is_offered_once_the_talks_are_over():
    scene = deal()
    talks, path, end = asked(scene), f"{scene.path}hardship/", f"{scene.path}notice/hardship/"
    buyer = browser(scene.client)
    assert "That is possible once talks are over without agreement." in plain(text(buyer.get(end)))
    assert post(buyer, end, reason="Too dear.").status_code == 422
    assert end not in text(buyer.get(path))
    HardshipTalks.objects.update(at=now() - timedelta(days=9), until=now() - timedelta(days=1))
    assert end in text(buyer.get(path))
    assert end in text(buyer.get(f"{scene.path}notice/"))
    assert "The contract ends in 90 days." in plain(text(buyer.get(end)))
    assert "are over without agreement" in plain(text(buyer.get(scene.path)))
    assert post(buyer, end, reason="Too dear.").status_code == 303
    assert Notice.objects.get().reason == "Too dear."
    assert talks.pk


def test_a_contract_that_says_nothing_of_it_has_no_such_page():
    scene = running(unit="task")
    worker = browser(scene.provider)
    assert worker.get(f"{scene.path}hardship/").status_code == 404
    assert worker.get(f"{scene.path}notice/hardship/").status_code == 404
    assert "hardship" not in text(worker.get(scene.path)).lower()


def test_only_who_may():
    scene = deal()
    talks, path = asked(scene), f"{scene.path}hardship/"
    member = browser(member_actor(scene.client.organisation_id))
    viewer = browser(member_actor(scene.provider.organisation_id, Role.VIEWER))
    owner, buyer, stranger = browser(scene.provider), browser(scene.client), browser(make_organisation()[1])
    assert [each.get(path).status_code for each in (member, viewer, stranger)] == [200, 200, 404]
    for name in ("ask/", f"{talks.pk}/agreed/", f"{talks.pk}/withdraw/"):
        found = [each.get(f"{path}{name}").status_code for each in (owner, member, viewer, stranger)]
        assert found == [200, 403, 403, 404]
    assert buyer.get(f"{path}{talks.pk}/withdraw/").status_code == 403
    do(settle_talks, scene.provider, now(), talks_id=talks.pk, words="Ten.")
    assert [each.get(f"{path}{talks.pk}/confirm/").status_code for each in (buyer, owner, member)] == [200, 403, 403]
    assert post(stranger, f"{path}{talks.pk}/confirm/", settlement="Ten.").status_code == 404
    assert buyer.get(f"{path}{scene.agreement.pk}/confirm/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_sound(visit):
    scene = deal()
    asked(scene)
    pages = [f"{scene.path}hardship/", f"{scene.path}hardship/ask/"]
    assert_sound(visit, *pages, prepare=lambda page: enter(page, visit.base, scene.client.person_id), widths=(360,))
