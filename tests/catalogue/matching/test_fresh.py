"""A changed profile is found at once: in this process, in another one, and when its commit comes late."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from anyshore.catalogue.actions.add_skill import add_skill
from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.record_standing import record_standing
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.save_time import save_time
from anyshore.catalogue.queries import matching
from anyshore.catalogue.rules.matching.asked import Wanted
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.kit.places import Place
from anyshore.parties.actions.change_organisation import change_organisation
from anyshore.parties.actions.decide_verification import decide_verification
from anyshore.parties.rules import ANYONE, Details
from tests.factories import NOW, do, make_organisation, operator_actor

DETAILS = ProfileDetails(
    headline="Logos for bakeries",
    about="I have drawn logos for bakeries, ferries and festivals since 2009.",
    rate_minor=4800,
    rate_currency="EUR",
    skills=(("logo-design", ""),),
    languages=(("pt", "native"), ("en", "C1")),
)
WANTED = Wanted(seat=Place("NL", "Europe/Amsterdam"), on=NOW.date(), skills=("logo-design",), currency="EUR")

ELSEWHERE = """
import django, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from django.db import connections
connections["default"].settings_dict.update(HOST=sys.argv[1], NAME=sys.argv[2], USER=sys.argv[3])
from datetime import date
from anyshore.catalogue.queries.matching import who_fits
from anyshore.catalogue.rules.matching.asked import Wanted
from anyshore.kit.places import Place
from anyshore.parties.rules import ANYONE
wanted = Wanted(seat=Place("NL", "Europe/Amsterdam"), on=date(2026, 11, 24), skills=("logo-design",), currency="EUR")
for _line in sys.stdin:
    print(*[row.provider.organisation.name for row in who_fits(ANYONE, wanted, limit=20).rows], sep="|", flush=True)
"""


def names(wanted: Wanted = WANTED) -> list[str]:
    return [row.provider.organisation.name for row in matching.who_fits(ANYONE, wanted, limit=20).rows]


def published(name: str, **more):
    made, owner = make_organisation(name=name)
    do(save_profile, owner, details=replace(DETAILS, **more))
    do(publish_profile, owner)
    return made, owner


@pytest.mark.django_db
def test_every_verb_that_changes_a_provider_is_seen_by_the_next_question():
    assert names() == []
    made, owner = published("Atelier Fonseca")
    assert names() == ["Atelier Fonseca"]
    do(save_profile, owner, details=replace(DETAILS, rate_minor=9900))
    assert names(replace(WANTED, rate_most_minor=5000)) == []
    do(save_profile, owner, details=DETAILS)
    assert names(replace(WANTED, rate_most_minor=5000)) == ["Atelier Fonseca"]
    standing = {
        "contracts": 1,
        "reviews": 1,
        "on_time": 1,
        "delivered": 1,
        "score": 90,
        "score_low": 40,
        "score_high": 99,
    }
    do(record_standing, owner, organisation_id=made.id, side="provider", **standing)
    assert matching.index().offered(made.id).score_low == 40
    moved = Details(
        name="Atelier Fonseca", kind="company", place="", country="NZ", timezone="Pacific/Auckland", currency="NZD",
        working_days="12345", buys=True, provides=True, about="", vat_id="",
    )  # fmt: skip
    do(change_organisation, owner, organisation_id=made.id, details=moved)
    assert names(replace(WANTED, gap_most=180)) == []
    do(hide_profile, owner)
    assert names() == []


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_forgotten(clone):
    published("Atelier Fonseca")
    assert names() == ["Atelier Fonseca"]
    connection.set_autocommit(False)
    connection.cursor().execute("UPDATE catalogue_profile SET published_at = NULL")
    connection.cursor().execute("UPDATE plumbing_change SET xid = pg_current_xact_id()")
    assert names() == []
    connection.rollback()
    connection.set_autocommit(True)
    assert names() == ["Atelier Fonseca"]


@pytest.mark.django_db(transaction=True)
def test_another_process_finds_it_at_once_also_when_the_commit_comes_late(clone):
    published("First")
    made, owner = published("Second")
    do(hide_profile, owner)
    settings = connection.settings_dict
    where = [str(settings["HOST"]), str(settings["NAME"]), str(settings["USER"])]
    with subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, *where],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
    ) as other:  # fmt: skip

        def asked() -> set[str]:
            other.stdin.write("\n")
            other.stdin.flush()
            return set(other.stdout.readline().strip().split("|"))

        assert asked() == {"First"}
        with clone.connect() as late:
            late.execute("BEGIN")
            late.execute("UPDATE catalogue_profile SET published_at = now() WHERE organisation_id = %s", [made.id])
            late.execute("UPDATE plumbing_change SET xid = pg_current_xact_id() WHERE subject_id = %s", [made.id])
            published("Third")
            assert asked() == {"First", "Third"}
            late.execute("COMMIT")
        assert asked() == {"First", "Second", "Third"}
        other.stdin.close()
        other.wait(timeout=20)


@pytest.mark.django_db(transaction=True)
def test_verbs_beside_the_form_of_the_profile_are_seen_in_their_own_transactions_too(clone):
    made, owner = published("Atelier Fonseca")
    assert matching.index().offered(made.id).skills == ("logo-design",)
    do(add_skill, owner, skill="web-design")
    assert set(matching.index().offered(made.id).skills) == {"logo-design", "web-design"}
    later = NOW.date() + timedelta(days=30)
    do(save_time, owner, hours_a_week=20, available_from=later, exceptions=())
    assert matching.index().offered(made.id).available_from == later
    host = operator_actor()
    do(decide_verification, host, organisation_id=made.id, outcome="verified", evidence="Extract of the register.")
    assert matching.index().offered(made.id).verified
