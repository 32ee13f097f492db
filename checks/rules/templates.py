"""Templates end in .html, carry no script, style or handler of their own, and switch no escaping off.

The content security policy refuses inline code, so a page that has some is broken in a browser and nowhere else.
Plain-text mails (``.txt``) may stand in a folder named ``email`` or ``mail``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checks.tree import Finding, Tree

FORBIDDEN = (
    (re.compile(r"<[a-z][^>]*\son[a-z]+\s*="), "an inline handler: the policy refuses it"),
    (re.compile(r"<[a-z][^>]*\sstyle\s*="), "an inline style: the policy refuses it; write a class"),
    (re.compile(r"<style\b"), "a style sheet in a page: it belongs in web/static"),
    (
        re.compile(r"<script(?![^>]*\b(?:src\s*=|type=\"application/(?:ld\+)?json\"))[^>]*>"),
        "an inline script: the policy refuses it",
    ),
    (re.compile(r"\|\s*safe\b"), "|safe: let the read hand over Markup that was cleaned"),
    (re.compile(r"autoescape\s+false"), "escaping switched off"),
    (re.compile(r"\bhx-on\b"), "hx-on evaluates text: the policy refuses it"),
)
MAILS = {"email", "mail", "mails"}


def check(tree: Tree) -> Iterator[Finding]:
    """Every file in a ``templates`` or ``components`` folder of the doors."""
    for name in tree.files():
        path = Path(name)
        if (
            not name.startswith("anyshore/")
            or path.suffix == ".py"
            or not {"templates", "components"} & set(path.parts)
        ):
            continue
        if path.suffix != ".html":
            if path.suffix != ".txt" or not MAILS & set(path.parts):
                yield Finding(name, 1, "a template ends in .html")
            continue
        text = (tree.root / name).read_text(encoding="utf-8")
        for pattern, words in FORBIDDEN:
            for found in pattern.finditer(_without_comments(text)):
                yield Finding(name, text.count("\n", 0, found.start()) + 1, words)


def _without_comments(text: str) -> str:
    """The text with Jinja's comments blanked, every line and position kept."""
    return re.sub(r"\{#.*?#\}", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.DOTALL)
