"""The small language in which clauses are written.

``{days}`` is a parameter, written as its type and the language want it; ``{items*}`` is a list below the sentence;
``{days|day|days}`` is the word that goes with a count; ``[[param: words]]`` stands only if the parameter is set,
``[[!param: words]]`` only if it is not, ``[[param=choice: words]]`` only under that choice; one
space after the colon is not part of the words. A text holds no digit: every
number comes from a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"\{(?P<slot>[a-z_]+)(?P<below>\*)?(?:\|(?P<one>[^|{}]*)\|(?P<many>[^|{}]*))?\}"
    r"|\[\[(?P<no>!)?(?P<test>[a-z_]+)(?:=(?P<choice>[a-z_]+))?: ?"
    r"|(?P<close>\]\])"
)


class Unreadable(ValueError):
    """A text that is not of this language."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter, in the sentence or as a list below it."""

    name: str
    below: bool


@dataclass(frozen=True, slots=True)
class Plural:
    """The word that goes with a count."""

    name: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class If:
    """Words that stand only under a condition. Without ``choice``: if the parameter is set, or ``negated`` if not."""

    name: str
    negated: bool
    choice: str
    nodes: tuple[Node, ...]


Node = str | Slot | Plural | If
Line = tuple[Node, ...]


def parse(text: str, *, digits: bool = False) -> tuple[Line, ...]:
    """The sentences of a text, one a line; ``digits``: with numbers that are no parameters. Raises Unreadable."""
    lines = tuple(_line(line) for line in text.strip().splitlines() if line.strip())
    said = (node for line in lines for node in inner(line) if isinstance(node, str))
    if not digits and any(re.search(r"\d", words) for words in said):
        raise Unreadable(f"a number that is no parameter in: {text}")
    return lines


def _line(text: str) -> Line:
    tokens = _tokens(text.strip())
    return tuple(_nodes(tokens, text, inside=False))


def _tokens(text: str) -> Iterator[str | re.Match[str]]:
    at = 0
    for found in TOKEN.finditer(text):
        yield text[at : found.start()]
        yield found
        at = found.end()
    yield text[at:]


def _nodes(tokens: Iterator[str | re.Match[str]], text: str, *, inside: bool) -> Iterator[Node]:
    for token in tokens:
        if isinstance(token, str):
            yield from _plain(token, text)
        elif token["close"]:
            if not inside:
                raise Unreadable(f"]] without [[ in: {text}")
            return
        elif token["test"]:
            yield If(token["test"], bool(token["no"]), token["choice"] or "", tuple(_nodes(tokens, text, inside=True)))
        elif token["many"] is not None:
            yield Plural(token["slot"], token["one"], token["many"])
        else:
            yield Slot(token["slot"], bool(token["below"]))
    if inside:
        raise Unreadable(f"[[ without ]] in: {text}")


def _plain(words: str, text: str) -> Iterator[str]:
    if re.search(r"[{}]|\[\[", words):
        raise Unreadable(f"a brace that opens nothing in: {text}")
    if words:
        yield words


def inner(nodes: Line) -> Iterator[Node]:
    """Every node, those under conditions as well."""
    for node in nodes:
        yield node
        if isinstance(node, If):
            yield from inner(node.nodes)
