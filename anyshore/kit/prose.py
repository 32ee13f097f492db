"""Markdown as plain blocks, for whoever sets it on paper: what stands in them is data and never source.

A block is a dictionary with its ``kind``: heading, paragraph, list, quote, code, table or rule. Words stand in
``spans``: runs of one style. ``number`` is the number that a heading or a clause opens with (``3`` or ``3.1``), cut
off its words; ``rtl`` says that the first letter with a direction runs from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
Span = dict[str, Any]

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": False}).enable(
    ["table", "strikethrough"]
)
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?[ \u00a0]+")
_TWO_MARKS = re.compile(r"^- (?=\d{1,4}\. \*\*)", re.MULTILINE)
_STYLES = {"strong": "bold", "em": "italic", "s": "struck"}
_LINKS = ("http://", "https://", "mailto:")


def numbered(markdown: str) -> str:
    """The same with the lists of numbered lines (``- 1. **Design**``) as numbered lists: of one mark, not two."""
    return _TWO_MARKS.sub("", markdown)


def blocks(markdown: str) -> list[Block]:
    """The blocks of a text, in order. No raw HTML, no images: their words alone."""
    return _blocks(SyntaxTreeNode(_MARKDOWN.parse(numbered(markdown))))


def runs_rightwards(text: str) -> bool:
    """Whether the first letter with a direction is of a script that runs from left to right, or there is none."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction == "L"
    return True


def _blocks(node: SyntaxTreeNode) -> list[Block]:
    return [_BLOCKS[child.type](child) for child in node.children if child.type in _BLOCKS]


def _heading(node: SyntaxTreeNode) -> Block:
    return {"kind": "heading", "level": int(node.tag[1:]), **_numbered(_inline(node))}


def _paragraph(node: SyntaxTreeNode) -> Block:
    return {"kind": "paragraph", **_numbered(_inline(node))}


def _list(node: SyntaxTreeNode) -> Block:
    start = node.attrs.get("start", 1) if node.type == "ordered_list" else 0
    return {"kind": "list", "start": int(start), "items": [_blocks(item) for item in node.children]}


def _quote(node: SyntaxTreeNode) -> Block:
    return {"kind": "quote", "blocks": _blocks(node)}


def _code(node: SyntaxTreeNode) -> Block:
    return {"kind": "code", "text": node.content.rstrip("\n")}


def _table(node: SyntaxTreeNode) -> Block:
    lines = [[_inline(cell) for cell in line.children] for part in node.children for line in part.children]
    return {"kind": "table", "columns": len(lines[0]), "head": lines[0], "rows": lines[1:]}


def _rule(node: SyntaxTreeNode) -> Block:
    return {"kind": "rule"}


_BLOCKS: Mapping[str, Callable[[SyntaxTreeNode], Block]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "code_block": _code,
    "fence": _code,
    "table": _table,
    "hr": _rule,
}


def _numbered(spans: list[Span]) -> Block:
    """The spans without the number that they open with, and the number."""
    first = spans[0] if spans else {}
    found = _NUMBER.match(first.get("text", "")) if first and not first["bold"] else None
    if found:
        spans = [{**first, "text": first["text"][found.end() :]}, *spans[1:]]
    words = "".join(span["text"] for span in spans)
    return {"number": found[1] if found else "", "rtl": not runs_rightwards(words), "spans": spans}


def _inline(node: SyntaxTreeNode) -> list[Span]:
    """The words of a node as runs of one style, in order."""
    spans: list[Span] = []
    for child in node.children:
        _gather(child, {"bold": False, "italic": False, "struck": False, "code": False, "href": ""}, spans)
    return spans


def _gather(node: SyntaxTreeNode, style: Span, spans: list[Span]) -> None:
    if node.type in ("softbreak", "hardbreak"):
        spans.append({**style, "text": "\n"})
    elif node.type == "code_inline":
        spans.append({**style, "text": node.content, "code": True})
    elif node.type == "text":
        spans.append({**style, "text": node.content})
    else:
        inner = {**style, _STYLES[node.type]: True} if node.type in _STYLES else style
        href = str(node.attrs.get("href", "")) if node.type == "link" else ""
        inner = {**inner, "href": href} if href.startswith(_LINKS) else inner
        for child in node.children:
            _gather(child, inner, spans)
