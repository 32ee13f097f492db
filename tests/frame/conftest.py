"""A data folder of one's own: reachable by the user who runs PostgreSQL, gone after the test."""

import os
import shutil
import signal
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from anyshore.plumbing.embedded import Cluster
from anyshore.plumbing.processes import is_locked


@contextmanager
def empty_folder():
    """An empty folder, with a space in its name, outside pytest's own, which nobody but its owner may enter."""
    folder = Path(tempfile.mkdtemp(prefix="anyshore test "))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for keeper in folder.glob("**/keeper.lock"):
            wait_until(lambda keeper=keeper: not is_locked(keeper))
        shutil.rmtree(folder)


@pytest.fixture
def data_folder():
    """An empty folder for one test."""
    with empty_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def module_folder():
    """An empty folder for the tests of one file."""
    with empty_folder() as folder:
        yield folder


@pytest.fixture
def cluster(data_folder):
    """A cluster that does not wait for the disk."""
    return Cluster(data_folder / "database", settings={"fsync": "off", "shared_buffers": "16MB"})


def wait_until(true, seconds: float = 120.0):
    """Wait until ``true()`` is; give up only where no machine is that slow."""
    give_up = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < give_up, "it did not come true in time"
        time.sleep(0.05)
    return answer


def kill(pid: int) -> None:
    """kill -9."""
    os.kill(pid, signal.SIGKILL)


def alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def descendants(pid: int) -> dict[int, str]:
    """Every process below this one, with its command line."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            parents[int(entry.name)] = (parent, (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except (FileNotFoundError, ProcessLookupError):
            continue
    found, edge = {}, {pid}
    while edge:
        edge = {child for child, (parent, _) in parents.items() if parent in edge}
        found |= {child: parents[child][1] for child in edge}
    return found
