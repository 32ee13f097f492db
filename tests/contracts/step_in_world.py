"""Agreements that let the client step in, and what comes of it, made by the actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from anyshore.contracts.actions.announce_step_in import announce_step_in
from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.actions.claim_step_in_cost import claim_step_in_cost
from anyshore.contracts.models import StepIn, StepInCost
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

TODAY = NOW.date()
FIRST, LAST = NOW + timedelta(days=5), NOW.date() + timedelta(days=65)
"""The first instant of tests on which the client may begin, and the last day if it does."""
CLAUSE = clause("step_in")


def stepping(*, clauses: Any = (CLAUSE,), **given: Any) -> Made:
    """A running agreement whose client may step in: five days of warning, sixty days at most."""
    return make_deal([20_000], clauses=clauses, **given)


def wanted(deal: Any, **more: Any) -> dict[str, Any]:
    """An announcement about the hotline."""
    given = {"dangers": ["business"], "failure": "Nobody answers the phone.", "what": "The hotline"}
    return {"agreement_id": deal.id, **given, **more}


def announced(deal: Any, at: Any = NOW, **more: Any) -> StepIn:
    """The client announces it."""
    return do(announce_step_in, deal.client, at, **wanted(deal, **more))


def begun(deal: Any, at: Any = FIRST, **more: Any) -> StepIn:
    """The client announces it at NOW, and begins on the first day."""
    return do(begin_step_in, deal.client, at, step_in_id=announced(deal, **more).pk, on=at.date())


def claimed(deal: Any, at: Any = FIRST, minor: int = 40_000, of: StepIn | None = None) -> StepInCost:
    """A claim for what it cost to run the hotline, or another service."""
    step_in = of or StepIn.objects.filter(agreement_id=deal.id).first() or begun(deal)
    given = {"amount": deal.money(minor), "words": "Two agents for a week."}
    return do(claim_step_in_cost, deal.client, at, step_in_id=step_in.pk, **given)
