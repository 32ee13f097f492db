"""What the environment says: the data folder, the secret key, the databases, the address. Knows no Django."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from anyshore.kit.countries import countries
from anyshore.plumbing import roles
from anyshore.plumbing.embedded import Cluster

PROJECT = Path(__file__).resolve().parents[2]
_YES = {"1", "true", "yes", "on"}
_SANDBOX, _REAL = "sandbox", "real"


class Misconfigured(RuntimeError):
    """The environment cannot be used; the message says what to change."""


def is_on(name: str) -> bool:
    """Whether a switch such as ANYSHORE_DEBUG is on."""
    return os.environ.get(name, "").strip().lower() in _YES


def data_folder() -> Path:
    """Where everything that changes lives: ``ANYSHORE_DATA``, else ``data/`` beside the package.

    The embedded database cannot run as root, and root's own folders are closed to others: as root the default is a
    folder for this clone under /var/lib/anyshore.
    """
    chosen = os.environ.get("ANYSHORE_DATA")
    if chosen:
        return Path(chosen).expanduser().resolve()
    if os.geteuid() == 0:
        digest = hashlib.sha256(os.fsencode(PROJECT)).hexdigest()[:8]
        return Path("/var/lib/anyshore") / f"{PROJECT.name.replace(' ', '-')}-{digest}"
    return PROJECT / "data"


def make_data_folder() -> Path:
    """The data folder, made if it is missing: closed to others, save that as root PostgreSQL's user passes through."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
    for private in ("files", "logs"):
        (folder / private).mkdir(exist_ok=True, mode=0o700)
    return folder


def is_sandbox() -> bool:
    """Whether this instance plays: ``ANYSHORE_SANDBOX``, else what the data folder was first used for.

    A folder stays what it was: play money never turns real, and a real instance never starts to play by mistake.
    """
    kept = _kept_mode()
    if not os.environ.get("ANYSHORE_SANDBOX"):
        return kept == _SANDBOX
    asked = _SANDBOX if is_on("ANYSHORE_SANDBOX") else _REAL
    if kept not in {"", asked}:
        raise Misconfigured(
            f"{data_folder()} holds a {kept} instance, and ANYSHORE_SANDBOX={os.environ['ANYSHORE_SANDBOX']} asks for "
            f"a {asked} one. Say ANYSHORE_SANDBOX={int(kept == _SANDBOX)}, or choose another ANYSHORE_DATA."
        )
    return asked == _SANDBOX


def keep_mode() -> None:
    """Remember in the data folder whether this is a sandbox or real."""
    mode = _SANDBOX if is_sandbox() else _REAL
    if not _kept_mode():
        (make_data_folder() / "mode").write_text(f"{mode}\n")


def _kept_mode() -> str:
    try:
        return (data_folder() / "mode").read_text().strip()
    except FileNotFoundError:
        return ""


def embedded_cluster() -> Cluster:
    """The cluster that serves when there is no DATABASE_URL."""
    return Cluster(data_folder() / "database")


def is_embedded() -> bool:
    """Whether the embedded database is the one in use."""
    return not os.environ.get("DATABASE_URL")


def secret_key() -> str:
    """``ANYSHORE_SECRET_KEY``, else one made at the first start and kept in the data folder for its owner's eyes
    only."""
    given = os.environ.get("ANYSHORE_SECRET_KEY")
    if given:
        return given
    path = make_data_folder() / "secret-key"
    if not path.exists():
        half = path.with_name(f".secret-key-{os.getpid()}")
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as written:
            written.write(secrets.token_urlsafe(64))
        try:
            os.link(half, path)  # unlike a rename this never replaces the key of another process that was faster
        except FileExistsError:
            pass
        finally:
            half.unlink()
    if path.stat().st_mode & 0o077:
        raise Misconfigured(f"{path} can be read by others. Make a new key by deleting it, or: chmod 600 '{path}'")
    return path.read_text().strip()


def databases() -> dict[str, dict[str, Any]]:
    """``default`` connects as the application; ``owner``, for migrations only, is there when its address is known."""
    application = os.environ.get("DATABASE_URL")
    owner = os.environ.get("DATABASE_OWNER_URL")
    if not application:
        place = {"NAME": roles.DATABASE, "HOST": str(embedded_cluster().socket), "PORT": "", "PASSWORD": ""}
        return {
            "default": _application_database(place | {"USER": roles.APPLICATION}),
            "owner": _owner_database(place | {"USER": roles.OWNER}),
        }
    found = {"default": _application_database(parsed_url(application))}
    if owner:
        found["owner"] = _owner_database(parsed_url(owner))
    return found


def _application_database(place: dict[str, Any]) -> dict[str, Any]:
    limits = {"lock_timeout": "5s", "statement_timeout": "30s", "idle_in_transaction_session_timeout": "30s"}
    return _database(place, limits) | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}


def _owner_database(place: dict[str, Any]) -> dict[str, Any]:
    return _database(place, {"lock_timeout": "5s"})


def _database(place: dict[str, Any], limits: dict[str, str]) -> dict[str, Any]:
    options = {"application_name": "anyshore", **place.get("OPTIONS", {})}
    options["options"] = " ".join(f"-c {name}={value}" for name, value in limits.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "ATOMIC_REQUESTS": False,
        "TIME_ZONE": None,
        **place,
        "OPTIONS": options,
    }


def parsed_url(url: str) -> dict[str, Any]:
    """Django's parts of ``postgresql://user:password@host:port/name?sslmode=require``.

    >>> parsed_url("postgresql://ann:s%40fe@db.example:6432/shore?sslmode=require")["PASSWORD"]
    's@fe'
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured(
            f"Anyshore runs on PostgreSQL only; DATABASE_URL begins with {parts.scheme or 'nothing'!r}."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": query,
    }


def port() -> int:
    """The port the web server listens on."""
    given = os.environ.get("ANYSHORE_PORT") or "8000"
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:
        raise Misconfigured(f"ANYSHORE_PORT must be a number from 1 to 65535; it is {given!r}.")
    return int(given)


def public_url() -> str:
    """The address people type: ``ANYSHORE_URL``; passkeys refuse 127.0.0.1, so the default says localhost."""
    return os.environ.get("ANYSHORE_URL", f"http://localhost:{port()}").rstrip("/")


def hosts() -> list[str]:
    """The names this server answers to."""
    named = os.environ.get("ANYSHORE_HOSTS", "")
    given = [name.strip() for name in named.split(",") if name.strip()]
    return [
        *given,
        *dict.fromkeys([urlsplit(public_url()).hostname or "localhost", "localhost", "127.0.0.1", "[::1]"]),
    ]


def text(name: str, default: str = "") -> str:
    """A plain value of the environment."""
    return os.environ.get(name, default)


def country(usual: str) -> str:
    """The code of the operator's country: ``ANYSHORE_COUNTRY``, else ``usual``."""
    code = text("ANYSHORE_COUNTRY", usual).upper()
    if code != usual and code not in {one.code for one in countries()}:
        raise Misconfigured(f"ANYSHORE_COUNTRY is {code}: give a country's two letters, such as NL.")
    return code
