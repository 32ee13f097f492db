"""The index is built beside the requests: the tables answer meanwhile, and what changes meanwhile is not lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.queries import matching, shelf
from tests.catalogue.matching.test_fresh import published
from tests.factories import do

ELSEWHERE = """
import django, os, sys, threading
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from django.db import connections
connections["default"].settings_dict.update(HOST=sys.argv[1], NAME=sys.argv[2], USER=sys.argv[3])
connections.settings["default"].update(HOST=sys.argv[1], NAME=sys.argv[2], USER=sys.argv[3])
from datetime import date
from anyshore.catalogue.queries import shelf
from anyshore.catalogue.queries.matching import who_fits
from anyshore.catalogue.rules.matching.asked import Wanted
from anyshore.kit.places import Place
from anyshore.parties.rules import ANYONE

gate, read_first, really = threading.Event(), threading.Event(), shelf.offered
shelf.AT_ONCE, shelf.CHUNK = 0, 1

def slowly(rows):
    found = really(rows)
    if threading.current_thread() is not threading.main_thread():
        read_first.set()
        gate.wait(60)
    return found

shelf.offered = slowly
wanted = Wanted(seat=Place("NL", "Europe/Amsterdam"), on=date(2026, 11, 24), skills=("logo-design",), currency="EUR")
for line in sys.stdin:
    if line.strip() == "begin":
        shelf.begin()
        read_first.wait(60)
    if line.strip() == "finish":
        gate.set()
        shelf._shelf.builder.join(60)
    fit = who_fits(ANYONE, wanted, limit=20)
    print("whole" if fit.complete else "newest", *sorted(row.provider.organisation.name for row in fit.rows), sep="|", flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_another_process_answers_while_it_builds_and_loses_nothing(clone):
    published("Aalto")
    _, leaving = published("Berg")
    settings = connection.settings_dict
    where = [str(settings["HOST"]), str(settings["NAME"]), str(settings["USER"])]
    with subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, *where],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
    ) as other:  # fmt: skip

        def told(line: str) -> str:
            other.stdin.write(f"{line}\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        assert told("begin") == "newest|Aalto|Berg"
        do(hide_profile, leaving)
        published("Castro")
        assert told("ask") == "newest|Aalto|Castro"
        assert told("finish") == "whole|Aalto|Castro"
        published("Dvořák")
        assert told("ask") == "whole|Aalto|Castro|Dvořák"
        other.stdin.close()
        other.wait(timeout=20)


@pytest.mark.django_db
def test_a_building_that_fails_is_told_in_the_log_and_tried_again_later(monkeypatch, caplog):
    own = shelf._Shelf()
    monkeypatch.setattr(shelf, "_built", lambda: 1 / 0)
    own.begin()
    own.builder.join(20)
    assert "could not be built" in caplog.text
    failed = own.builder
    own.begin()
    assert own.builder is failed
    own.not_before = 0.0
    own.begin()
    assert own.builder is not failed
    own.builder.join(20)


@pytest.mark.django_db
def test_a_provider_is_known_while_there_is_no_index(monkeypatch):
    made, _ = published("Aalto")
    monkeypatch.setattr(shelf, "index", lambda: None)
    assert matching.offered_by(made.id).skills == ("logo-design",)
    assert matching.offered_by(None) is None
