"""The process that owns a server: ``python -m anyshore.plumbing.embedded.keeper CLUSTER``.

It ends when nobody holds the cluster any more or when it is told to (SIGTERM, SIGINT), and takes the server along.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time

from anyshore.plumbing.embedded.cluster import Cluster, Refusal
from anyshore.plumbing.processes import lock_file

_POLL_SECONDS = 0.2
_PATIENCE_SECONDS = 20.0


def main(cluster: Cluster) -> int:
    """Keep the server while somebody holds it. Returns the exit code: 0 also when another keeper is at work."""
    lock = lock_file(cluster.keeper_lock)
    if lock is None:
        return 0
    told_to_end: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _frame: told_to_end.append(got))
    os.ftruncate(lock, 0)
    try:
        cluster.initialise()
        server = start(cluster, lock)
        while not told_to_end and lock_file(cluster.holders_lock) is None:
            if server.poll() is not None:
                server = start(cluster, lock)
            time.sleep(_POLL_SECONDS)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    stop(server)
    with contextlib.suppress(OSError):
        cluster.socket.rmdir()
    return 0


def start(cluster: Cluster, lock: int) -> subprocess.Popen[bytes]:
    """Start the server; the lock file says when it is ready."""
    os.ftruncate(lock, 0)
    server = cluster.start()
    os.pwrite(lock, f"{server.pid}\n".encode(), 0)
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    """A fast shutdown (open transactions are rolled back); an immediate one if that takes too long."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


if __name__ == "__main__":
    sys.exit(main(Cluster.from_json(sys.argv[1])))
