"""``anyshore run``: the whole of it in one process tree, until Ctrl-C.

Database (embedded unless DATABASE_URL is set), migrations, the demo marketplace on the first start of a sandbox, then
the web server and the worker. One per data folder; a second start says so.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from anyshore.cli.behind import is_behind
from anyshore.cli.supervisor import Child, Supervisor, run_once
from anyshore.plumbing import environment
from anyshore.plumbing.embedded import Refusal, hold
from anyshore.plumbing.embedded.holding import ensure_answering
from anyshore.plumbing.processes import is_locked, lock_file

_END_SECONDS = 5.0
SAYS = """What the environment may say:
  ANYSHORE_DATA         the folder of everything that changes (default: data/ beside the package)
  ANYSHORE_PORT         the port on this machine (default: 8000)
  ANYSHORE_URL          the address that people use, such as https://work.example
  ANYSHORE_SANDBOX      1: play money, a demo marketplace, a clock that can be moved
  DATABASE_URL          a PostgreSQL server of your own instead of the embedded one"""
DEMO = Path(__file__).resolve().parents[1] / "demo" / "management" / "commands" / "demo.py"
"""An operator may leave the demo out of an installation."""
LOGINS = "demo-logins.json"
"""In the data folder, left by the demo: a list of objects with name, role, note, email and password."""


def run(arguments: list[str]) -> int:
    """Serve until told to end. Returns the exit code. It takes no options: what differs, the environment says."""
    parser = argparse.ArgumentParser(
        prog="anyshore run", description=__doc__, epilog=SAYS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.parse_args(arguments)
    lock = claim()
    environment.keep_mode()
    refuse_taken_port()
    held = hold(environment.embedded_cluster()) if environment.is_embedded() else None
    try:
        return prepare() or serve()
    finally:
        if held is not None:
            os.close(held)
            wait_for_database_to_end()
        os.close(lock)


def claim() -> int:
    """One supervisor a data folder."""
    folder = environment.make_data_folder()
    lock = lock_file(folder / "run.lock")
    if lock is None:
        raise environment.Misconfigured(
            f"Anyshore already runs on {folder} (process {(folder / 'run.lock').read_text().strip() or 'unknown'}). "
            "Stop it there, or choose another ANYSHORE_DATA and ANYSHORE_PORT."
        )
    os.ftruncate(lock, 0)
    os.write(lock, f"{os.getpid()}\n".encode())
    return lock


def refuse_taken_port() -> None:
    """Two servers can share a port without an error, and then half of the requests go to the other: look first."""
    if answers(environment.port()):
        raise environment.Misconfigured(
            f"Port {environment.port()} is answered by another program. Choose another, for example: "
            f"ANYSHORE_PORT={environment.port() + 1} make run"
        )


def answers(port: int) -> bool:
    """Whether anything accepts connections on this port of this machine."""
    for address in ("127.0.0.1", "::1"):
        try:
            with socket.create_connection((address, port), timeout=1):
                return True
        except OSError:
            continue
    return False


def prepare() -> int:
    """Migrate where we may; on the first start of a sandbox build the demo marketplace."""
    owner = environment.databases().get("owner")
    if owner and is_behind(owner) and (code := run_once("migrate", "--verbosity=0", "--skip-checks")):
        return code
    if environment.is_sandbox() and DEMO.exists() and not (environment.data_folder() / LOGINS).exists():
        return run_once("demo", "--if-empty")
    return 0


def serve() -> int:
    """Web and worker until told to end."""
    supervisor = Supervisor([Child("web server", ["web"]), Child("worker", ["worker"])], at_every_turn())
    supervisor.listen()
    supervisor.start()
    try:
        return supervisor.watch()
    finally:
        sys.stdout.write("\nAnyshore is ending.\n")
        supervisor.stop()


def look_after_database() -> None:
    """If the keeper of the embedded database ended, start it again; while that fails (a full disk) keep trying."""
    if environment.is_embedded() and not is_locked(environment.embedded_cluster().keeper_lock):
        try:
            ensure_answering(environment.embedded_cluster())
        except Refusal as refusal:
            sys.stderr.write(f"anyshore: {refusal} It is tried again.\n")
            time.sleep(1)


def at_every_turn() -> Callable[[], None]:
    """What the supervisor does besides its children: the database, and once the address, as soon as it answers."""
    waiting = [environment.port()]

    def turn() -> None:
        look_after_database()
        if waiting and answers(waiting[0]):
            waiting.clear()
            sys.stdout.write(announcement())
            sys.stdout.flush()

    return turn


def announcement() -> str:
    """Where to go and, in the sandbox, who one can be."""
    lines = ["", f"  Anyshore is at {environment.public_url()}", f"  data in {environment.data_folder()}", ""]
    if environment.is_sandbox():
        lines += ["  This is a sandbox: play money, and mail stays in the mailbox page.", *logins(), ""]
    return "\n".join([*lines, "  Ctrl-C ends it.", "", ""])


def logins() -> list[str]:
    """Who the demo marketplace lets one be, a line each."""
    path = environment.data_folder() / LOGINS
    if not path.exists():
        return []
    people = json.loads(path.read_text(encoding="utf-8"))
    shown = [f"    {one['email']:<32} {one['password']:<20} {one['role']}" for one in people]
    return ["  Sign in as", "", *shown]


def wait_for_database_to_end() -> None:
    """The keeper stops the server once nobody holds it; another command may still do, so not for ever."""
    keeper = environment.embedded_cluster().keeper_lock
    give_up = time.monotonic() + _END_SECONDS
    while is_locked(keeper) and time.monotonic() < give_up:
        time.sleep(0.05)
