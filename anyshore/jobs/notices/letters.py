"""What a notice is made of: a fact, the letters about it, and how a letter becomes one mail a reader.

A letter is addressed to an organisation and a right; each member who holds it reads it in their own language and
time zone. Words are lazy translations with named places: money, instants and days are written for the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise

from anyshore.kit.money import Money
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing import formats, mail
from anyshore.plumbing.locales import reading_in

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Fact:
    """An event as the audit trail keeps it."""

    entry_id: int
    name: str
    subject_id: UUID
    facts: Mapping[str, object]
    person_id: UUID | None
    at: datetime

    def id(self, name: str) -> UUID:
        """One of the fact's ids."""
        return UUID(str(self.facts[name]))

    def ids(self, name: str) -> list[UUID]:
        """A list of ids among its fields; empty where an older fact has none."""
        found = self.facts.get(name)
        return [UUID(str(one)) for one in found] if isinstance(found, (list, tuple)) else []

    def text(self, name: str) -> str:
        """One of the fact's fields as text."""
        return str(self.facts[name])

    def number(self, name: str) -> int:
        """One of the fact's whole numbers."""
        return int(str(self.facts[name]))

    def instant(self, name: str) -> datetime:
        """One of the fact's instants."""
        return datetime.fromisoformat(str(self.facts[name]))


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as a reminder sees it: what will happen when, and with which arguments; ``at`` is the instant of the
    reminder, None where nobody asks for it."""

    verb: str
    args: Mapping[str, object]
    due_at: datetime
    at: datetime | None = None

    def id(self, name: str) -> UUID:
        """One of the verb's ids."""
        return UUID(str(self.args[name]))


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to all members of ``to`` who hold ``right``; ``path`` is where its link leads on this instance.

    ``subject`` and ``body`` hold places such as ``{amount}``; ``given`` fills them (Money, instants and days are
    written as the reader writes them). A ``receipt`` goes to the person who did it too.
    """

    to: UUID
    subject: Words
    body: Words
    path: str = ""
    right: Right = Right.VIEW
    given: Mapping[str, object] = field(default_factory=dict)
    receipt: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One mail to one address: for people who are not (yet) a member of anything, and for what is one person's own.

    ``stop`` is the path of a link that ends mails of this kind at once, also for mail programs (RFC 8058). Of notes
    with the same ``key`` the first is mailed and no other.
    """

    email: str
    subject: Words
    body: Words
    path: str = ""
    locale: str = "en-gb"
    timezone: str = "UTC"
    given: Mapping[str, object] = field(default_factory=dict)
    stop: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Silent:
    """An event that sends no mail, and why."""

    reason: str


Notice = Callable[[Fact], Sequence[Letter | Note]] | Silent
Reminder = Callable[[Due], Sequence[Letter | Note]]


def send(letters: Sequence[Letter | Note], *, about: str, but_not: UUID | None, at: datetime) -> int:
    """Mail each letter to its readers, except (but for a receipt) the person who did it; return how many mails were
    written.

    ``about`` names the occasion, so that a second run writes none twice. A reader who is in both organisations
    gets the first letter only.
    """
    written = 0
    done: set[str] = set()
    for letter in letters:
        if isinstance(letter, Note):
            written += _send_one(
                letter, letter.email, letter.locale, letter.timezone, letter.key or f"{about}:{letter.email}", at
            )
            continue
        for reader in readers_of(letter.to, letter.right):
            if (letter.receipt or reader.person_id != but_not) and reader.email not in done:
                done.add(reader.email)
                key = f"{about}:{reader.person_id}"
                written += _send_one(letter, reader.email, reader.locale, reader.timezone, key, at)
    return written


def _send_one(letter: Letter | Note, to: str, locale: str, zone: str, key: str, at: datetime) -> int:
    with reading_in(locale), timezone.override(ZoneInfo(zone)):
        given = {name: _shown(value) for name, value in letter.given.items()}
        parts = [str(letter.body).format(**given)]
        if letter.path:
            parts.append(settings.ANYSHORE_URL + letter.path)
        subject = str(letter.subject).format(**given)
    headers = _headers(letter.stop) if isinstance(letter, Note) and letter.stop else {}
    return mail.send(to=to, subject=subject, body="\n\n".join(parts) + "\n", at=at, key=key, headers=headers)


def _headers(stop: str) -> dict[str, str]:
    """The link that ends such mails, as mail programs show it: one click, no sign-in."""
    return {
        "List-Unsubscribe": f"<{settings.ANYSHORE_URL}{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _shown(value: object) -> str:
    if isinstance(value, Money):
        return formats.money_text(value)
    if isinstance(value, datetime):
        told = formats.deadline_text(value)  # whose zone is not known is told in whose time it is
        return f"{told} UTC" if formats.zone_name() == "UTC" else told
    if isinstance(value, date):
        return formats.day_text(value)
    if isinstance(value, float):
        return formats.number_text(value)
    return str(value)
