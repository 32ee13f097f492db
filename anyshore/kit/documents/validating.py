"""XML against a schema, as a program of its own: ``python -m anyshore.kit.documents.validating``.

It reads a line with the schema's length in bytes, the schema and the document, takes itself memory and time away
before it parses either, and writes the faults, one a line, or ``unreadable``. ``plumbing.schemas`` starts it.
"""

from __future__ import annotations

import resource
import sys
from typing import Final

from lxml import etree

SECONDS: Final = 10
MEMORY: Final = 512 * 1024 * 1024
MOST_FAULTS: Final = 5
REFUSED: Final = "unreadable"


def run() -> None:
    """Read, validate, write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    length = int(sys.stdin.buffer.readline())
    given, data = sys.stdin.buffer.read(length), sys.stdin.buffer.read()
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        schema = etree.XMLSchema(etree.fromstring(given, parser))
        document = etree.fromstring(data, parser)
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError):
        sys.stdout.write(REFUSED + "\n")
        return
    if not schema.validate(document):
        for one in list(schema.error_log)[:MOST_FAULTS]:
            sys.stdout.write(f"{one.line}: {' '.join(str(one.message).split())[:200]}\n")


if __name__ == "__main__":
    run()
