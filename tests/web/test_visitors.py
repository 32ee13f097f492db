"""Pages kept for visitors: the same to the byte, gone with the first change, and never for who is known."""

from __future__ import annotations

import threading

import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client

from anyshore.parties.models import User
from anyshore.parties.rules import ANYONE
from anyshore.plumbing import unchanged
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.rules.terms import RequestTerms
from anyshore.web import visitors
from tests.factories import NOW, do, make_organisation

LIST = "/requests/"


@pytest.fixture
def kept(committed_db, monkeypatch):
    """Nothing kept, a clock whose few seconds do not end, and how often a page was made anew."""
    monkeypatch.setattr(visitors, "now_of", lambda _request: NOW)
    visitors.KEPT.forget()
    made = []
    keep = visitors.Kept.keep

    def counting(self, seen, key, answer):
        made.append(key)
        keep(self, seen, key, answer)

    monkeypatch.setattr(visitors.Kept, "keep", counting)
    return made


@pytest.fixture
def quiet(kept, monkeypatch):
    """As if nobody else wrote: the name counts the transactions of a whole server, other tests' too."""
    monkeypatch.setattr(unchanged, "seen", lambda: "one")
    return kept


def _post(title: str = "A logo for a bakery"):
    _, client = make_organisation()
    terms = RequestTerms(title=title, brief="An ear of wheat.", currency="EUR", budget_minor=20_000)
    return client, do(post_request, client, terms=terms)


def test_a_second_visitor_gets_the_same_bytes_and_no_page_is_made(quiet):
    _post()
    first, second = Client().get(LIST), Client().get(LIST)
    assert first.status_code == 200
    assert b"A logo for a bakery" in first.content
    assert (second.content, second.headers["Vary"]) == (first.content, first.headers["Vary"])
    assert len(quiet) == 1


def test_a_change_is_on_the_next_page(kept):
    client, request = _post()
    assert b"A logo for a bakery" in Client().get(LIST).content
    do(close_request, client, request_id=request.id, reason="No longer needed.")
    assert b"A logo for a bakery" not in Client().get(LIST).content
    _post("A sign for a bakery")
    assert b"A sign for a bakery" in Client().get(LIST).content


def test_what_differs_between_visitors_has_a_page_of_its_own(quiet):
    _post()
    assert b"Offene" in Client(headers={"accept-language": "de"}).get(LIST).content
    assert b"Open requests" in Client(headers={"accept-language": "en"}).get(LIST).content
    assert b"<html" in Client().get(LIST).content
    assert b"<html" not in Client(headers={"hx-request": "true"}).get(LIST).content
    dark = Client()
    dark.cookies["theme"] = "dark"
    assert b'data-theme="dark"' in dark.get(LIST).content
    assert Client().get(LIST + "?category=translation").content != Client().get(LIST).content


def test_who_is_signed_in_never_meets_a_kept_page(quiet):
    client, _ = _post()
    Client().get(LIST)
    reader = Client()

    reader.force_login(User.objects.get(pk=client.person_id))
    assert b"Sign out" in reader.get("/requests/?sort=new").content
    assert len(quiet) == 1


def test_a_session_without_a_person_is_left_alone(quiet):
    _post()
    reader = Client()
    reader.cookies["anyshore_session"] = "x" * 32
    reader.get(LIST)
    assert quiet == []


def test_a_page_with_a_form_s_token_is_not_kept(kept, rf):
    request = rf.get("/")

    request.actor = ANYONE

    @visitors.same_for_visitors
    def view(request):

        return HttpResponse(get_token(request))

    assert view(request).content
    assert kept == []


def test_a_transaction_that_commits_late_changes_the_name(committed_db, as_application):
    before = unchanged.seen()
    as_application.autocommit = False
    as_application.execute(
        "INSERT INTO plumbing_change (kind, subject_id, xid) VALUES ('x', gen_random_uuid(), pg_current_xact_id())"
    )
    during = unchanged.seen()
    as_application.commit()
    assert unchanged.seen() not in (before, during)


@pytest.mark.django_db
def test_inside_a_transaction_nothing_has_a_name():
    assert unchanged.seen() is None


def test_only_the_last_pages_stay():
    kept = visitors.Kept()

    for number in range(visitors.MOST + 5):
        kept.keep("one", (str(number),), HttpResponse(str(number)))
    assert kept.find("one", ("4",)) is None
    assert kept.find("one", ("5",)).content == b"5"
    assert kept.find("two", ("5",)) is None


def test_many_readers_at_once_get_whole_pages(quiet):
    _post()
    whole = Client().get(LIST).content
    got = []
    crowd = [threading.Thread(target=lambda: got.append(visitors.KEPT.find(*_only()).content)) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert got == [whole] * 8


def _only():
    return visitors.KEPT._seen, next(iter(visitors.KEPT._pages))
