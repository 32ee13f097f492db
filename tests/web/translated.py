"""What a page or a mail still says in English although its language has other words for it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.plumbing.languages import PLACES
from tests import languages

SHOWN = ("aria-label", "placeholder", "title", "alt")
DATA = {one.name for one in SKILLS.values()}
"""Names of skills are one list for all languages so far; some are words of the catalogue too."""


class Texts(HTMLParser):
    """The texts of a page, those that only a screen reader says included."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what attributes say; what stands in a script or a foreign language is not read."""
        self.silent += tag in ("script", "style")
        self.found += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        """A script is over."""
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if not self.silent and data.strip():
            self.found.append(data)


class English:
    """The English sentences for which a language has other words; single words may as well be somebody's own."""

    def __init__(self, code: str) -> None:
        said = {form for one in languages.sentences(languages.read(code)) for form in forms(one.string)}
        english = [
            form
            for one in languages.sentences(languages.read(code))
            for form in forms(one.id)
            if form not in said and form not in DATA and len(PLACES.sub("", form).strip()) > 3
        ]
        self.whole = {one for one in english if not PLACES.search(one) and " " in one}
        self.filled = [filled(one) for one in english if PLACES.search(one) and len(PLACES.sub("", one).strip()) > 11]

    def left(self, text: str) -> bool:
        """Whether a text is one of these sentences, as it stands or filled in."""
        words = " ".join(text.split())
        return words in self.whole or any(one.fullmatch(words) for one in self.filled)


def forms(text: Any) -> tuple[str, ...]:
    """A sentence's forms: one, or a singular and a plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def filled(sentence: str) -> re.Pattern[str]:
    """What the sentence looks like once it is filled in."""
    parts = [re.escape(part) for part in PLACES.split(" ".join(sentence.split()))]
    return re.compile("(.+)".join(parts))


def texts(html: str) -> list[str]:
    """The texts of a page."""
    parser = Texts()
    parser.feed(html)
    return parser.found
