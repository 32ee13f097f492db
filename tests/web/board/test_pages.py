"""The work board in pages: what each reader sees and may do, what a form corrects, and how many queries it asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anyshore.contracts.models import Agreement
from anyshore.delivery.actions.add_work_items import add_work_items
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.rules.board import NewItem, WorkItemState, WorkItemText
from anyshore.parties.rules import Role
from tests.factories import do, make_organisation, member_actor
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, now, post, running, soon, text

pytestmark = pytest.mark.django_db

ARABIC = "تصميم شعار المخبز"


def board(scene: Scene, *titles: str, **more: object) -> str:
    """These items on the board of a contract; returns the address of the board."""
    items = [NewItem(WorkItemText(title=title, **more)) for title in titles]  # type: ignore[arg-type]
    if items:
        do(add_work_items, scene.client, now(), agreement_id=scene.agreement.id, items=items)
    return f"/contracts/{scene.number}/board/"


def test_the_contract_leads_to_it_and_an_empty_one_teaches():
    scene = running()
    here = board(scene)
    reader = browser(scene.client)
    assert here in text(reader.get(scene.path))
    page = text(reader.get(here))
    assert "Nothing on the board" in page
    assert post(reader, f"{here}start/", of="milestones").status_code == 303
    found = board_page(scene.client, scene.number)
    assert [one.about for one in found.items] == [one.title for one in found.items] != []
    assert post(reader, f"{here}start/", of="milestones").status_code == 409
    assert post(reader, f"{here}start/", of="nonsense").status_code == 404


def test_one_is_added_corrected_and_found_again():
    scene = running()
    here, reader = board(scene), browser(scene.provider)
    wrong = post(reader, f"{here}add/", title="", priority="normal", state="to_do", labels="a,b,c,d,e,f")
    assert wrong.status_code == 422
    mine = str(scene.provider.person_id)
    given = {
        "title": ARABIC,
        "note": "**Bold** <script>",
        "priority": "urgent",
        "state": "doing",
        "labels": "Ink، Print",
        "steps": "Draw\nShow",
        "assignee": mine,
        "about": "m1",
        "due_on": str(soon(-2)),
    }
    sent = post(reader, f"{here}add/", **given)
    assert sent.headers["Location"] == f"{here}1/"
    page = text(reader.get(f"{here}1/"))
    assert ARABIC in page
    assert "<strong>Bold</strong>" in page
    assert "<script>" not in page.partition("<main")[2].partition("</main")[0]
    shown = text(reader.get(here))
    for words in ("late, ", "Urgent", "0 of 2 steps", "Ink", "Print"):
        assert words in shown
    for query, there in (
        ("who=me", True),
        ("who=nobody", False),
        ("due=late", True),
        ("due=soon", False),
        ("label=Ink", True),
        ("q=%231", True),
        ("q=%D8%B4%D8%B9%D8%A7%D8%B1", True),
        ("q=nothing", False),
        ("about=m1", True),
        ("who=x", True),
    ):
        assert ('id="item-1"' in text(reader.get(f"{here}?{query}"))) is there, query


def test_buttons_move_it_and_a_move_from_elsewhere_says_who_was_first():
    scene = running()
    here = board(scene, "a", "b", "c")
    client, provider = browser(scene.client), browser(scene.provider)
    shown = text(client.get(here))
    assert 'value="2.to_do.to_do.0"' in shown
    assert 'value="2.to_do.to_do.3"' in shown
    moved = post(client, f"{here}move/?who=nobody", move="2.to_do.doing.-")
    assert moved.headers["Location"] == f"{here}?who=nobody#item-2"
    late = post(provider, f"{here}move/", move="2.to_do.done.-")
    assert late.status_code == 422
    assert "moved this work item to another column" in text(late)
    assert board_page(scene.client, scene.number).item(2).state == WorkItemState.DOING
    for wrong in ("", "2", "2.to_do.gone.-", "2.to_do.done.-; drop"):
        assert post(client, f"{here}move/", move=wrong).status_code == 422
    assert post(client, f"{here}move/", move="99.to_do.done.-").status_code == 404
    on_item = post(client, f"{here}move/?on_item", move="2.doing.done.-")
    assert on_item.headers["Location"] == f"{here}2/"


def test_an_edit_over_another_shows_theirs_and_then_saves():
    scene = running()
    here = board(scene, "Sketches")
    given = {"note": "", "priority": "normal", "labels": "", "steps": "", "about": "", "due_on": ""}
    first = post(browser(scene.provider), f"{here}1/edit/", **given, title="Their sketches", seen="1")
    assert first.status_code == 303
    client = browser(scene.client)
    late = post(client, f"{here}1/edit/", **given, title="My sketches", seen="1")
    page = text(late)
    assert late.status_code == 422
    assert "while you wrote" in page
    assert "Their sketches" in page
    assert 'name="seen" value="2"' in page
    assert post(client, f"{here}1/edit/", **given, title="My sketches", seen="2").status_code == 303
    assert board_page(scene.client, scene.number).item(1).title == "My sketches"


def test_an_edit_keeps_what_somebody_else_wrote_into_other_parts():
    scene = running()
    here = board(scene, "Sketches")
    client, provider = browser(scene.client), browser(scene.provider)
    mine, theirs = (fields_of(text(one.get(f"{here}1/edit/"))) for one in (client, provider))
    assert post(provider, f"{here}1/edit/", **theirs | {"note": "Two of three.", "labels": "logo"}).status_code == 303
    assert post(client, f"{here}1/edit/", **mine | {"title": "Final sketches"}).status_code == 303
    row = board_page(scene.client, scene.number).item(1)
    assert (row.title, row.note, row.labels) == ("Final sketches", "Two of three.", ("logo",))


def test_where_both_wrote_into_the_same_part_both_are_shown_and_the_rest_is_kept():
    scene = running()
    here = board(scene, "Sketches")
    client, provider = browser(scene.client), browser(scene.provider)
    mine, theirs = (fields_of(text(one.get(f"{here}1/edit/"))) for one in (client, provider))
    post(provider, f"{here}1/edit/", **theirs | {"note": "Two of three.", "title": "Their sketches"})
    late = post(client, f"{here}1/edit/", **mine | {"title": "My sketches"})
    page = text(late)
    assert late.status_code == 422
    theirs_now = page.partition('id="theirs"')[2].partition("</dl>")[0]
    assert "Their sketches" in theirs_now
    assert "Two of three." not in theirs_now
    again = fields_of(page)
    assert (again["title"], again["note"].strip(), again["seen"]) == ("My sketches", "Two of three.", "2")
    assert post(client, f"{here}1/edit/", **again).status_code == 303
    row = board_page(scene.client, scene.number).item(1)
    assert (row.title, row.note) == ("My sketches", "Two of three.")


@pytest.mark.parametrize("was", ["", "no JSON", "[]", "{}", '{"title": 1}'])
def test_a_form_that_lost_what_it_was_made_from_takes_nothing_over(was):
    scene = running()
    here = board(scene, "Sketches")
    client, provider = browser(scene.client), browser(scene.provider)
    mine, theirs = (fields_of(text(one.get(f"{here}1/edit/"))) for one in (client, provider))
    post(provider, f"{here}1/edit/", **theirs | {"note": "Two of three."})
    assert post(client, f"{here}1/edit/", **mine | {"title": "Mine", "was": was}).status_code == 422


def test_an_archived_item_has_no_form():
    scene = running()
    here = board(scene, "Sketches")
    client = browser(scene.client)
    post(client, f"{here}1/archive/")
    assert board_page(scene.client, scene.number).item(1).archived_at
    gone = client.get(f"{here}1/edit/")
    assert (gone.status_code, gone.headers["Location"]) == (302, f"{here}1/")
    assert "Bring it back" in text(client.get(f"{here}1/"))


def test_comments_steps_people_and_the_archive():
    scene = running()
    here = board(scene, "Sketches", steps=("Draw",))
    client, provider = browser(scene.client), browser(scene.provider)
    assert post(client, f"{here}1/", words="Blue or green?").status_code == 303
    assert post(client, f"{here}1/", words="").status_code == 422
    assert post(provider, f"{here}1/tick/", step="1", words="Draw", done="1").status_code == 303
    assert post(provider, f"{here}1/tick/", step="1", words="Else", done="1").status_code == 409
    assert post(provider, f"{here}1/assign/", assignee=str(scene.client.person_id)).status_code == 303
    assert post(provider, f"{here}1/assign/", assignee=str(make_organisation()[1].person_id)).status_code == 422
    assert post(provider, f"{here}1/archive/").headers["Location"] == here
    page = text(client.get(f"{here}1/"))
    for words in ("Blue or green?", "did “Draw”", "put it into the archive", "Bring it back"):
        assert words in page
    assert "Sketches" in text(client.get(f"{here}archive/"))
    assert post(client, f"{here}1/archive/").status_code == 409
    assert post(client, f"{here}1/bring-back/").status_code == 303
    assert 'id="item-1"' in text(client.get(here))


def test_viewers_and_operators_read_and_strangers_see_nothing():
    scene = running()
    here = board(scene, "Sketches")
    viewer = browser(member_actor(scene.client.organisation_id, Role.VIEWER))
    assert 'name="move"' not in text(viewer.get(here))
    assert post(viewer, f"{here}move/", move="1.to_do.done.-").status_code == 403
    assert post(viewer, f"{here}1/", words="x").status_code == 403
    stranger = browser(make_organisation()[1])
    for part in ("", "add/", "archive/", "1/", "1/edit/"):
        assert stranger.get(f"{here}{part}").status_code == 404
    assert post(stranger, f"{here}move/", move="1.to_do.done.-").status_code == 404


def test_an_offer_has_none_and_a_contract_that_is_over_is_read():
    scene = running()
    here = board(scene, "Sketches", "Layout")
    reader = browser(scene.client)
    Agreement.objects.filter(pk=scene.agreement.id).update(state="ended", ended_at=now())
    page = text(reader.get(here))
    assert "can only be read" in page
    assert "2 work items were still open" in page
    assert 'name="move"' not in page
    assert reader.get(f"{here}add/").status_code == 403
    assert "2 work items are still open on the board: part of the handover." in text(reader.get(scene.path))


def test_what_is_mine_and_due_stands_on_today():
    scene = running()
    here = board(scene, "Far away", due_on=soon(30))
    mine = {"priority": "normal", "state": "to_do", "labels": "", "assignee": str(scene.provider.person_id)}
    post(browser(scene.provider), f"{here}add/", title="Tomorrow", due_on=str(soon(1)), **mine)
    assert "Yours to do: Tomorrow" in text(browser(scene.provider).get("/today/"))
    page = text(browser(scene.client).get("/today/"))
    assert "Yours to do" not in page


def test_two_hundred_items_ask_no_more_than_one(django_assert_max_num_queries):
    scene = running()
    here = board(scene, "Sketches")
    reader = browser(scene.client)
    reader.get(here)
    with CaptureQueriesContext(connection) as few:
        reader.get(here)
    board(scene, *(f"Item {n}" for n in range(200)), labels=("Ink",), milestone_id=None)
    for item in WorkItem.objects.all()[:20]:
        do(comment_on_work_item, scene.client, now() + timedelta(minutes=1), item_id=item.pk, words="x")
    with CaptureQueriesContext(connection) as many:
        reader.get(here)
    assert len(many) == len(few)
    with django_assert_max_num_queries(12):
        board_page(scene.client, scene.number)


def test_what_was_done_long_ago_is_folded():
    scene = running()
    items = [NewItem(WorkItemText(title=f"Item {n}"), WorkItemState.DONE) for n in range(1, 24)]
    do(add_work_items, scene.client, now(), agreement_id=scene.agreement.id, items=items)
    reader, here = browser(scene.client), f"/contracts/{scene.number}/board/"
    page = text(reader.get(here))
    assert "Show 3 more from before" in page
    assert 'id="item-3"' not in page
    assert 'id="item-4"' in page
    assert 'value="4.done.done.2"' in page
    assert 'id="item-1"' in text(reader.get(f"{here}?all=1"))
