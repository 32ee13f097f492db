"""A tender whose proposals are in: opened by two, scored by three, one sample agreed on, two on the shortlist."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from anyshore.demo.asking import request_terms, take_part
from anyshore.demo.play import Story
from anyshore.demo.work import Work
from anyshore.sourcing.actions.agree_points import agree_points
from anyshore.sourcing.actions.confirm_opening import confirm_opening
from anyshore.sourcing.actions.declare_interests import declare_interests
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.actions.shortlist_proposal import shortlist_proposal
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.clocks import proposals_until
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.states import CriterionKind, RequestKind
from anyshore.sourcing.rules.tenders import Interest, TenderTerms
from anyshore.sourcing.rules.terms import CriterionTerms

CRITERIA: Final = (
    CriterionTerms(
        name="Sample",
        weight=30,
        guide="Errors a page, read without knowing whose it is.",
        anchors=(
            "Cannot be printed: the sense is wrong in places.",
            "Five errors a page or more, or terms of the trade are wrong.",
            "Two to four errors a page. Reads like a translation.",
            "One error a page. Reads well, the terms are ours.",
            "No error. We would print it as it is.",
        ),
    ),
    CriterionTerms(name="Price", weight=25, kind=CriterionKind.PRICE),
    CriterionTerms(name="Schedule", weight=15, kind=CriterionKind.SCHEDULE),
    CriterionTerms(
        name="Experience",
        weight=20,
        guide="Work of the same kind, with somebody who may be asked.",
        anchors=(
            "None named.",
            "Other kinds of text only.",
            "Catalogues, but none in these languages.",
            "One catalogue in these languages, and somebody who may be asked.",
            "Three or more, in these languages, with somebody who may be asked for each.",
        ),
    ),
    CriterionTerms(
        name="Exit terms",
        weight=10,
        guide="Term base, memory and working files are ours.",
        anchors=(
            "Nothing comes back but the text.",
            "Working files on request, at a price.",
            "Working files, without the term base.",
            "All three, within a month of the end.",
            "All three, at every delivery, in open formats.",
        ),
    ),
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


CONFLICT: Final = ("wieringa", ".ruben", "My sister-in-law edits for them.")
"""Who is taken out of whose scoring, and why."""

AGREED: Final = ("dijkstra", 93, "We counted the errors of the sample again, together.")
"""The sample on which the evaluators agreed after they had scored."""


def compared(work: Work) -> Story:
    """Posted as a tender, sealed, opened by two, scored by three, and waiting for the client's choice."""
    yield from _published(work)
    until = proposals_until(work.at, work.unit, work.calendar(work.client))
    yield from take_part(work, until)
    yield work.diary.wait_until(until + timedelta(minutes=9))
    yield from _opened(work)
    yield from _declared(work)
    yield from _scored(work)
    for who in SHORTLIST:
        yield work.diary.minutes(2, 9)
        work.stage.do(shortlist_proposal, work.client, work.at, proposal_id=work.bids[who])


def _published(work: Work) -> Story:
    stage, client = work.stage, work.client
    yield work.diary.on(work.calendar(client), work.plot.day)
    until = proposals_until(work.at, work.unit, work.calendar(client))
    terms = replace(request_terms(work, until, CRITERIA), kind=RequestKind.RFP)
    told = stage.do(save_request, client, work.at, terms=terms)
    work.request_id, work.request_number = told.id, told.number
    people = tuple(stage.person(client + one) for one in EVALUATORS)
    setup = TenderTerms(sealed=True, tell_rank=True, evaluator_ids=people, opener_ids=people)
    stage.do(set_up_tender, client, work.at, request_id=work.request_id, terms=setup)
    stage.do(publish_request, client, work.at, request_id=work.request_id)


def _opened(work: Work) -> Story:
    """Two of the three named confirm, and all proposals open at one instant."""
    for colleague in EVALUATORS[:2]:
        yield work.diary.minutes(3, 12)
        work.stage.do(confirm_opening, work.client + colleague, work.at, request_id=work.request_id)


def _declared(work: Work) -> Story:
    """Each says about every bidder whether there is a conflict of interest."""
    bidder, person, words = CONFLICT
    for colleague in EVALUATORS:
        yield work.diary.minutes(4, 14)
        interests = tuple(
            Interest(proposal_id=one, conflict=(who, colleague) == (bidder, person), words=words)
            for who, one in work.bids.items()
        )
        given = {"request_id": work.request_id, "interests": interests}
        work.stage.do(declare_interests, work.client + colleague, work.at, **given)


def _scored(work: Work) -> Story:
    """Each gives points without seeing the others'; then they agree on what was furthest apart."""
    stage, client = work.stage, work.client
    seen = request_view(stage.actors[client], work.request_number, at=work.at)
    judged = [one.id for one in seen.criteria if one.kind == CriterionKind.JUDGED]
    for place, colleague in enumerate(EVALUATORS):
        for who, points in SCORES.items():
            if (who, colleague) != CONFLICT[:2]:
                yield work.diary.minutes(2, 8)
                given = _points(judged, points[place])
                stage.do(score_proposal, client + colleague, work.at, proposal_id=work.bids[who], points=given)
    who, together, words = AGREED
    yield work.diary.minutes(15, 40)
    agreed = {"proposal_id": work.bids[who], "criterion_id": judged[0], "points": together, "words": words}
    stage.do(agree_points, client, work.at, **agreed)


def _points(judged: list[UUID], points: tuple[int, int, int]) -> tuple[Points, ...]:
    return tuple(Points(criterion_id=one, points=given) for one, given in zip(judged, points, strict=True))
