"""A text in pieces: its short numbers lead to what they name, where the reader may see it."""

from __future__ import annotations

from django.urls import reverse

from anyshore.insight.queries.references import REFERENCE

PAGES = {"R": "sourcing:request", "C": "contracts:contract", "A": "strategy:assessment"}


def linked(text: str, known: set[str]) -> list[tuple[str, str]]:
    """The pieces of a text in order, each with its address or \"\"; together they are the text."""
    pieces, end = [], 0
    for found in REFERENCE.finditer(text):
        if found[0] in known:
            pieces += [(text[end : found.start()], ""), (found[0], reverse(PAGES[found[1]], args=[int(found[2])]))]
            end = found.end()
    return [piece for piece in [*pieces, (text[end:], "")] if piece[0]]
