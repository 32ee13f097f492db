"""Formal notices on the pages of both sides: given, confirmed, refused, withdrawn, with files, in a sheet."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.models import FormalNotice
from anyshore.contracts.rules.formal import Kind, Said
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from tests.contracts.formal_world import CLAUSES
from tests.factories import do, make_organisation, member_actor
from tests.web.browser import assert_sound, enter
from tests.web.contracts.scenes import Scene, browser, now, post, running, task, text

pytestmark = pytest.mark.django_db


def scene() -> Scene:
    return running(clauses=list(CLAUSES))


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def given(scene: Scene, kind: Kind = Kind.OTHER, **said: object) -> FormalNotice:
    said = said or {"words": "=The office moves."}
    own = scene.provider if kind in (Kind.KEY_PERSON, Kind.EMERGENCY, Kind.BREACH) else scene.client
    return do(give_formal_notice, own, now(), agreement_id=scene.agreement.pk, kind=kind, said=Said(**said))


def test_from_the_audit_to_the_confirmation():
    deal = scene()
    buyer, worker, path = browser(deal.client), browser(deal.provider), f"{deal.path}formal/"
    assert "Nothing was said formally yet" in text(buyer.get(path))
    assert f'href="{path}"' in text(buyer.get(deal.path))
    said = plain(text(buyer.get(path)))
    assert "Announce an audit" in said
    assert "A breach of personal data" not in said, "that is the provider's to report"
    asked = plain(text(buyer.get(f"{path}new/audit/")))
    assert "10 working days after today" in asked
    assert "This year 1 audit needs no reason." in asked
    assert post(buyer, f"{path}new/audit/", words="").status_code == 303
    assert "are used up: say why" in plain(text(buyer.get(f"{path}new/audit/")))
    again = post(buyer, f"{path}new/audit/", words="")
    assert again.status_code == 422
    assert "The audits without a reason of this year are used up (1)." in text(again)
    assert "One formal notice waits for you to confirm that it came." in plain(text(worker.get(deal.path)))
    assert "Confirm that a formal notice came" in plain(text(worker.get("/today/")))
    assert "waits for you to confirm" not in plain(text(buyer.get(deal.path)))
    shown = plain(text(worker.get(f"{path}1/")))
    assert "Let the client look at records and systems" in shown
    assert "That agrees to nothing." in text(worker.get(f"{path}1/received/"))
    assert post(worker, f"{path}1/received/", words="Come in.").status_code == 303
    assert "Come in." in text(buyer.get(f"{path}1/"))
    late = text(worker.get(f"{path}1/received/"))
    assert "This has moved on meanwhile." in late
    assert post(worker, f"{path}1/received/", words="").status_code == 422
    assert "confirmed that formal notice 1 came" in plain(text(buyer.get(deal.path)))


def test_a_key_person_is_announced_late_and_who_follows_is_refused():
    deal = scene()
    buyer, worker, path = browser(deal.client), browser(deal.provider), f"{deal.path}formal/"
    day = now().date() + timedelta(days=7)
    sent = {"person": "Ada Lindt", "on": day.isoformat(), "successor": "سارة", "next_on": day.isoformat(), "words": ""}
    missing = post(worker, f"{path}new/key_person/", **{**sent, "successor": ""})
    assert missing.status_code == 422
    assert post(worker, f"{path}new/key_person/", **{**sent, "person": "Eve"}).status_code == 422
    assert post(worker, f"{path}new/key_person/", **sent).status_code == 303
    shown = plain(text(buyer.get(f"{path}1/")))
    assert "Announced 23 days late" in shown
    assert "Last day to refuse سارة" in shown
    assert post(buyer, f"{path}1/refuse/", reason=" ").status_code == 422
    assert post(buyer, f"{path}1/refuse/", reason="No German.").status_code == 303
    assert "refused who was to follow" in plain(text(worker.get(f"{path}1/")))
    assert "Fell away" in plain(text(worker.get(path)))


def test_an_emergency_and_a_breach_say_their_figures():
    deal = scene()
    worker, path = browser(deal.provider), f"{deal.path}formal/"
    day = now().date().isoformat()
    late = post(worker, f"{path}new/emergency/", words="Fire.", on=day, cost="2500")
    assert late.status_code == 303
    shown = plain(text(worker.get(f"{path}1/")))
    assert "What it costs EUR 2,500.00" in shown
    assert "Owed without a change EUR 1,000.00" in shown
    learned = (now() - timedelta(hours=30)).strftime("%Y-%m-%dT%H:%M")
    assert post(worker, f"{path}new/breach/", words="A laptop was lost.", learned_at=learned).status_code == 303
    assert "hours late" in plain(text(worker.get(f"{path}2/")))
    future = (now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    assert post(worker, f"{path}new/breach/", words="A laptop.", learned_at=future).status_code == 422


def test_files_and_the_spreadsheet_are_for_both_sides_and_nobody_else():
    deal = scene()
    kept = files.store(SimpleUploadedFile("letter.txt", b"We move."), uploaded_by=deal.client.person_id, at=now())
    said = Said(words="=The office moves.")
    one = do(give_formal_notice, deal.client, now(), agreement_id=deal.agreement.pk, kind=Kind.OTHER, said=said, file_ids=[kept.id])  # fmt: skip
    (attached,) = files.of(("formal_notice", one.pk))["formal_notice", one.pk]
    stranger = browser(make_organisation(name="Stranger")[1])
    for who, status in ((deal.client, 200), (deal.provider, 200)):
        assert browser(who).get(f"/files/{attached.id}/").status_code == status
    assert stranger.get(f"/files/{attached.id}/").status_code == 404
    assert stranger.get(f"{deal.path}formal/1/").status_code == 404
    sheet = browser(deal.provider).get(f"{deal.path}formal.csv")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=The office moves." in text(sheet)


def test_who_may_not_is_told_so_before_they_write():
    deal = scene()
    given(deal)
    path = f"{deal.path}formal/"
    worker = browser(member_actor(deal.provider.organisation_id, Role.MEMBER))
    viewer = browser(member_actor(deal.provider.organisation_id, Role.VIEWER))
    assert worker.get(f"{path}new/breach/").status_code == 200
    assert worker.get(f"{path}new/other/").status_code == 403
    assert worker.get(f"{path}new/audit/").status_code == 404
    assert worker.get(f"{path}new/nothing/").status_code == 404
    assert viewer.get(f"{path}new/breach/").status_code == 403
    assert viewer.get(f"{path}1/received/").status_code == 403
    assert viewer.get(f"{path}1/").status_code == 200


def test_a_task_is_not_shown_the_way_before_there_is_one():
    deal = task()
    buyer = browser(deal.client)
    assert "Formal notices" not in text(buyer.get(deal.path))
    given(deal)
    assert "Formal notices" in text(buyer.get(deal.path))


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_sound(visit):
    deal = scene()
    day = now().date() + timedelta(days=40)
    given(deal, Kind.KEY_PERSON, person="Ada Lindt", on=day, successor="Cem Aksoy", next_on=day, words="W" * 200)
    given(deal, Kind.AUDIT)
    path = f"{deal.path}formal/"
    pages = [path, f"{path}1/", f"{path}1/refuse/", f"{path}new/audit/", f"{path}new/insolvency/", deal.path]
    assert_sound(visit, *pages, prepare=lambda page: enter(page, visit.base, deal.client.person_id), pictures="formal")
    own = [f"{path}new/{kind}/" for kind in ("key_person", "emergency", "breach")]
    assert_sound(visit, *own, prepare=lambda page: enter(page, visit.base, deal.provider.person_id), widths=(360,))
