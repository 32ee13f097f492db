"""XML against a schema, in a process of its own with little memory and time: both come from strangers."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from anyshore.kit.documents import xml
from anyshore.kit.documents.limits import Unreadable
from anyshore.kit.documents.xml_schema import checked_schema

SECONDS: Final = 15
REFUSED: Final = ["unreadable"]


def xml_faults(schema: str, data: bytes) -> list[str]:
    """Where the document is not as the schema says, line and message, at most five. Raises Unreadable: of the
    document, of the schema (``schema``), or because it took too much (``too_large``)."""
    given = checked_schema(schema).encode()
    xml.parsed(data)
    sent = b"%d\n%b%b" % (len(given), given, data)
    command = [sys.executable, "-m", "anyshore.kit.documents.validating"]
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_large") from error
    said = done.stdout.decode(errors="replace").splitlines()
    if done.returncode != 0:
        raise Unreadable("too_large")
    if said == REFUSED:
        raise Unreadable("schema")
    return said
