"""Agreements that speak of other people, and questions about them, made by the actions."""

from __future__ import annotations

from typing import Any

from anyshore.contracts.actions.ask_subcontractor import ask_subcontractor
from anyshore.contracts.models import Subcontractor
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

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
