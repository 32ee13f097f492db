"""Contracts with duties: a process with a report, meetings and clauses, between the Netherlands and Poland."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.models import Duty, DutySeries
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.lines import Duty as LineDuty
from anyshore.contracts.rules.lines import Every, Lines
from anyshore.contracts.rules.terms import EndRule
from anyshore.plumbing.models import AuditEntry
from tests.contracts.world import Deal, offered
from tests.factories import NOW, do

REPORT = LineDuty(what="Monthly report", every=Every.MONTH)
LAST = date(2027, 11, 30)
WORK = MilestoneDraft("Take over", 60_000, None, ("All ledgers",))


def clause(key: str, **values: Any) -> Chosen:
    """A clause with its usual parameters but these."""
    found = usual(key, Language.EN)
    return replace(found, values={**found.values, **values})


def dutiful(
    *clauses: Chosen,
    duties: tuple[LineDuty, ...] = (REPORT,),
    end: date | None = LAST,
    at: datetime = NOW,
    **terms: Any,
) -> Deal:
    """A process that both sides have signed, with these clauses, lines and terms; without an ``end`` it is open."""
    rule = {} if end else {"end_rule": EndRule.OPEN, "decide_months": None, "end_months": None}
    given = replace(default_terms("process"), end_on=end, exit_items=("The ledgers",), **rule, **terms)
    lines = Lines(duties=duties)
    deal = offered(
        unit="process", milestones=[WORK], terms=given, lines=lines, clauses=list(clauses), rail="ledger_only", at=at
    )
    do(sign_agreement, deal.provider, at, agreement_id=deal.agreement.id, version_hash=deal.hash)
    return Deal(deal.fresh(), deal.client, deal.provider)


def duties(deal: Any, code: str = "") -> list[Duty]:
    """The duties of an agreement, of one kind or all, in the order of their numbers."""
    rows = Duty.objects.filter(agreement=deal.agreement).select_related("series")
    return list((rows.filter(series__code=code) if code else rows).order_by("series__at", "number"))


def report(deal: Any) -> Duty:
    """The newest occurrence of the monthly report."""
    return duties(deal, "line")[-1]


def series(deal: Any, code: str) -> DutySeries:
    return DutySeries.objects.filter(agreement=deal.agreement, code=code).latest("at")


def states(deal: Any, code: str = "line") -> list[str]:
    return [str(one.state) for one in duties(deal, code)]


def told(duty: Duty) -> list[str]:
    """What was told of a duty, in order."""
    rows = AuditEntry.objects.filter(subject_id=duty.pk).order_by("position")
    return [name.partition(".")[2] for name in rows.values_list("name", flat=True)]
