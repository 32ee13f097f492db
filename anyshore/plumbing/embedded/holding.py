"""Holding a cluster: the server answers while we live, whoever started it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from anyshore.plumbing import roles
from anyshore.plumbing.embedded.cluster import SUPERUSER, Cluster, Refusal
from anyshore.plumbing.processes import is_locked, lock_file

_START_SECONDS = 60.0
_DYING_SECONDS = 10.0
_SOURCES = Path(__file__).resolve().parents[3]


def hold(cluster: Cluster, *, prepare: str | None = roles.DATABASE) -> int:
    """Hold the cluster until this process ends or closes the returned descriptor; the server answers on return.

    With ``prepare`` the two roles and the database of that name are made if they are missing.
    Raises Refusal, in words, when the server cannot be had.
    """
    cluster.make_folder()
    cluster.check_version()
    held = lock_file(cluster.holders_lock, shared=True, wait=True)
    if held is None:
        raise Refusal(f"{cluster.holders_lock} cannot be locked.")
    cluster.make_socket_folder()
    ensure_answering(cluster)
    if prepare:
        _prepare_patiently(cluster, prepare)
    return held


def _prepare_patiently(cluster: Cluster, name: str) -> None:
    """Prepare; a server whose keeper was killed a moment ago may still answer and end then: wait for the next one."""
    give_up = time.monotonic() + _DYING_SECONDS
    while True:
        try:
            prepare_database(cluster, name)
        except psycopg.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
            ensure_answering(cluster)
        else:
            return


def ensure_answering(cluster: Cluster) -> None:
    """For a holder: wait until the server answers, starting a keeper whenever there is none."""
    give_up = time.monotonic() + _START_SECONDS
    keeper: subprocess.Popen[str] | None = None
    while not cluster.is_kept():
        if keeper and keeper.poll():
            raise Refusal((keeper.stderr.read() if keeper.stderr else "").strip() or "The database did not start.")
        if not is_locked(cluster.keeper_lock) and (keeper is None or keeper.poll() is not None):
            keeper = _start_keeper(cluster)
        if time.monotonic() > give_up:
            raise Refusal(f"The database does not answer; {cluster.log} says why.")
        time.sleep(0.02)


def _start_keeper(cluster: Cluster) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(_SOURCES)}
    return subprocess.Popen(
        [sys.executable, "-m", "anyshore.plumbing.embedded.keeper", cluster.as_json()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd="/",
        start_new_session=True,
    )


def prepare_database(cluster: Cluster, name: str) -> None:
    """Make the roles and the database that are missing; safe when two processes do it at once."""
    with psycopg.connect(host=str(cluster.socket), user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('anyshore.prepare'))")
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        if roles.OWNER not in known:
            for statement in roles.role_statements():
                connection.execute(statement.encode())
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        connection.execute(roles.database_statement(name).encode())
        with psycopg.connect(host=str(cluster.socket), user=SUPERUSER, dbname=name, autocommit=True) as inside:
            for statement in roles.privilege_statements(name):
                inside.execute(statement.encode())
