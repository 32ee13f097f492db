"""A client answers six questions on how one person works for it: a person has to look, and nobody has yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from anyshore.contracts.actions.answer_worker_check import answer_worker_check
from anyshore.contracts.queries.worker_checks import due_checks
from anyshore.contracts.rules.worker_checks import Answers
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage

CLIENT: Final = "tolhuis"
BEFORE: Final = timedelta(days=2)
ANSWERS: Final = Answers(
    own_hours=True, own_tools=True, own_place=False, substitute=False, other_clients=True, income_bps=4_000,
    notes={
        "own_place": "The lamps stand in our hall, so the work is done there.",
        "substitute": "We chose this very person, for the hand.",
    },
)  # fmt: skip


def working_alone(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where the client is here."""
    return [_told(stage)] if CLIENT in houses else []


def _told(stage: Stage) -> Story:
    diary = stage.diary("working alone", stage.end - BEFORE)
    yield diary.later(stage.calendars[CLIENT])
    for one in due_checks(stage.actors[CLIENT], diary.at)[:1]:
        stage.do(answer_worker_check, CLIENT, diary.at, agreement_id=one.agreement_id, answers=ANSWERS)
