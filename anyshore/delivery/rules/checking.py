"""Running the criteria that a machine checks over what is handed in: whether each holds, and what was found. Pure.

Files come from strangers: each is read once, one after the other, by readers that have limits (kit.documents).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from anyshore.contracts.rules.checks import Check, CheckKind
from anyshore.kit.documents import json_schema, po, text, xliff
from anyshore.kit.documents.density import dpi
from anyshore.kit.documents.limits import Unreadable
from anyshore.kit.documents.segments import Segment, counted
from anyshore.kit.pictures import measured

MOST_ASKED: Final = 20
"""So many addresses are asked."""
MOST_NAMED: Final = 5
"""So many files or faults stand in the evidence."""
READ_AS_TEXT: Final = frozenset({"txt", "md", "html"})
SEGMENTED: Final[Mapping[str, Callable[[bytes], list[Segment]]]] = {"po": po.segments, "xliff": xliff.segments}
PICTURES: Final = frozenset({"png", "jpeg", "gif", "webp"})


class Outcome(StrEnum):
    """What a machine says about a criterion."""

    HOLDS = "holds"
    FAILS = "fails"
    UNCLEAR = "unclear"
    """A file could not be read, so nobody knows."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was handed in. ``type`` is what its bytes are; ``read`` gives them, or raises Unreadable."""

    name: str
    sha256: str
    type: str
    read: Callable[[], bytes]
    head: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Hand:
    """All that is handed in. ``xml_faults`` holds a document against an XML Schema; ``answers`` asks a web address and
    says why it does not answer, where the operator lets it."""

    papers: Sequence[Paper]
    links: Sequence[str]
    note: str
    xml_faults: Callable[[str, bytes], list[str]]
    answers: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was found about one criterion: ``evidence`` are plain JSON values, of which a page makes words."""

    kind: CheckKind
    outcome: Outcome
    evidence: Mapping[str, Any]


def run(checks: Sequence[Check], hand: Hand) -> tuple[Result, ...]:
    """Every check over all that is handed in, in their order."""
    return tuple(_run(one, hand) for one in checks)


def _run(check: Check, hand: Hand) -> Result:
    unread: list[list[str]] = []
    holds, evidence = _RUNS[check.kind](check, hand, unread)
    outcome = Outcome.HOLDS if holds else Outcome.FAILS
    if unread and holds:
        outcome = Outcome.UNCLEAR
    return Result(check.kind, outcome, {**evidence, **({"unread": unread[:MOST_NAMED]} if unread else {})})


Found = tuple[bool, dict[str, Any]]


def _types(check: Check, hand: Hand, _unread: list[list[str]]) -> Found:
    there = {paper.type for paper in hand.papers}
    missing = [one for one in check.types if one not in there]
    return not missing, {"missing": missing}


def _words(check: Check, hand: Hand, unread: list[list[str]]) -> Found:
    found = [text.words(said) for _paper, said in _texts(hand, unread)]
    count = sum(found)
    return bool(found) and check.low <= count <= (check.high or count), {"words": count, "files": len(found)}


def _picture(check: Check, hand: Hand, _unread: list[list[str]]) -> Found:
    pictures = [paper for paper in hand.papers if paper.type in PICTURES]
    small = [found for paper in pictures if (found := _too_small(check, paper))]
    return bool(pictures) and not small, {"pictures": len(pictures), "small": small[:MOST_NAMED]}


def _too_small(check: Check, paper: Paper) -> list[Any]:
    """Name, pixels and density of a picture that is too small; nothing for one that is large enough."""
    head = paper.head()
    size = measured(head)
    dense = dpi(head)
    if size is None:
        return [paper.name, 0, 0, 0]
    too_small = size.width < check.width or size.height < check.height or (dense or 0) < check.dpi
    return [paper.name, size.width, size.height, dense or 0] if too_small else []


def _translation(_check: Check, hand: Hand, unread: list[list[str]]) -> Found:
    found: list[Segment] = []
    files = 0
    for paper in hand.papers:
        reader = SEGMENTED.get(paper.type)
        if reader is not None:
            files += 1
            found += _tried(paper, reader, unread) or []
    faults = counted(found)
    told = {str(fault): count for fault, count in faults.items()}
    return bool(files) and not any(faults.values()), {"files": files, "segments": len(found), **told}


def _links(_check: Check, hand: Hand, unread: list[list[str]]) -> Found:
    found = [*hand.links, *text.addresses(hand.note)]
    for _paper, said in _texts(hand, unread):
        found += text.addresses(said)
    broken = [one for one in dict.fromkeys(found) if not text.is_well_formed(one)]
    told = {"links": len(set(found)), "count": len(broken), "broken": [one[:200] for one in broken[:MOST_NAMED]]}
    good = [one for one in dict.fromkeys(found) if one not in broken][:MOST_ASKED]
    silent = [[one[:200], why] for one in good if hand.answers and (why := hand.answers(one))]
    return not broken, {**told, **({"silent": silent[:MOST_NAMED]} if silent else {})}


def _schema(check: Check, hand: Hand, unread: list[list[str]]) -> Found:
    form = check.form
    schema = json_schema.schema_of(check.schema) if form == "json" else None
    faults: list[list[str]] = []
    files = 0
    for paper in hand.papers:
        if paper.name.lower().endswith(f".{form}"):
            files += 1
            found = _tried(paper, lambda data: _faults_of(check, schema, hand, data), unread)
            faults += [[paper.name, one] for one in found or ()]
    return bool(files) and not faults, {"files": files, "faults": faults[:MOST_NAMED]}


def _faults_of(check: Check, schema: Any, hand: Hand, data: bytes) -> list[str]:
    if check.form == "json":
        return json_schema.faults(schema, data)
    return hand.xml_faults(check.schema, data)


def _checksum(check: Check, hand: Hand, _unread: list[list[str]]) -> Found:
    found = next((paper.name for paper in hand.papers if paper.sha256 == check.sha256), "")
    return bool(found), {"file": found}


def _texts(hand: Hand, unread: list[list[str]]) -> list[tuple[Paper, str]]:
    """The words of every file that holds any: text, Word documents, the translations of PO and XLIFF."""
    read = ((paper, _tried(paper, reader, unread)) for paper in hand.papers if (reader := _reader(paper.type)))
    return [(paper, said) for paper, said in read if said is not None]


def _reader(kind: str) -> Callable[[bytes], str] | None:
    if kind in READ_AS_TEXT:
        return text.decoded
    if kind == "docx":
        return lambda data: "\n".join(text.docx_paragraphs(data))
    segments = SEGMENTED.get(kind)
    return (lambda data: "\n".join(said for one in segments(data) for said in one.targets)) if segments else None


def _tried(paper: Paper, reader: Callable[[bytes], Any], unread: list[list[str]]) -> Any:
    try:
        return reader(paper.read())
    except Unreadable as wrong:
        unread.append([paper.name, wrong.reason])
        return None


_RUNS: Final[Mapping[CheckKind, Callable[[Check, Hand, list[list[str]]], Found]]] = {
    CheckKind.FILE_TYPE: _types,
    CheckKind.WORDS: _words,
    CheckKind.PICTURE: _picture,
    CheckKind.TRANSLATION: _translation,
    CheckKind.LINKS: _links,
    CheckKind.SCHEMA: _schema,
    CheckKind.CHECKSUM: _checksum,
}
