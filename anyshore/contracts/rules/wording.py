"""How the text of an agreement writes amounts, days, hours and the parties' own words. Never changes: it is hashed."""

from __future__ import annotations

import re
from datetime import date

from anyshore.kit.money import Money

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MARKS = re.compile(r"([\\`*_\[\]<>#|~&])|(?:^|(?<=\n))(\s*)([-+=]|\d+[.)])")
"""What Markdown would read as a mark: some signs anywhere, others where a line begins."""


def amount(money: Money) -> str:
    """An amount as the text writes it: ``EUR 1,250.00``."""
    whole, point, part = money.plain().partition(".")
    return f"{money.currency} {int(whole):,}{point}{part}"


def day(on: date) -> str:
    """A day as the text writes it: ``3 December 2026``."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def hours(minutes: int) -> str:
    """Minutes as the text writes them: ``40 hours``, ``1 hour and 30 minutes``."""
    whole, rest = divmod(minutes, 60)
    parts = [f"{whole} hour" if whole == 1 else f"{whole} hours"] if whole or not rest else []
    parts += [f"{rest} minute" if rest == 1 else f"{rest} minutes"] if rest else []
    return " and ".join(parts)


def quoted(words: str) -> str:
    """The words with every mark of Markdown escaped, so that they read as they were typed."""
    return MARKS.sub(_escaped, words)


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{found[1]}"
    return f"{found[2]}{found[3][:-1]}\\{found[3][-1]}"
