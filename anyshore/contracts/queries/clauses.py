"""The clauses that an agreement has beside its terms, as they are in force."""

from __future__ import annotations

from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.rules.clauses.chosen import Chosen


def clauses_of(agreement: Agreement) -> tuple[Chosen, ...]:
    """Those of the current version: one query, of nothing else of its content."""
    rows = AgreementVersion.objects.filter(agreement_id=agreement.id, number=agreement.version)
    found = rows.values_list("content__clauses", flat=True).first()
    return tuple(Chosen.from_json(one) for one in found or ())
