"""A request whose proposals are in: criteria with weights, three people who scored, two on the shortlist."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from anyshore.demo.asking import request_terms, take_part
from anyshore.demo.play import Story
from anyshore.demo.work import Work
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.clocks import proposals_until
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.states import CriterionKind
from anyshore.sourcing.rules.terms import CriterionTerms

CRITERIA: Final = (
    CriterionTerms(name="Sample", weight=30, guide="Errors a page, read without knowing whose it is."),
    CriterionTerms(name="Price", weight=25, kind=CriterionKind.PRICE),
    CriterionTerms(name="Schedule", weight=15, kind=CriterionKind.SCHEDULE),
    CriterionTerms(name="Experience", weight=20, guide="Work of the same kind, with somebody who may be asked."),
    CriterionTerms(name="Exit terms", weight=10, guide="Term base, memory and working files are ours."),
)

SCORES: Final[dict[str, tuple[tuple[int, int, int], ...]]] = {
    "lingua": ((86, 78, 85), (88, 80, 80), (84, 76, 90)),
    "dijkstra": ((93, 84, 95), (95, 82, 95), (91, 86, 95)),
    "wieringa": ((88, 90, 90), (85, 92, 90), (90, 88, 90)),
    "sahyadri": ((71, 61, 72), (74, 58, 70), (68, 64, 74)),
}
"""For each bidder what the three evaluators give for sample, experience and exit terms."""

EVALUATORS: Final = ("", ".femke", ".ruben")
SHORTLIST: Final = ("lingua", "dijkstra")


def compared(work: Work) -> Story:
    """Posted with criteria, answered by all, scored by three, and waiting for the client's choice."""
    stage, client = work.stage, work.client
    yield work.diary.on(work.calendar(client), work.plot.day)
    until = proposals_until(work.at, work.unit, work.calendar(client))
    told = stage.do(post_request, client, work.at, terms=request_terms(work, until, CRITERIA))
    work.request_id, work.request_number = told.id, told.number
    yield from take_part(work, until)
    seen = request_view(stage.actors[client], work.request_number, at=work.at)
    judged = [one.id for one in seen.criteria if one.kind == CriterionKind.JUDGED]
    for place, colleague in enumerate(EVALUATORS):
        yield work.later(client, 1 if place == 1 else 0)
        for who, points in SCORES.items():
            given = _points(judged, points[place])
            stage.do(score_proposal, client + colleague, work.at, proposal_id=work.bids[who], points=given)
            work.diary.minutes(6, 25)
    for who in SHORTLIST:
        yield work.diary.minutes(2, 9)
        stage.do(shortlist_proposal, client, work.at, proposal_id=work.bids[who])


def _points(judged: list[UUID], points: tuple[int, int, int]) -> tuple[Points, ...]:
    return tuple(Points(criterion_id=one, points=given) for one, given in zip(judged, points, strict=True))
