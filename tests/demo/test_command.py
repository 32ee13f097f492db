"""``anyshore demo``: once, in an empty sandbox; its logins work."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from anyshore.demo import building, world
from anyshore.demo.management.commands import demo
from anyshore.demo.plots import plots
from tests.factories import make_person

END = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)


@pytest.fixture
def sandbox(settings, tmp_path):
    settings.ANYSHORE_DATA = tmp_path
    settings.ANYSHORE_FILES = tmp_path / "files"
    settings.ANYSHORE_SANDBOX = True
    settings.ANYSHORE_RAIL = "sandbox"
    return tmp_path


def run(*arguments: str) -> None:
    call_command(demo.Command(), *arguments)


def test_it_leaves_logins_that_work_and_refuses_a_second_time(committed_db, sandbox, client, capsys, monkeypatch):
    portal = [plot for plot in plots() if plot.key == "trade-portal"]
    monkeypatch.setattr(world, "plots", lambda: portal)
    run("--if-empty", "--scale=small")
    logins = json.loads((sandbox / building.LOGIN_FILE).read_text(encoding="utf-8"))
    assert [one["role"] for one in logins] == ["Client", "Provider", "Operator"]
    assert not (sandbox / building.BEGUN).exists()
    assert (sandbox / building.LOGIN_FILE).stat().st_mode & 0o077 == 0
    printed = capsys.readouterr().out
    for one in logins:
        assert one["email"] in printed
        assert one["password"] in printed
        assert client.login(email=one["email"], password=one["password"])
        answer = client.post("/account/login/", {"login": one["email"], "password": one["password"]})
        assert answer.status_code == 302

    with pytest.raises(CommandError, match="here already"):
        run()
    run("--if-empty")


@pytest.mark.django_db
def test_it_refuses_outside_a_sandbox(sandbox, settings):
    settings.ANYSHORE_SANDBOX = False
    with pytest.raises(CommandError, match="ANYSHORE_SANDBOX=1"):
        run()


@pytest.mark.django_db
def test_it_refuses_where_people_are(sandbox):
    make_person()
    with pytest.raises(CommandError, match="There are people"):
        run()
    run("--if-empty")
    assert not (sandbox / building.LOGIN_FILE).exists()


def test_a_build_under_way_keeps_its_end_and_its_passwords(tmp_path):
    begun = building.begin(tmp_path, END, "small")
    later = building.begin(tmp_path, datetime(2030, 1, 1, tzinfo=UTC), "full")
    assert later == begun
    assert len(set(begun.passwords.values())) == 3
    assert all(len(password) >= 10 for password in begun.passwords.values())
