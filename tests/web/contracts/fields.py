"""What stands in a page's form, so that a test can send it as a person would who changed only some of it."""

from __future__ import annotations

from html.parser import HTMLParser


def fields_of(page: str) -> dict[str, str]:
    """The values that a browser would send with the forms of ``page``, without files."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    """Gathers inputs, texts and choices by name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.area = self.choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "textarea":
            self.area, self.found[name] = name, ""
        elif tag == "select":
            self.choice = name
        elif tag == "option" and "selected" in given:
            self.found[self.choice] = given["value"]
        elif tag == "input" and name and _is_sent(given):
            self.found[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area] += data


def _is_sent(given: dict[str, str]) -> bool:
    kind = given.get("type", "text")
    return kind not in ("file", "search", "submit") and (kind not in ("checkbox", "radio") or "checked" in given)
