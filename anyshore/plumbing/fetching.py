"""Reading a file from an address that the operator names: whole or not at all."""

from __future__ import annotations

import http.client
import urllib.request
from typing import Final
from urllib.parse import urlsplit

LARGEST: Final = 16 * 2**20
"""Bytes. More than that is not read to its end."""
SECONDS: Final = 30


class NotRead(Exception):
    """An address that gave no file: what was wrong, in a few words for the log."""


def read(address: str) -> bytes:
    """The file at a web address; NotRead where it is none, does not answer, or is too large."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise NotRead("not a web address")
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 - the scheme was looked at
            found: bytes = answer.read(LARGEST + 1)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotRead(str(error)) from error
    if len(found) > LARGEST:
        raise NotRead(f"larger than {LARGEST} bytes")
    return found
