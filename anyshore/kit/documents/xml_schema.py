"""A W3C XML Schema that comes from a stranger: read as XML, and refused where it would fetch anything."""

from __future__ import annotations

from typing import Final

from anyshore.kit.documents import xml
from anyshore.kit.documents.limits import Unreadable

FETCHING: Final = ("import", "include", "redefine", "override")


def checked_schema(text: str) -> str:
    """The schema, if it is one that stands alone; Unreadable otherwise."""
    root = xml.parsed(text.encode())
    if xml.local(root) != "schema" or any(xml.local(one) in FETCHING for one in root.iter()):
        raise Unreadable("schema")
    return text
