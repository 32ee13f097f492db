"""Text from strangers: decoded, its words counted, its web addresses found."""

from __future__ import annotations

import codecs
import re
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from anyshore.kit.documents import archives, xml
from anyshore.kit.documents.limits import Unreadable, within

BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
ADDRESS: Final = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\s<>\"'`|\\^{}]*", re.ASCII)
HOST: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
WORDML: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252. Raises Unreadable for what is no text."""
    within(data)
    known = next((name for mark, name in BOMS if data.startswith(mark)), None)
    if known is None and b"\x00" in data:
        raise Unreadable("not_text")
    for encoding in (known,) if known else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(CONTROLS.findall(text)) > len(text) // 100:
            raise Unreadable("not_text")
        return CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise Unreadable("not_text")


def paragraphs(text: str) -> list[str]:
    """What stands between empty lines, each without its outer space."""
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def docx_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a Word document (ISO/IEC 29500), without what its tracked changes took out. Raises
    Unreadable."""
    try:
        body = archives.member(within(data), "word/document.xml")
    except KeyError as error:
        raise Unreadable("broken") from error
    root = xml.parsed(body)
    found = ["".join(_runs(one)).strip() for one in root.iter(f"{WORDML}p")]
    return [one for one in found if one]


def _runs(paragraph: Element) -> list[str]:
    signs = {f"{WORDML}tab": "\t", f"{WORDML}br": "\n", f"{WORDML}cr": "\n", f"{WORDML}noBreakHyphen": "-"}
    return [
        node.text or "" if node.tag == f"{WORDML}t" else signs[node.tag]
        for node in paragraph.iter()
        if node.tag == f"{WORDML}t" or node.tag in signs
    ]


def words(text: str) -> int:
    """How many words there are: what stands between spaces and holds a letter or a digit; of the scripts that write
    without spaces, each sign."""
    return sum(1 for found in WORD.finditer(text) if any(sign.isalnum() for sign in found[0]))


def addresses(text: str) -> list[str]:
    """The web addresses in a text, in order, without the signs of the sentence around them."""
    return [found[0].rstrip(".,;:!?)]»”’*_") for found in ADDRESS.finditer(text)]


def is_well_formed(address: str) -> bool:
    """Whether an address has a scheme of the web, a host that could exist, and a port that could."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or len(host) > 253:
        return False
    try:
        labels = host.rstrip(".").encode("idna").decode().lower().split(".") if host else []
    except UnicodeError:
        return False
    named = len(labels) > 1 and all(HOST.fullmatch(label) for label in labels)
    return named or host.startswith("[") or ":" in host
