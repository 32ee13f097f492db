"""Agreements that speak of other people, questions about them, and individuals whose work is checked, made by the
actions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from anyshore.contracts.actions.answer_worker_check import answer_worker_check
from anyshore.contracts.actions.ask_subcontractor import ask_subcontractor
from anyshore.contracts.models import Subcontractor, WorkerCheck
from anyshore.contracts.rules.worker_checks import Answers
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do, make_organisation

DATA = clause("data_processing", purpose="Support of customers", categories=["Customers: name, address"])


def subcontracted(consent: str = "written", answer_days: int = 5, *, more: Any = (), **given: Any) -> Made:
    """A running agreement whose clause about subcontractors says so."""
    return make_deal(
        [20_000], clauses=(clause("subcontracting", consent=consent, answer_days=answer_days), *more), **given
    )


def wanted(deal: Made, **more: Any) -> dict[str, Any]:
    """A question about a translator in Portugal, who sees no personal data."""
    given = {"name": "Lisboa Legendas", "country": "PT", "part": "Subtitles in Portuguese", "personal_data": False}
    return {"agreement_id": deal.id, **given, **more}


def asked(deal: Made, at: Any = NOW, **more: Any) -> Subcontractor:
    """The provider asks."""
    return do(ask_subcontractor, deal.provider, at, **wanted(deal, **more))


ANSWERS = Answers(
    own_hours=True, own_tools=True, own_place=True, substitute=True, other_clients=True, income_bps=2_000, notes={}
)
CLAUSE = clause("worker_classification")


def alone(*, clauses: Any = (), **given: Any) -> Made:
    """A running agreement with a provider that is one person."""
    both = make_organisation()[1], make_organisation(country="PL", kind="individual")[1]
    return make_deal([20_000], parties=both, clauses=clauses, **given)


def checked(deal: Made, at: Any = NOW, **more: Any) -> WorkerCheck:
    """The client answers; ``more`` differs from a work without any sign."""
    return do(answer_worker_check, deal.client, at, agreement_id=deal.id, answers=replace(ANSWERS, **more))


def suspect(deal: Made, at: Any = NOW) -> WorkerCheck:
    """The same with three signs: a person must look."""
    return checked(deal, at, own_hours=False, own_place=False, other_clients=False)
