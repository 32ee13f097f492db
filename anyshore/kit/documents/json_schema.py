"""JSON against a schema: the part of JSON Schema that says of which shape data are. Patterns, references and what a
schema would fetch are left out on purpose, so that checking takes time in proportion to the data alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from anyshore.kit.documents.limits import DEEPEST, Unreadable
from anyshore.kit.documents.text import decoded

Schema = Any
Data = Any

SAID_ONLY: Final = frozenset({"$schema", "$id", "$comment", "title", "description", "default", "examples", "format"})
"""Keywords that constrain nothing here."""
BELOW: Final = ("items", "additionalProperties")
"""Keywords whose value is a schema."""
MOST_FAULTS: Final = 5


def schema_of(text: str) -> Schema:
    """The schema in a text. Raises Unreadable for what is no JSON, and for keywords that are not read here."""
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken") from error
    _look(schema, 0)
    return schema


def faults(schema: Schema, data: bytes) -> list[str]:
    """Where the data are of another shape, as pointers (RFC 6901) with the keyword; at most five. Raises
    Unreadable."""
    try:
        value = json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken") from error
    found = []
    for fault in _faults(schema, value, "", 0):
        found.append(fault)
        if len(found) == MOST_FAULTS:
            break
    return found


def _look(schema: Schema, depth: int) -> None:
    """Refuse a schema that says what this does not understand."""
    if depth > DEEPEST:
        raise Unreadable("too_large")
    if isinstance(schema, bool):
        return
    if not isinstance(schema, dict) or schema.keys() - _KEYWORDS.keys() - SAID_ONLY - {"additionalProperties"}:
        raise Unreadable("schema")
    if not all(_SHAPES[name](value) for name, value in schema.items() if name in _SHAPES):
        raise Unreadable("schema")
    for one in [*schema.get("properties", {}).values(), *(schema[name] for name in BELOW if name in schema)]:
        _look(one, depth + 1)


def _faults(schema: Schema, value: Data, where: str, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        raise Unreadable("too_large")
    if isinstance(schema, bool):
        yield from () if schema else (f"{where or '/'} (false)",)
        return
    yield from (
        f"{where or '/'} ({name})"
        for name, said in schema.items()
        if name in _KEYWORDS and not _KEYWORDS[name](said, value)
    )
    if isinstance(value, dict):
        yield from _of_object(schema, value, where, depth)
    elif isinstance(value, list) and "items" in schema:
        for place, one in enumerate(value):
            yield from _faults(schema["items"], one, f"{where}/{place}", depth + 1)


def _of_object(schema: Mapping[str, Any], value: Mapping[str, Data], where: str, depth: int) -> Iterator[str]:
    known = schema.get("properties", {})
    for name, one in value.items():
        below = f"{where}/{name.replace('~', '~0').replace('/', '~1')}"
        yield from _faults(known.get(name, schema.get("additionalProperties", True)), one, below, depth + 1)


def _is_type(name: str, value: Data) -> bool:
    if name == "integer":
        return isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    if name == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, _TYPES[name])


_TYPES: Final[Mapping[str, Any]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": float,
}  # fmt: skip


def _types(said: object) -> list[str]:
    return [str(one) for one in said] if isinstance(said, list) else [str(said)]


def _number(value: Data) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_KEYWORDS: Final[Mapping[str, Callable[[Any, Data], bool]]] = {
    "type": lambda said, value: any(_is_type(one, value) for one in _types(said)),
    "enum": lambda said, value: value in said,
    "const": lambda said, value: value == said,
    "required": lambda said, value: not isinstance(value, dict) or all(name in value for name in said),
    "minimum": lambda said, value: not _number(value) or value >= said,
    "maximum": lambda said, value: not _number(value) or value <= said,
    "exclusiveMinimum": lambda said, value: not _number(value) or value > said,
    "exclusiveMaximum": lambda said, value: not _number(value) or value < said,
    "minLength": lambda said, value: not isinstance(value, str) or len(value) >= said,
    "maxLength": lambda said, value: not isinstance(value, str) or len(value) <= said,
    "minItems": lambda said, value: not isinstance(value, list) or len(value) >= said,
    "maxItems": lambda said, value: not isinstance(value, list) or len(value) <= said,
    "minProperties": lambda said, value: not isinstance(value, dict) or len(value) >= said,
    "maxProperties": lambda said, value: not isinstance(value, dict) or len(value) <= said,
    "properties": lambda _said, _value: True,
    "items": lambda _said, _value: True,
}

_SHAPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "properties": lambda said: isinstance(said, dict),
    "type": lambda said: all(one in _TYPES for one in _types(said)),
    "enum": lambda said: isinstance(said, list) and len(said) <= 1000,
    "const": lambda _said: True,
    "required": lambda said: isinstance(said, list) and all(isinstance(one, str) for one in said),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _number),
    **dict.fromkeys(
        ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        lambda said: isinstance(said, int) and not isinstance(said, bool) and said >= 0,
    ),
}
