"""XML from strangers: nothing outside the document is fetched, no entity is declared, and a tree has its limits.

What Python's documentation warns of (billion laughs, quadratic blow-up, external entities) begins with a declared
entity: one is refused before it can be used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from anyshore.kit.documents.limits import DEEPEST, MOST_ELEMENTS, Unreadable, within

SEPARATOR: Final = "}"


def parsed(data: bytes) -> Element:
    """The root of a document; names are ``{namespace}name`` as in ElementTree. Raises Unreadable."""
    within(data)
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.UnparsedEntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the library takes no names: this is the last piece
    except expat.ExpatError as error:
        raise Unreadable("broken") from error
    return builder.tree.close()


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition(SEPARATOR)[2]


def _refuse(*_given: object) -> NoReturn:
    raise Unreadable("bomb")


class _Builder:
    """Builds the tree and counts."""

    def __init__(self) -> None:
        self.tree, self.count, self.depth = TreeBuilder(), 0, 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.count, self.depth = self.count + 1, self.depth + 1
        if self.count > MOST_ELEMENTS or self.depth > DEEPEST:
            raise Unreadable("too_large")
        self.tree.start(_named(name), {_named(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_named(name))


def _named(name: str) -> str:
    return f"{{{name}" if SEPARATOR in name else name
