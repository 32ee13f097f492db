"""A hook for a malware scanner: the operator's own program looks at every file before it is kept.

``ANYSHORE_SCANNER`` is a command; ``{}`` in it stands for the path of the file, else the path stands last. As
clamdscan and others have it, exit code 0 means clean and 1 means that something was found. Whatever else happens, a
scanner that is missing, slow or broken, the file is not kept: nobody downloads what was not looked at.
"""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import Final

import structlog
from django.conf import settings

from anyshore.kit.errors import Invalid, Refused

SECONDS: Final = 120
"""How long one file may take."""
CLEAN, FOUND = 0, 1


class FileInfected(Invalid):
    """The operator's scanner found something in the file. Nothing was kept."""

    code = "file_infected"


class ScanFailed(Refused):
    """The operator's scanner gave no answer, so the file was not kept."""

    code = "scan_failed"
    status = 503


def must_be_clean(path: Path) -> None:
    """Let the operator's scanner look at the file. Raises FileInfected and ScanFailed; without a scanner nothing."""
    if not settings.ANYSHORE_SCANNER:
        return
    given = shlex.split(settings.ANYSHORE_SCANNER)
    command = [str(path) if one == "{}" else one for one in given]
    command += [] if "{}" in given else [str(path)]
    try:
        code = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        structlog.get_logger(__name__).error("scanner_failed", error=str(error))
        raise ScanFailed() from error
    if code == FOUND:
        raise FileInfected(field="files", reason="infected")
    if code != CLEAN:
        structlog.get_logger(__name__).error("scanner_failed", code=code)
        raise ScanFailed()
