"""Gettext's PO files, read (GNU gettext manual, "The Format of PO Files")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from anyshore.kit.documents.limits import Unreadable
from anyshore.kit.documents.segments import Segment
from anyshore.kit.documents.text import decoded

MOST_SEGMENTS: Final = 20_000
KEYWORD: Final = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)\s+"(.*)"\s*$')
QUOTED: Final = re.compile(r'"(.*)"\s*$')
ESCAPE: Final = re.compile(r"\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|.)")
ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "", "b": "", "f": "", "v": ""}


@dataclass(slots=True)
class _Entry:
    """One entry while it is being read."""

    parts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    fuzzy: bool = False

    def segment(self) -> Segment:
        sources = [self.parts["msgid"]] + ([self.parts["msgid_plural"]] if "msgid_plural" in self.parts else [])
        targets = [self.parts[name] for name in sorted(self.parts) if name.startswith("msgstr")]
        context = self.parts.get("msgctxt", "")
        key = f"{context}\x04{sources[0]}" if context else sources[0]
        note = "\n".join([*([context] if context else []), *self.notes])
        return Segment(key, tuple(sources), tuple(targets), self.fuzzy, note)


def segments(data: bytes) -> list[Segment]:
    """The segments of a PO file in order, without its header and what is obsolete. Raises Unreadable."""
    found: list[Segment] = []
    entry, last = _Entry(), ""
    for line in [*decoded(data).split("\n"), ""]:
        text = line.strip()
        keyword = KEYWORD.match(text)
        if keyword:
            last = _name(keyword[1], keyword[2])
            if last in ("msgctxt", "msgid") and "msgid" in entry.parts:
                _close(entry, found)
                entry = _Entry()
            entry.parts[last] = _unescaped(keyword[3])
        elif quoted := QUOTED.match(text):
            if not last:
                raise Unreadable("broken")
            entry.parts[last] += _unescaped(quoted[1])
        else:
            entry, last = _between(text, entry, found), ""
    if "msgid" in entry.parts:
        _close(entry, found)
    if not found:
        raise Unreadable("broken")
    return found


def _between(text: str, entry: _Entry, found: list[Segment]) -> _Entry:
    """A comment or an empty line: it ends an entry that has begun, and says something about the next."""
    if text and not text.startswith("#"):
        raise Unreadable("broken")
    if "msgid" in entry.parts:
        _close(entry, found)
        entry = _Entry()
    if text.startswith("#,"):
        entry.fuzzy = entry.fuzzy or "fuzzy" in re.split(r"[,\s]+", text)
    elif text.startswith(("#.", "#:", "# ")):
        entry.notes.append(text[2:].strip())
    return entry


def _close(entry: _Entry, found: list[Segment]) -> None:
    if not any(name.startswith("msgstr") for name in entry.parts):
        raise Unreadable("broken")
    if entry.parts["msgid"]:
        if len(found) >= MOST_SEGMENTS:
            raise Unreadable("too_large")
        found.append(entry.segment())


def _name(keyword: str, index: str | None) -> str:
    return f"msgstr{index}" if index else keyword


def _unescaped(text: str) -> str:
    return ESCAPE.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    said = found[1]
    if said[0] == "x":
        return chr(int(said[1:], 16))
    return chr(int(said, 8)) if said[0].isdigit() else ESCAPES.get(said, said)
