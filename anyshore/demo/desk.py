"""Work on the desk: handed in, commented on at the very place, sent back, handed in again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.comment_on_submission import comment_on_submission
from anyshore.delivery.actions.record_checks import record_checks
from anyshore.delivery.actions.reply_to_comment import reply_to_comment
from anyshore.delivery.actions.settle_comment import settle_comment
from anyshore.delivery.queries.checking import found_in
from anyshore.delivery.rules.comments import Place, PlaceKind
from anyshore.demo.doing import hand_in
from anyshore.demo.play import Story
from anyshore.demo.stage import CLOCK
from anyshore.demo.work import Work
from anyshore.plumbing import files


def on_the_desk(work: Work) -> Story:
    """The client says on the hand-in what is to change; with words for it, it goes back and comes again, and the first
    comment is answered and settled. What is said stays with the round on which it was said."""
    plot = work.plot
    yield work.diary.on(work.calendar(work.provider), plot.recent + (4 if plot.fix else 0))
    first = _handed_in(work)
    yield work.later(work.client)
    said = [_comment(work, first, *one) for one in plot.comments]
    if not plot.fix:
        return
    work.stage.do(ask_for_changes, work.client, work.at, submission_id=first, words=plot.fix)
    yield work.diary.on(work.calendar(work.provider), plot.recent)
    work.stage.do(reply_to_comment, work.provider, work.at, comment_id=said[0], words=plot.reply)
    work.stage.do(settle_comment, work.provider, work.at, comment_id=said[0])
    second = _handed_in(work, note=plot.back, moved=60)
    yield work.later(work.client)
    for one in plot.again:
        _comment(work, second, *one)


def _handed_in(work: Work, **given: Any) -> UUID:
    """Handed in, and what a machine can check of it is checked at once."""
    made: UUID = hand_in(work, 0, despite=work.plot.despite, drawn=f"{work.plot.title}.", **given)
    work.stage.do(record_checks, CLOCK, work.at, submission_id=made, results=found_in(made))
    return made


def _comment(work: Work, submission: UUID, name: str, first: str, second: str, words: str) -> UUID:
    """A comment on the file of that name: on a point of a picture, or (``second`` a key) on a segment."""
    subject = ("submission", submission)
    file = next(one for one in files.of(subject)[subject] if one.name == name)
    if name.endswith(".png"):
        place = Place(kind=PlaceKind.PIN, x=int(first), y=int(second))
    else:
        place = Place(kind=PlaceKind.SEGMENT, n=int(first), key=second, quote=second)
    told = work.stage.do(
        comment_on_submission,
        work.client,
        work.at,
        submission_id=submission,
        file_id=file.id,
        place=place,
        words=words,
    )
    found: UUID = told.id
    return found
