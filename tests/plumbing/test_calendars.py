"""iCalendar, read back by a reader of our own: folded, escaped, dated in UTC, the same bytes for the same events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from anyshore.plumbing.calendars import CalendarEvent, write

AT = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
WORDS = "Réunion; “prix, délais” \\ suite\nÜber alles, " + "żółć " * 30


def event(**other: object) -> CalendarEvent:
    given = {
        "uid": "a-1@example.org", "sequence": 2, "made_at": AT, "changed_at": AT + timedelta(hours=1),
        "begins_at": AT + timedelta(days=1), "ends_at": AT + timedelta(days=1, minutes=30), "summary": WORDS,
        "description": WORDS, "url": "https://example.org/duties/1/", "alarms": (timedelta(days=2), timedelta(hours=4)),
    }  # fmt: skip
    return CalendarEvent(**{**given, **other})


def made(*events: CalendarEvent) -> bytes:
    return write("Anyshore: C-1042", "Anyshore", events, every=timedelta(hours=1)).body


def parsed(body: bytes) -> list[tuple[str, str]]:
    """The lines as (name with its parameters, value), unfolded and unescaped, by RFC 5545."""
    text = body.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        out, escaped = [], False
        for letter in value:
            if escaped:
                out.append("\n" if letter in "nN" else letter)
                escaped = False
            elif letter == "\\":
                escaped = True
            else:
                out.append(letter)
        found.append((name, "".join(out)))
    return found


def test_it_reads_back_as_it_was():
    lines = parsed(made(event()))
    read = dict(lines)
    assert (lines[0], lines[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    assert (read["VERSION"], read["NAME"]) == ("2.0", "Anyshore: C-1042")
    assert (read["SUMMARY"], read["UID"], read["SEQUENCE"]) == (WORDS, "a-1@example.org", "2")
    assert (read["DTSTART"], read["DTEND"], read["DTSTAMP"]) == (
        "20261125T092400Z", "20261125T095400Z", "20261124T102400Z",
    )  # fmt: skip
    assert [value for name, value in lines if name == "TRIGGER;RELATED=END"] == ["-P2D", "-PT4H"]
    assert [name for name, _ in lines].count("BEGIN") == [name for name, _ in lines].count("END") == 4


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut():
    for line in made(event()).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_cancelled_one_rings_no_more():
    read = parsed(made(event(cancelled=True)))
    assert ("STATUS", "CANCELLED") in read
    assert ("BEGIN", "VALARM") not in read


def test_the_same_events_are_the_same_bytes_and_others_are_not():
    one = write("Duties", "Anyshore", [event()], every=timedelta(hours=1))
    assert one == write("Duties", "Anyshore", [event()], every=timedelta(hours=1))
    assert one.etag != write("Duties", "Anyshore", [event(sequence=3)], every=timedelta(hours=1)).etag


def test_controls_do_not_reach_a_reader():
    assert dict(parsed(made(event(summary="a\x07b\r\nc"))))["SUMMARY"] == "a b\nc"
