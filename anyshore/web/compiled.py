"""Compiled templates, kept in the data folder: a process does not compile again what another one has compiled.

Half of the work of a process's first page is compiling. What is kept is read only by its owner; Jinja holds each file
against the template's own text, and the folder's name against what else decides what is compiled.
"""

from __future__ import annotations

import contextlib
import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from anyshore.plumbing import environment

DECIDES: Final = ("environment.py", "sentences.py")
"""Beside a template's own text and Jinja's version: its extensions, policies and constants."""


class KeptTemplates(FileSystemBytecodeCache):
    """Jinja's cache of files, without which a page is served too: a full disk is no mistake of a page."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept; nothing where it cannot be read."""
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that is possible."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def kept_templates() -> KeptTemplates | None:
    """The cache of this version of the pages; None where the data folder cannot hold one."""
    try:
        folder = environment.make_data_folder() / "cache" / f"templates-{_digest()}"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return KeptTemplates(str(folder))


def _digest() -> str:
    found = hashlib.sha256(version("jinja2").encode())
    for name in DECIDES:
        found.update((Path(__file__).parent / name).read_bytes())
    return found.hexdigest()[:12]
