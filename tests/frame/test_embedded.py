"""The embedded cluster: made once, held by whoever needs it, ended with the last, right after every kill."""

import os
import sys
from pathlib import Path

import psycopg
import pytest

from anyshore.plumbing import roles
from anyshore.plumbing.embedded import Cluster, Refusal, hold, socket_folder
from anyshore.plumbing.processes import is_locked
from tests.frame.conftest import alive, kill, wait_until


def _connect(cluster, user=roles.OWNER):
    return psycopg.connect(host=str(cluster.socket), user=user, dbname=roles.DATABASE, autocommit=True)


def _server(cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def _keeper(cluster) -> int:
    with open(f"/proc/{_server(cluster)}/stat") as facts:
        return int(facts.read().rpartition(")")[2].split()[1])


def test_it_is_made_held_and_ended(cluster, monkeypatch):
    monkeypatch.setenv("PGHOST", "nowhere.example")
    monkeypatch.setenv("PGDATA", "/nowhere")
    held = hold(cluster)
    with _connect(cluster) as connection:
        facts = connection.execute(
            "SELECT current_setting('data_checksums'), current_setting('TimeZone'), current_setting('listen_addresses')"
        ).fetchone()
        assert facts == ("on", "UTC", "")
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    assert cluster.socket.stat().st_mode & 0o777 == 0o700
    server = _server(cluster)
    assert os.stat(f"/proc/{server}").st_uid != 0
    os.close(held)
    wait_until(lambda: not alive(server))

    again = hold(cluster)
    with _connect(cluster) as connection:
        assert connection.execute("SELECT seven FROM kept").fetchone() == (7,)
    os.close(again)


def test_the_last_holder_ends_it(cluster):
    first, second = hold(cluster), hold(cluster)
    server = _server(cluster)
    os.close(first)
    with pytest.raises(AssertionError):
        wait_until(lambda: not alive(server), seconds=1)
    os.close(second)
    wait_until(lambda: not alive(server))


def test_a_killed_server_comes_back(cluster):
    held = hold(cluster)
    with _connect(cluster) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    kill(killed := _server(cluster))
    wait_until(lambda: not alive(killed) and cluster.answers())
    with _connect(cluster) as connection:
        assert connection.execute("SELECT seven FROM kept").fetchone() == (7,)
    os.close(held)


def test_a_killed_keeper_takes_the_server_along_and_the_next_start_replaces_both(cluster):
    held = hold(cluster)
    server = _server(cluster)
    kill(_keeper(cluster))
    again = hold(cluster)  # while the old server is dying it may answer once more
    wait_until(lambda: not alive(server) and cluster.answers())
    os.close(held)
    os.close(again)


def test_a_killed_holder_leaves_nothing(cluster, tmp_path):
    script = "import sys, time; from anyshore.plumbing.embedded import *; hold(Cluster.from_json(sys.argv[1])); time.sleep(99)"
    holder = os.posix_spawn(sys.executable, [sys.executable, "-c", script, cluster.as_json()], os.environ)
    wait_until(cluster.answers)
    server, keeper = _server(cluster), _keeper(cluster)
    kill(holder)
    os.waitpid(holder, 0)
    wait_until(lambda: not alive(server) and not alive(keeper))


def test_a_pid_file_of_somebody_else_is_no_obstacle(cluster):
    os.close(hold(cluster))
    wait_until(lambda: not is_locked(cluster.folder / "keeper.lock"))
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n0\n5432\n\n\n\n\n")
    os.close(hold(cluster))


def test_another_majors_data_are_refused_in_words(cluster):
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(
        Refusal, match="written by PostgreSQL 14, and the installed one is PostgreSQL 18.*Nothing was changed"
    ):
        hold(cluster)


def test_a_socket_folder_open_to_others_is_refused(cluster):
    cluster.socket.mkdir(mode=0o755)
    try:
        with pytest.raises(Refusal, match="not a private folder"):
            hold(cluster)
    finally:
        cluster.socket.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has an unprivileged user run the server")
def test_root_is_told_about_a_folder_that_others_cannot_reach(data_folder):
    closed = data_folder / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(Refusal, match="cannot reach .* ANYSHORE_DATA"):
        hold(Cluster(closed / "database"))


@pytest.mark.parametrize("folder", ["/srv/a", "/srv/with space", "/srv/" + "long/" * 30, "/srv/ümläut" * 12])
def test_sockets_have_a_short_plain_path(folder):
    place = str(socket_folder(Path(folder)))
    assert len(os.fsencode(place + "/.s.PGSQL.5432.lock")) <= 100
    assert " " not in place
