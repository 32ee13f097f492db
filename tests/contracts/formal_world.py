"""Agreements whose clauses know formal notices, and such notices, made by the actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.models import FormalNotice
from anyshore.contracts.rules.formal import Kind, Said
from tests.contracts.people_world import DATA
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

PEOPLE = [["Ada Lindt", "lead"], ["Bo Wu", "editor"]]
CLAUSES = (
    clause("audit", notice_days=10, yearly=1),
    clause("insurance", kinds=["Professional indemnity"], proof_days=14),
    clause("key_people", people=PEOPLE, notice_days=30, overlap_days=5),
    clause("emergency_change", cap_minor=100_000, confirm_days=3),
    clause("insolvency"),
    DATA,
)
LEAVES = Said(person="Ada Lindt", on=date(2027, 1, 15), successor="Cem Aksoy", next_on=date(2027, 1, 4))


def formal_deal(**given: Any) -> Made:
    """A running agreement with all of them."""
    return make_deal([20_000], **{"clauses": CLAUSES, **given})


def wanted(deal: Made, kind: Kind, **said: Any) -> dict[str, Any]:
    """What the verb takes for a notice."""
    return {"agreement_id": deal.id, "kind": kind, "said": Said(**said)}


def given(deal: Made, kind: Kind, at: datetime = NOW, **said: Any) -> FormalNotice:
    """A notice of the side that gives this kind; another one by the client."""
    own = deal.provider if kind in (Kind.KEY_PERSON, Kind.EMERGENCY, Kind.BREACH) else deal.client
    return do(give_formal_notice, own, at, **wanted(deal, kind, **said))


def leaves(deal: Made, at: datetime = NOW) -> FormalNotice:
    """A key person leaves in January, and somebody follows."""
    said = {name: getattr(LEAVES, name) for name in ("person", "on", "successor", "next_on")}
    return given(deal, Kind.KEY_PERSON, at, **said)


def breach(deal: Made, hours: int = 3) -> FormalNotice:
    """Data were seen by somebody who should not, so many hours ago."""
    return given(deal, Kind.BREACH, words="A laptop was lost.", learned_at=NOW - timedelta(hours=hours))
