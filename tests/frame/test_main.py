"""``anyshore COMMAND`` itself: what it knows, what it refuses, what needs nothing."""

import os
import subprocess
import sys

import pytest

from anyshore.cli import main
from anyshore.plumbing import environment


def _anyshore(*command: str, **variables: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANYSHORE", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-m", "anyshore.cli.main", *command],
        env=kept | {"PYTHONPATH": str(environment.PROJECT)} | variables,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_it_tells_every_command(capsys):
    assert main.main([]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("run", "web", "worker", "migrate", "check", "database-setup", "verify"))


def test_every_command_that_it_tells_exists():
    folders = [environment.PROJECT / "anyshore" / floor / "management" / "commands" for floor in ("cli", "demo")]
    found = {path.stem for folder in folders for path in folder.glob("[!_]*.py")}
    assert {name.replace("-", "_") for name in main.COMMANDS if name not in main.STANDALONE} <= found


@pytest.mark.parametrize("command", [["verify", "/nowhere/at/all"], ["database-setup"], ["--help"], ["run", "--help"]])
def test_some_commands_need_no_data(tmp_path, command):
    told = _anyshore(*command, ANYSHORE_DATA=str(tmp_path / "data"), DATABASE_URL="postgresql://nobody@nowhere/none")
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "data").exists()


def test_run_takes_no_options_and_says_what_the_environment_may_say(tmp_path):
    told = _anyshore("run", "--port", "9000", ANYSHORE_DATA=str(tmp_path / "data"))
    assert (told.returncode, (tmp_path / "data").exists()) == (2, False)
    assert "unrecognized arguments: --port 9000" in told.stderr
    assert "ANYSHORE_PORT" in _anyshore("run", "--help").stdout


def test_a_port_that_is_none_is_refused_in_words(tmp_path):
    told = _anyshore("run", ANYSHORE_DATA=str(tmp_path / "data"), ANYSHORE_PORT="eight")
    assert (told.returncode, told.stderr) == (1, "ANYSHORE_PORT must be a number from 1 to 65535; it is 'eight'.\n")


def test_another_database_is_refused_in_words(tmp_path):
    told = _anyshore("check", ANYSHORE_DATA=str(tmp_path / "data"), DATABASE_URL="sqlite:///shore.db")
    assert told.returncode == 1
    assert told.stderr == "Anyshore runs on PostgreSQL only; DATABASE_URL begins with 'sqlite'.\n"
