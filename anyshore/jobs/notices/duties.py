"""Mails about duties: one digest a day for each person, of what is due and what was missed; and what the other side
says.

A reminder fell due for one duty; its digest names every duty of that reader that is due within three days or is
reminded of on the same day, so that no second one is needed. The key of a digest is its reader and its day, so no
second one is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.duty_mail import ToldDuty, due_with, missed_with, told_duty
from anyshore.jobs.notices.letters import Due, Fact, Letter, Note, Words
from anyshore.parties.queries import Reader, readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing import formats
from anyshore.plumbing.locales import reading_in

NAMES: dict[str, Words] = {
    "line": "%(words)s",
    "exit_plan": _("Look at the exit plan again"),
    "exit_rehearsal": _("Rehearse the exit"),
    "decide": _("Decide whether it goes on"),
    "renewal": _("Last day to say no to the renewal"),
    "hand_over": _("Hand over what the exit list names"),
    "warranty_ends": _("Last day to report defects: %(what)s"),
    "retention": _("Pay what was kept back: %(what)s"),
    "meeting": _("Meeting: %(words)s"),
    "meeting_report": _("Report before the meeting: %(words)s"),
    "indexation": _("Adjust the prices to the index “%(index)s”"),
    "audit": _("Look at records and systems"),
    "benchmarking": _("Have the prices compared with the market"),
    "lower_prices": _("Lower the prices that the comparison found too high"),
    "insurance_proof": _("Ask for proof of the insurance"),
    "audit_opens": _("Let the client look at records and systems"),
    "insurance_shown": _("Show proof of the insurance"),
    "emergency_put": _("Put what was done in the emergency as a change"),
    "refuse_successor": _("Last day to refuse %(who)s"),
    "overlap": _("Work side by side: %(leaves)s and %(who)s"),
    "inform_people": _("Inform the people who transfer"),
    "people_move": _("The people transfer"),
    "give_back": _("Give back or delete what is confidential"),
    "delete_data": _("Delete the personal data"),
    "assistance": _("Last day of help with the handover"),
    "run_off": _("Last day of the insurance"),
}
"""What each kind of duty is called: as the pages call it."""


def remind_of_duty(due: Due) -> list[Note]:
    """To whoever looks after it: everything that is due soon, and what silence does."""
    about = told_duty(due.id("duty_id"))
    subject = _("Duties: the next is due {until}")
    body = _("If nobody marks them done by then, they stand on record as missed.\n\n{lines}\n\nAll duties:\n{all}")
    return _digests(
        about, "due", subject, body, lambda reader, day: due_with(about, reader.person_id, *day), due.at or due.due_at
    )


def duty_missed(fact: Fact) -> list[Note]:
    """To both sides, where it was owed: what was missed. Of a date of a party's own nobody is told."""
    about = told_duty(fact.subject_id)
    if not about.owed:
        return []
    subject = _("Missed: {first}")
    body = _(
        "Nobody marked it done by {until}. It stands on record as missed; it can still be marked done, late.\n\n{lines}\n\nAll duties:\n{all}"
    )
    found = _digests(
        about, "missed", subject, body, lambda reader, day: missed_with(about, reader.person_id, *day), fact.at
    )
    if about.other_id is not None:
        body = _(
            "{party} has not marked it done by {until}. It stands on record as missed.\n\n{lines}\n\nAll duties:\n{all}"
        )
        readers = readers_of(about.other_id, Right.WORK)
        found += _notes(
            about, "missed", subject, body, readers, lambda reader, day: missed_with(about, None, *day), fact.at
        )
    return found


def duty_done(fact: Fact) -> list[Letter]:
    """To the other side, where it was owed to it: who says that it was done. Nobody must answer."""
    about = told_duty(fact.subject_id)
    if not about.owed or about.other_id is None:
        return []
    body = _(
        "{party} says that “{what}” was done.\n\nLook at it and confirm it, or say that it was not done. If you do nothing, it stands as done."
    )
    told = {"what": _Name(about), "party": about.party}
    return [Letter(about.other_id, _("Done: {what}"), body, f"/duties/{about.id}/", Right.WORK, told)]


def duty_disputed(fact: Fact) -> list[Letter]:
    """To its side: the reason."""
    about = told_duty(fact.subject_id)
    body = _(
        "{other} says that “{what}” was not done: {words}\n\nMark it again with what was missing, or write to them."
    )
    return [_letter(about, _("Disputed: {what}"), body, words=fact.text("why"))]


def duty_waived(fact: Fact) -> list[Letter]:
    """To its side, where the other let it go."""
    about = told_duty(fact.subject_id)
    if not about.owed or about.other_id is None:
        return []
    body = _("{other} asks no more for “{what}”, this time: {words}")
    return [_letter(about, _("Let go: {what}"), body, words=fact.text("why"))]


Day = tuple[datetime, datetime]
Found = Callable[[Reader, Day], list[ToldDuty]]


def _digests(about: ToldDuty, kind: str, subject: Words, body: Words, found: Found, at: datetime) -> list[Note]:
    """One mail for each reader of its side: its owner, or whoever works there."""
    readers = readers_of(about.organisation_id, Right.WORK)
    own = [one for one in readers if one.person_id == about.owner_id]
    return _notes(about, kind, subject, body, own or readers, found, at)


def _notes(
    about: ToldDuty, kind: str, subject: Words, body: Words, readers: Sequence[Reader], found: Found, at: datetime
) -> list[Note]:
    notes = []
    for reader in readers:
        here = at.astimezone(ZoneInfo(reader.timezone))
        begins = here.replace(hour=0, minute=0, second=0, microsecond=0)
        ends = begins.replace(hour=23, minute=59, second=59)
        rows = found(reader, (begins, ends))
        with reading_in(reader.locale), timezone.override(ZoneInfo(reader.timezone)):
            lines = "\n\n".join(_line(row) for row in rows)
            given = {
                "until": about.due_at or at, "lines": lines, "first": name_of(about), "party": about.party,
                "all": f"{settings.ANYSHORE_URL}/duties/",
            }  # fmt: skip
        notes.append(
            Note(
                reader.email, subject, body, locale=reader.locale, timezone=reader.timezone, given=given,
                key=f"duties:{kind}:{reader.person_id}:{about.organisation_id.hex[:12]}:{begins.date()}",
            )
        )  # fmt: skip
    return notes


def _line(row: ToldDuty) -> str:
    due = f"{formats.deadline_text(row.due_at)}: " if row.due_at else ""
    return f"{due}{name_of(row)}\nC-{row.number}, {row.title}\n{settings.ANYSHORE_URL}/duties/{row.id}/"


def name_of(row: ToldDuty) -> str:
    """What it is called, in the language that is being read."""
    return str(NAMES[row.code]) % {"words": row.words, **row.given}


class _Name:
    """The name of a duty, said when it is read."""

    def __init__(self, row: ToldDuty) -> None:
        self.row = row

    def __str__(self) -> str:
        return name_of(self.row)


def _letter(about: ToldDuty, subject: Words, body: Words, **given: object) -> Letter:
    told = {"what": _Name(about), "party": about.party, "other": about.other, **given}
    return Letter(about.organisation_id, subject, body, f"/duties/{about.id}/", Right.WORK, told)
