"""The words of the interface as translators need them: ``python -m tests.languages`` brings every language up to date.

It reads the English from templates and Python, keeps each translation whose English still stands, drops the others,
and lists what awaits a translator. No places and no dates are written, so that a file changes only where words do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from anyshore.plumbing.languages import PLACE, sound

PROJECT = Path(__file__).resolve().parents[1]
WORDS = PROJECT / "anyshore" / "web" / "locale"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "_now": None,
    "pgettext_lazy": ((1, "c"), 2),
}
HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")


def english() -> Catalog:
    """Every sentence that the package marks for translation."""
    with (PROJECT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog()
    package = str(PROJECT / "anyshore")
    for name, line, message, comments, context in extract_from_dir(
        package, methods, options, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


def sentences(catalog: Catalog) -> Iterator[Message]:
    """The messages without the head."""
    return (one for one in catalog if one.id)


def key(one: Message) -> tuple[str, str]:
    """What a sentence is known by: its context and its English, the singular where there are two forms."""
    return one.context or "", one.id if isinstance(one.id, str) else one.id[0]


def read(code: str) -> Catalog:
    """The words of one language as they stand."""
    with (WORDS / code / PLACE).open("rb") as file:
        return read_po(file, locale=code)


def shipped() -> list[str]:
    """The languages that the package speaks besides English."""
    return sorted(path.parents[1].name for path in WORDS.glob(f"*/{PLACE}"))


def missing(code: str, of: Catalog) -> list[Message]:
    """The English for which this language has no sound words."""
    there = {key(one) for one in sentences(read(code)) if sound(one)}
    return [one for one in sentences(of) if key(one) not in there]


def bring_up_to_date(code: str, of: Catalog) -> None:
    """Write the language's file anew: the English of today, with the words that still stand."""
    old = {key(one): one.string for one in sentences(read(code)) if sound(one)}
    new = Catalog(
        locale=code, fuzzy=False, header_comment=f"# Anyshore in {Catalog(locale=code).locale.english_name}."
    )
    for one in sentences(of):
        empty = "" if isinstance(one.id, str) else ("",) * 2
        said = old.get(key(one), empty)
        fits = isinstance(said, str) == isinstance(empty, str)  # a sentence may have got a plural since, or lost it
        new.add(one.id, said if fits else empty, flags=one.flags, context=one.context)
    path = WORDS / code / PLACE
    with path.open("wb") as file:
        write_po(file, new, width=119, no_location=True, sort_output=True)
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("\n\n", 1)
    kept = [line for line in head.splitlines() if not re.match(rf'"(?!(?:{"|".join(HEADERS)}): )[A-Z][\w-]*: ', line)]
    path.write_text("\n".join(kept) + "\n\n" + rest, encoding="utf-8")


def main() -> int:
    """Bring every shipped language up to date and say what is missing; 1 if anything is."""
    of, lacking = english(), 0
    for code in shipped():
        bring_up_to_date(code, of)
        left = missing(code, of)
        lacking += len(left)
        sys.stdout.write(f"{code}: {len(list(sentences(of))) - len(left)} of {len(list(sentences(of)))}\n")
        for one in left:
            sys.stdout.write(f"  {key(one)[1]!r}  ({one.locations[0][0]})\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
