"""``anyshore run``: one process tree that starts once, ends cleanly and leaves nothing, whatever is killed."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from anyshore.plumbing import environment, roles
from anyshore.plumbing.embedded import Cluster, hold
from tests.frame.conftest import alive, descendants, empty_folder, kill, wait_until

PATIENCE = 240
"""How many seconds a start or an end may take on a machine that does other things: the first start migrates."""


class Running:
    """An ``anyshore run`` of its own: data folder, port, log."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.log = folder / "said.txt"
        self.process: subprocess.Popen | None = None

    def environment(self) -> dict[str, str]:
        own = {"ANYSHORE_DATA": str(self.folder / "data"), "ANYSHORE_PORT": str(self.port), "ANYSHORE_SANDBOX": "0"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANYSHORE", "DJANGO"))}
        return kept | own | {"PYTHONPATH": str(environment.PROJECT)}

    def command(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "anyshore.cli.main", *arguments],
            env=self.environment(), capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "anyshore.cli.main", "run"],
                env=self.environment(), stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        wait_until(lambda: "Anyshore is at" in self.said() or self.process.poll() is not None, PATIENCE)
        assert self.process.poll() is None, self.said()

    def said(self) -> str:
        return self.log.read_text()

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/", timeout=5) as answer:
                return answer.status < 500
        except urllib.error.HTTPError as error:
            return error.code < 500
        except OSError:
            return False

    def tree(self) -> dict[int, str]:
        return descendants(self.process.pid)

    def pids(self, *words: str) -> list[int]:
        return [pid for pid, line in self.tree().items() if all(word in line for word in words)]

    def postmaster(self) -> int:
        return int((self.cluster.data / "postmaster.pid").read_text().split()[0])

    @property
    def cluster(self) -> Cluster:
        return Cluster(self.folder / "data" / "database")

    def query(self, text: str):
        with psycopg.connect(host=str(self.cluster.socket), user=roles.OWNER, dbname=roles.DATABASE) as connection:
            return connection.execute(text).fetchone()

    def defer(self, status: str, worker: int | None = None) -> int:
        """A job of housekeeping, as ``status`` says waiting or under way in ``worker``."""
        with psycopg.connect(host=str(self.cluster.socket), user=roles.OWNER, dbname=roles.DATABASE) as connection:
            return connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args, worker_id)"
                " VALUES ('default', 'plumbing.tidy', %s, '{}', %s) RETURNING id", [status, worker],
            ).fetchone()[0]  # fmt: skip

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            assert self.process.wait(PATIENCE) == 0, self.said()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def _started():
    with empty_folder() as folder:
        running = Running(folder, _free_port())
        try:
            running.start()
            yield running
        finally:
            left = running.tree()
            running.stop()
            wait_until(lambda: not any(alive(pid) for pid in left))


@pytest.fixture(scope="module")
def running():
    with _started() as started:
        yield started


def test_it_serves_from_a_folder_with_a_space(running):
    assert running.answers()
    assert f"Anyshore is at http://localhost:{running.port}" in running.said()
    assert running.pids("anyshore.cli.main", "web")
    assert running.pids("anyshore.cli.main", "worker")
    assert running.postmaster() in running.tree()


def test_web_and_worker_are_connected_as_the_application(running):
    users = running.query(
        "SELECT array_agg(DISTINCT usename) FROM pg_stat_activity WHERE application_name = 'anyshore'"
    )
    assert users == ([roles.APPLICATION],)


def test_a_second_start_is_told(running):
    told = running.command("run")
    assert told.returncode == 1
    assert "already runs" in told.stderr
    assert str(running.process.pid) in told.stderr


def test_a_taken_port_is_told(running):
    other = Running(running.folder / "other", running.port)
    other.folder.mkdir()
    other.folder.chmod(0o755)
    told = other.command("run")
    assert told.returncode == 1
    assert f"Port {running.port} is answered by another program" in told.stderr


def test_another_command_joins(running):
    told = running.command("migrate", "--check")
    assert told.returncode == 0, told.stderr
    assert running.postmaster() in running.tree()


def test_data_are_for_their_owner(running):
    assert (running.folder / "data" / "secret-key").stat().st_mode & 0o077 == 0
    assert running.cluster.data.stat().st_mode & 0o077 == 0


def test_a_changed_grant_forbids_serving(running):
    with psycopg.connect(host=str(running.cluster.socket), user=roles.OWNER, dbname=roles.DATABASE) as connection:
        connection.execute("GRANT DELETE ON django_migrations TO anyshore_app")
    try:
        told = running.command("web")
        assert told.returncode == 3
        assert "+ grant DELETE, SELECT on django_migrations to APPLICATION" in told.stderr
    finally:
        with psycopg.connect(host=str(running.cluster.socket), user=roles.OWNER, dbname=roles.DATABASE) as connection:
            connection.execute("REVOKE DELETE ON django_migrations FROM anyshore_app")


def test_a_start_repairs_nothing_and_says_what_was_changed(running):
    running.stop()  # the last to ask for it: another database of its own would take as long as all of these
    held = hold(running.cluster)
    with psycopg.connect(host=str(running.cluster.socket), user=roles.OWNER, dbname=roles.DATABASE) as connection:
        connection.execute("ALTER TABLE procrastinate_jobs DISABLE TRIGGER USER")
        connection.execute("REVOKE SELECT ON django_migrations FROM anyshore_app")
    os.close(held)
    told = running.command("run")
    assert told.returncode == 1
    assert "+ trigger state D" in told.stderr
    assert "- grant SELECT on django_migrations to APPLICATION" in told.stderr


@pytest.mark.long
class TestKilled:
    """kill -9 of each process of the tree."""

    @pytest.fixture
    def running(self):
        with _started() as started:
            yield started

    def test_supervisor(self, running):
        left = running.tree()
        assert len(left) > 8
        kill(running.process.pid)
        running.process.wait()
        wait_until(lambda: not any(alive(pid) for pid in left), 10)
        running.start()
        wait_until(running.answers)

    def test_postgresql(self, running):
        kill(killed := running.postmaster())
        wait_until(lambda: not alive(killed) and running.cluster.answers() and running.answers())
        job = running.defer("todo")
        wait_until(lambda: running.query(f"SELECT 1 FROM procrastinate_jobs WHERE id = {job} AND status <> 'todo'"))

    def test_keeper(self, running):
        (keeper,) = running.pids("embedded.keeper")
        kill(keeper)
        wait_until(lambda: not alive(keeper))
        wait_until(lambda: running.cluster.answers() and running.answers())
        assert running.pids("embedded.keeper")

    def test_web_main(self, running):
        main = min(running.pids("anyshore.cli.main", "web"))
        served = descendants(main)
        assert served
        kill(main)
        wait_until(lambda: not any(alive(pid) for pid in served), 10)
        wait_until(running.answers)

    def test_web_process(self, running):
        main = min(running.pids("anyshore.cli.main", "web"))
        for pid in descendants(main):
            kill(pid)
        wait_until(lambda: running.answers() and running.pids("anyshore.cli.main", "web"))

    def test_worker_whose_job_is_taken_up_again(self, running):
        (worker,) = running.pids("anyshore.cli.main", "worker")
        (there,) = running.query("SELECT id FROM procrastinate_workers ORDER BY id DESC LIMIT 1")
        kill(worker)
        job = running.defer("doing", worker=there)
        wait_until(
            lambda: running.query(f"SELECT attempts FROM procrastinate_jobs WHERE id = {job} AND status <> 'doing'"),
            60,
        )
