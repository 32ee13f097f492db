"""What is known here of how an individual works for a client: to fill in the questions, and to be read beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.worker_checks import ChecksPage
from anyshore.contracts.rules.worker_checks import GOOD_FOR, Answers, Question
from anyshore.insight.queries.contract import Contract


@dataclass(frozen=True, slots=True)
class WorkerFacts:
    """``minutes`` are agreed a week at most, 0 where no hours are; ``sheets``: hours are written in time sheets that
    the client approves; ``items`` are open on the work board; ``others``: within a year it worked for another client
    here, who is not named."""

    minutes: int
    sheets: bool
    items: int
    others: bool


def worker_facts(contract: Contract, *, at: datetime) -> WorkerFacts:
    """What is known of the provider of a contract that its reader was found to see. Of other clients no more than
    whether there are any, to both sides alike."""
    recent = Q(ended_at=None) | Q(ended_at__gte=at - GOOD_FOR)
    theirs = Agreement.objects.filter(recent, provider_id=contract.provider.id, signed_at__isnull=False)
    return WorkerFacts(
        minutes=sum(line.cap_minutes for line in contract.page.content.lines.time),
        sheets=contract.keeps_hours,
        items=contract.items_open,
        others=theirs.exclude(client_id=contract.client.id).exists(),
    )


def first_answers(page: ChecksPage, facts: WorkerFacts) -> dict[str, bool | int | None]:
    """What stands in the questions before anybody answers: what was answered last, or what the clause says; of other
    clients what is known here, where that is a yes. None where nothing is known."""
    before: Answers | None = page.newest.answers if page.newest else None
    found: dict[str, bool | int | None] = {
        str(one): getattr(before or page.agreed, one, None) if before or page.agreed else None for one in Question
    }
    if facts.others:
        found[Question.OTHER_CLIENTS] = True
    return {**found, "income": before.income_bps if before else None}
