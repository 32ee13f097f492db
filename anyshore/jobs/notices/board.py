"""Mails about the work board, each to the people whom an item concerns: it is yours now, what was said, what is due.

What is due is one mail a day for each person, over all their contracts: its key is the reader and the day.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from anyshore.delivery.queries.board_mail import (
    ToldItem,
    concerned,
    due_to,
    given_out,
    people_due,
    readers_on,
    said_since,
    told_item,
)
from anyshore.delivery.queries.mentions import said_to
from anyshore.jobs.notices.letters import Fact, Note, Words
from anyshore.parties.queries import Reader
from anyshore.plumbing import formats
from anyshore.plumbing.locales import reading_in


def item_assigned(fact: Fact) -> list[Note]:
    """To whoever looks after it now, unless they took it themselves."""
    if fact.facts["assignee_id"] is None or fact.id("assignee_id") == fact.person_id:
        return []
    about = told_item(fact.subject_id)
    body = _("You look after it now: work item {number} of “{title}”, C-{contract}.")
    return [
        _note(one, about, _("Yours: {what}"), body) for one in readers_on(fact.subject_id, {fact.id("assignee_id")})
    ]


def items_added(fact: Fact) -> list[Note]:
    """To each person who looks after some of them, but who added them: one mail with all of theirs."""
    found = given_out(fact.subject_id, fact.number("first"), fact.number("last"))
    notes = []
    for person_id, rows in found.items():
        lines = "\n\n".join(_line(row) for row in rows[:50])
        notes += [
            _note(one, rows[0], _("Yours, on C-{contract}: {count}"), "{lines}", lines=lines, count=len(rows))
            for one in readers_on(rows[0].id, {person_id} - {fact.person_id})
        ]
    return notes


def mentions(fact: Fact) -> list[Note]:
    """To those whom a comment names, at once, or once it was edited, who were not named before; nobody where it was
    withdrawn meanwhile. What else is said is told together, within the hour."""
    about = told_item(fact.subject_id)
    who, words, people = said_to(fact.id("comment_id"), fact.ids("mentioned_ids"))
    body = _("{who} names you on work item {number} of “{title}”, C-{contract}:\n\n{words}")
    subject = _("{who} names you: {what}")
    return [_note(one, about, subject, body, who=who, words=words[:8_000]) for one in people]


def comments_gathered(fact: Fact) -> list[Note]:
    """To everybody whom the item concerns: what others said; nothing to who alone spoke, and not again what
    named them and was told at once."""
    about = told_item(fact.subject_id)
    said = said_since(fact.subject_id, fact.instant("since"), fact.at)
    found = []
    for one in readers_on(fact.subject_id, concerned(fact.subject_id)):
        mine = [row for row in said if row.author_id != one.person_id and str(one.person_id) not in row.told]
        lines = "\n\n".join(f"{row.author}: {row.words}" for row in mine)
        if lines:
            found.append(
                _note(one, about, _("Comments on work item {number}: {what}"), "{lines}", lines=lines[:8_000])
            )
    return found


def work_fell_due(fact: Fact) -> list[Note]:
    """To each person with something due tomorrow or late since yesterday on this board: all that is due to them."""
    on = date.fromisoformat(fact.text("on"))
    return [_digest(one, on) for one in people_due(fact.subject_id, on)]


def _digest(reader: Reader, on: date) -> Note:
    """One mail over all contracts: what is late, and what is due tomorrow."""
    rows = due_to(reader.person_id, on)
    with reading_in(reader.locale):
        lines = "\n\n".join(_line(row) for row in rows)
    body = _("These work items are yours. Nothing happens by itself: the board shows them as late.\n\n{lines}")
    return Note(
        reader.email, _("Due to you: {count}"), body, locale=reader.locale, timezone=reader.timezone,
        given={"count": len(rows), "lines": lines}, key=f"work:{reader.person_id}:{on}",
    )  # fmt: skip


def _line(row: ToldItem) -> str:
    due = f"{formats.day_text(row.due_on, weekday=True)}: " if row.due_on else ""
    return f"{due}{row.title}\nC-{row.contract}, {row.contract_title}\n{settings.ANYSHORE_URL}{row.path}"


def _note(reader: Reader, about: ToldItem, subject: Words, body: Words, **given: object) -> Note:
    told = {"what": about.title, "number": about.number, "title": about.contract_title, "contract": about.contract}
    return Note(
        reader.email,
        subject,
        body,
        about.path,
        locale=reader.locale,
        timezone=reader.timezone,
        given={**told, **given},
    )
