"""A PostgreSQL of the operator's own: the printed SQL, migrations as the owner, serving as the application alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from anyshore.cli.database_setup import script
from anyshore.plumbing import environment
from anyshore.plumbing.embedded import Cluster, hold
from anyshore.plumbing.embedded.cluster import SUPERUSER

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
DATABASE, OWNER, APPLICATION = "the shore", "shore_owner", 'shore "app"'

pytestmark = [
    pytest.mark.money,
    pytest.mark.skipif(not INSTALLED, reason="no other PostgreSQL is installed under /usr/lib/postgresql"),
]


class Server:
    """A plain PostgreSQL on which the printed SQL was run."""

    def __init__(self, folder: Path) -> None:
        binaries = INSTALLED[-1].parent
        self.folder = folder
        self.cluster = Cluster(folder / "database", binaries, {"fsync": "off", "shared_buffers": "16MB"})
        self.held = hold(self.cluster, prepare=None)
        psql = shutil.which("psql", path=str(binaries)) or "psql"
        subprocess.run(
            [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.cluster.socket, "-U", SUPERUSER, "postgres"],
            input=script(DATABASE, owner=OWNER, application=APPLICATION), text=True, check=True, capture_output=True,
        )  # fmt: skip

    def connect(self, user: str) -> psycopg.Connection:
        return psycopg.connect(host=str(self.cluster.socket), user=user, dbname=DATABASE, autocommit=True)

    def url(self, user: str) -> str:
        host = quote(str(self.cluster.socket), safe="")
        return f"postgresql://{quote(user)}@/{quote(DATABASE)}?host={host}"

    def anyshore(self, *command: str, **urls: str) -> subprocess.CompletedProcess:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANYSHORE", "DJANGO"))}
        own = {"PYTHONPATH": str(environment.PROJECT), "ANYSHORE_DATA": str(self.folder / "data")}
        return subprocess.run(
            [sys.executable, "-m", "anyshore.cli.main", *command],
            env=kept | own | urls, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def server(module_folder):
    started = Server(module_folder)
    yield started
    os.close(started.held)


def test_the_application_creates_and_reads_nothing_by_itself(server):
    with server.connect(OWNER) as connection:
        connection.execute("CREATE TABLE allowed (id int)")
    with server.connect(APPLICATION) as connection:
        for refused in ("CREATE TABLE loot (id int)", "CREATE TEMP TABLE loot (id int)", "SELECT * FROM allowed"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(refused)
    with server.connect(OWNER) as connection:
        connection.execute("DROP TABLE allowed")


@pytest.mark.long
def test_it_is_migrated_by_the_owner_and_serves_only_as_the_application(server):
    application, owner = server.url(APPLICATION), server.url(OWNER)

    told = server.anyshore("web", DATABASE_URL=application)
    assert told.returncode == 3
    assert "run anyshore migrate" in told.stderr

    told = server.anyshore("migrate", DATABASE_URL=application)
    assert told.returncode == 1
    assert "set DATABASE_OWNER_URL" in told.stderr

    told = server.anyshore("migrate", DATABASE_URL=application, DATABASE_OWNER_URL=owner)
    assert told.returncode == 0, told.stderr
    assert "grants are set and compared" in told.stdout

    told = server.anyshore("web", DATABASE_URL=owner)
    assert told.returncode == 3
    assert "owns tables, the ledger's among them" in told.stderr
    assert not (server.folder / "data" / "database").exists(), "no embedded cluster is made beside one's own"


def test_no_password_is_printed():
    lines = [line for line in script("d", owner="o", application="a").splitlines() if not line.startswith("--")]
    assert "PASSWORD" not in "\n".join(lines)
