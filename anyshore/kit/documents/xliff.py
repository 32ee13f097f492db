"""XLIFF 1.x and 2.x, read (OASIS). An element inside a segment becomes ``⟨name id⟩``: a place that must come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from anyshore.kit.documents import xml
from anyshore.kit.documents.limits import Unreadable
from anyshore.kit.documents.po import MOST_SEGMENTS
from anyshore.kit.documents.segments import Segment

PAIRED: Final = frozenset({"g", "pc", "mrk", "sub"})
"""Elements that hold words of the segment."""
NEVER: Final = "no"


def segments(data: bytes) -> list[Segment]:
    """The segments in order; what is not to be translated is left out. Raises Unreadable."""
    root = xml.parsed(data)
    if xml.local(root) != "xliff":
        raise Unreadable("broken")
    found: list[Segment] = []
    for number, file in enumerate((one for one in root if xml.local(one) == "file"), 1):
        for segment in _of_file(file, f"{number}"):
            if len(found) >= MOST_SEGMENTS:
                raise Unreadable("too_large")
            found.append(segment)
    return found


def _of_file(file: Element, name: str) -> Iterator[Segment]:
    for place, unit in enumerate(one for one in file.iter() if xml.local(one) in ("trans-unit", "unit")):
        if unit.get("translate") == NEVER:
            continue
        key = f"{name}/{unit.get('id') or place}"
        note = "\n".join(words for one in unit.iter() if xml.local(one) == "note" and (words := _said(one)))
        if xml.local(unit) == "trans-unit":
            yield _segment(unit, key, note, fuzzy=(_target_state(unit) or "").startswith("needs-"))
            continue
        for number, part in enumerate(one for one in unit if xml.local(one) == "segment"):
            yield _segment(part, f"{key}/{part.get('id') or number}", note, fuzzy=False)


def _segment(element: Element, key: str, note: str, *, fuzzy: bool) -> Segment:
    source, target = _child(element, "source"), _child(element, "target")
    if source is None:
        raise Unreadable("broken")
    targets = (_said(target),) if target is not None else ()
    return Segment(key, (_said(source),), targets, fuzzy, note)


def _target_state(unit: Element) -> str | None:
    target = _child(unit, "target")
    return target.get("state") if target is not None else None


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if xml.local(one) == name), None)


def _said(element: Element) -> str:
    """The words of an element, with its inner elements as places."""
    parts = [element.text or ""]
    for one in element:
        name = xml.local(one)
        place = " ".join(part for part in (name, one.get("id", "")) if part)
        if name == "mrk":
            parts.append(_said(one))
        elif name in PAIRED:
            parts += [f"⟨{place}⟩", _said(one), f"⟨/{place}⟩"]
        else:
            parts.append(f"⟨{place}⟩")
        parts.append(one.tail or "")
    return "".join(parts)
