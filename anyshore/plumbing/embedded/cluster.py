"""One PostgreSQL cluster in a folder: where it is, how it is made, started and stopped."""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from anyshore.plumbing.embedded import binaries
from anyshore.plumbing.processes import dying_with_me, is_locked

SUPERUSER = "postgres"
_PORT = 5432
_LONGEST_SOCKET_PATH = 100
_RETRY_SECONDS = 10.0
_SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "lock_timeout": "5s",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "30s",
    "log_min_messages": "warning",
}


class Refusal(RuntimeError):
    """The cluster cannot be used; the message says why and what to do."""


def socket_folder(folder: Path) -> Path:
    """A short private folder for the server's socket: inside the cluster's if that is short and plain, else in
    /tmp."""
    inside = folder / "socket"
    plain = not set(str(inside)) & set(" ,\"'")
    if plain and len(os.fsencode(inside)) + len(f"/.s.PGSQL.{_PORT}.lock") <= _LONGEST_SOCKET_PATH:
        return inside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path("/tmp") / f"anyshore-{os.geteuid()}-{digest}"  # noqa: S108 (owner and mode are checked before use)


@dataclass(frozen=True)
class Cluster:
    """A cluster under ``folder``; ``bin_folder`` None means the wheel's PostgreSQL."""

    folder: Path
    bin_folder: Path | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.folder / "cluster"

    @property
    def socket(self) -> Path:
        """The folder of the server's socket: what a client takes as its host."""
        return socket_folder(self.folder)

    @property
    def log(self) -> Path:
        """What initdb and the server say."""
        return self.folder / "postgresql.log"

    @property
    def user(self) -> pwd.struct_passwd | None:
        """Who runs the server; None for ourselves."""
        return binaries.server_user(self.data)

    @property
    def programs(self) -> Path:
        """PostgreSQL's programs, where the server's user can run them."""
        found = self.bin_folder or binaries.wheel_binaries()
        return binaries.usable_binaries(found, self.user, self.folder.parent)

    def as_json(self) -> str:
        """The cluster as one command-line argument."""
        return json.dumps(
            {name: str(value) if isinstance(value, Path) else value for name, value in asdict(self).items()}
        )

    @classmethod
    def from_json(cls, text: str) -> Cluster:
        """The cluster out of ``as_json``."""
        told = json.loads(text)
        chosen = told["bin_folder"]
        return cls(Path(told["folder"]), Path(chosen) if chosen else None, told["settings"])

    def answers(self) -> bool:
        """Whether the server accepts connections: a start-up in progress answers with an error, a dead one not at
        all."""
        request = (
            b"\x00\x00\x00\x3a\x00\x03\x00\x00user\x00postgres\x00database\x00postgres\x00application_name\x00\x00\x00"
        )
        request = len(request).to_bytes(4, "big") + request[4:]
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(2)
            try:
                line.connect(str(self.socket / f".s.PGSQL.{_PORT}"))
                line.sendall(request)
                return line.recv(1) == b"R"
            except OSError:
                return False

    @property
    def keeper_lock(self) -> Path:
        """Locked by the keeper while it lives; not empty while its server is ready."""
        return self.folder / "keeper.lock"

    @property
    def holders_lock(self) -> Path:
        """Locked, shared, by everybody who needs the server."""
        return self.folder / "holders.lock"

    def is_kept(self) -> bool:
        """Whether a keeper lives and its server answers. A server that outlived its keeper is about to end."""
        return is_locked(self.keeper_lock) and self.keeper_lock.stat().st_size > 0 and self.answers()

    def make_folder(self) -> None:
        """The cluster's folder; refuses a place that the server's user cannot reach."""
        self.folder.mkdir(parents=True, exist_ok=True)
        user = self.user
        if user and not binaries.reaches(user, self.folder.parent):
            raise Refusal(
                f"PostgreSQL runs as the user {user.pw_name}, who cannot reach {self.folder}. "
                "Point ANYSHORE_DATA at a folder that others may pass through, for example one under /var/lib/anyshore."
            )
        if user:
            self.folder.chmod(0o711)

    def make_socket_folder(self) -> None:
        """The private folder of the socket; made by a holder, removed by the keeper at its end.

        It appears whole, with its owner: two that start at once both find it as it must be.
        """
        user = self.user
        if self.socket.exists() or self.socket.is_symlink():
            facts, owner = self.socket.lstat(), user.pw_uid if user else os.geteuid()
            if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != owner or facts.st_mode & 0o077:
                raise Refusal(f"{self.socket} exists and is not a private folder of ours; remove it.")
            return
        ours = self.socket.with_name(f".{self.socket.name}-{os.getpid()}")
        ours.mkdir(mode=0o700, exist_ok=True)
        if user:
            os.chown(ours, user.pw_uid, user.pw_gid)
        try:
            ours.rename(self.socket)
        except OSError:  # another start was quicker, and its server is in there
            ours.rmdir()

    def initialise(self) -> None:
        """Make the cluster if there is none: in a temporary folder first, so that half a cluster is never found."""
        if self.check_version():
            return
        half = self.folder / f".making-{os.getpid()}"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        user = self.user
        if user:
            os.chown(half, user.pw_uid, user.pw_gid)
        provider = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if self._major() >= 17 else []
        fast = ["--no-sync"] if self.settings.get("fsync") == "off" else []
        made = self._run(
            "initdb", "-D", str(half), "-k", "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", *provider,
            "--auth-local=trust", "--auth-host=reject", *fast,
        )  # fmt: skip
        if made != 0:
            raise Refusal(f"PostgreSQL could not make its cluster; {self.log} says why.")
        half.rename(self.data)

    def check_version(self) -> bool:
        """Whether a cluster exists; refuses one that another major version of PostgreSQL made."""
        try:
            written = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return False
        if int(written) != self._major():
            raise Refusal(
                f"The data in {self.data} were written by PostgreSQL {written}, and the installed one is "
                f"PostgreSQL {self._major()}. Dump them with version {written} (pg_dump) and load them into a fresh "
                "data folder, or install the earlier version again. Nothing was changed."
            )
        return True

    def _major(self) -> int:
        return binaries.major_version(self.bin_folder or binaries.wheel_binaries())

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server as our child and wait until it answers; a dying predecessor is waited for up to 10 s."""
        give_up = time.monotonic() + _RETRY_SECONDS
        while True:
            self._end_predecessor()
            server = self._spawn()
            while server.poll() is None:
                if self._pid() == server.pid and self.answers():
                    return server
                time.sleep(0.02)
            if time.monotonic() > give_up:
                raise Refusal(f"PostgreSQL does not start; {self.log} says why.")
            time.sleep(0.3)

    def _spawn(self) -> subprocess.Popen[bytes]:
        options = _SETTINGS | {"unix_socket_directories": str(self.socket), "unix_socket_permissions": "0700"}
        options |= self.settings
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return self._popen("postgres", "-D", str(self.data), "-p", str(_PORT), *arguments)

    def _end_predecessor(self) -> None:
        """A server whose keeper is gone is told to end; a pid file of a process that is no server is removed."""
        pid = self._pid()
        if pid is None:
            return
        if _is_server(pid, self.data):
            os.kill(pid, signal.SIGINT)
        else:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _pid(self) -> int | None:
        """The process that claims the data folder."""
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def _run(self, program: str, *arguments: str) -> int:
        return self._popen(program, *arguments).wait()

    def _popen(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        user = self.user
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [self.programs / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=binaries.clean_environment(),
                cwd="/",
                start_new_session=True,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                umask=0o077,
                preexec_fn=dying_with_me(signal.SIGINT),
            )


def _is_server(pid: int, data: Path) -> bool:
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd")) == data.resolve()
    except OSError:
        return False
