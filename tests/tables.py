"""The worked tables of docs/algorithms, so that what they say is what the code does."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def tables(document: str) -> list[list[dict[str, str]]]:
    """Every table of a Markdown document, each as its rows by the names in its head."""
    lines = (ROOT / document).read_text(encoding="utf-8").splitlines()
    heads = [at for at, line in enumerate(lines[1:]) if line.startswith("|-")]
    return [_rows(lines[at], lines[at + 2 :]) for at in heads]


def _rows(head: str, rest: list[str]) -> list[dict[str, str]]:
    return [dict(zip(_cells(head), _cells(line), strict=True)) for line in takewhile(_is_row, rest)]


def _is_row(line: str) -> bool:
    return line.startswith("|")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
