"""What a file is, by its own bytes: a signature where its format has one, its ending only for what is plain text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO, Final

from anyshore.kit.documents import archives, xml
from anyshore.kit.documents.limits import MOST_BYTES, Unreadable
from anyshore.kit.documents.text import decoded
from anyshore.kit.pictures import measured

SIGNATURES: Final[tuple[tuple[int, bytes, tuple[str, ...]], ...]] = (
    (0, b"%PDF-", ("pdf", "ai")),
    (0, b"%!PS", ("eps", "ai")),
    (0, b"8BPS", ("psd",)),
    (0, b"II*\x00", ("tiff",)),
    (0, b"MM\x00*", ("tiff",)),
    (0, b"{\\rtf", ("rtf",)),
    (4, b"ftypqt", ("mov",)),
    (4, b"ftypM4A", ("m4a",)),
    (4, b"ftyp", ("mp4",)),
    (0, b"\x1a\x45\xdf\xa3", ("webm", "mkv")),
    (0, b"ID3", ("mp3",)),
    (0, b"\xff\xfb", ("mp3",)),
    (0, b"\xff\xf3", ("mp3",)),
    (8, b"WAVE", ("wav",)),
    (0, b"OggS", ("ogg",)),
    (0, b"fLaC", ("flac",)),
    (0, b"wOF2", ("woff2",)),
    (0, b"OTTO", ("otf",)),
    (0, b"\x00\x01\x00\x00\x00", ("ttf",)),
)
"""Where a format's first bytes stand, and what they mean; where they mean several, the ending decides."""

PICTURES: Final = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/webp": "webp"}
PACKED: Final = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
MARKED: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/epub+zip": "epub",
}
TEXTS: Final = frozenset(
    [
        "txt",
        "md",
        "csv",
        "tsv",
        "json",
        "xml",
        "html",
        "css",
        "js",
        "ts",
        "py",
        "po",
        "xliff",
        "srt",
        "vtt",
        "tex",
        "yaml",
        "toml",
        "sql",
        "sh",
        "java",
        "c",
        "cpp",
        "go",
        "rs",
        "php",
        "rb",
    ]
)
"""Formats without a signature: the ending says which, and the bytes must be text."""
ALIASES: Final = {
    "jpg": "jpeg", "xlf": "xliff", "htm": "html", "tif": "tiff", "yml": "yaml", "pot": "po", "markdown": "md", "m4v": "mp4",
    "h": "c",
}  # fmt: skip
TYPES: Final = tuple(
    sorted(
        {name for _place, _sign, names in SIGNATURES for name in names}
        | {*PICTURES.values(), *PACKED.values(), *MARKED.values(), *TEXTS, "svg", "zip"}
    )
)
"""Every type that can be asked for."""


def ending(name: str) -> str:
    """The type that a file's name claims."""
    last = name.rpartition(".")[2].lower()
    return ALIASES.get(last, last)


def type_of(name: str, stream: BinaryIO, size: int) -> str:
    """What a file is, one of TYPES; empty where nobody knows. Reads no more than it must."""
    head = stream.read(4096)
    claimed = ending(name)
    picture = measured(head)
    if picture is not None:
        return PICTURES[picture.media_type]
    for place, sign, names in SIGNATURES:
        if head[place : place + len(sign)] == sign:
            return claimed if claimed in names else names[0]
    stream.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _packed(stream)
    if claimed not in TEXTS | {"svg"} or size > MOST_BYTES:
        return ""
    return claimed if _is_text(claimed, stream.read(MOST_BYTES)) else ""


def _packed(stream: BinaryIO) -> str:
    try:
        names = archives.names(stream)
        found = next((kind for name, kind in PACKED.items() if name in names), "")
        if not found and "mimetype" in names:
            stream.seek(0)
            found = MARKED.get(archives.member(stream, "mimetype", 200).strip(), "")
    except Unreadable:
        return ""
    return found or "zip"


def _is_text(claimed: str, data: bytes) -> bool:
    try:
        text = decoded(data)
        check = _CHECKS.get(claimed)
        return check(data, text) if check else True
    except (Unreadable, ValueError, RecursionError):
        return False


def _rooted(name: str) -> Callable[[bytes, str], bool]:
    def check(data: bytes, _text: str) -> bool:
        return xml.local(xml.parsed(data)) == name

    return check


def _is_json(_data: bytes, text: str) -> bool:
    json.loads(text)
    return True


_CHECKS: Final[dict[str, Callable[[bytes, str], bool]]] = {
    "svg": _rooted("svg"),
    "xliff": _rooted("xliff"),
    "xml": lambda data, _text: xml.parsed(data) is not None,
    "json": _is_json,
    "po": lambda _data, text: "msgid" in text,
}
