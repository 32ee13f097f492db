"""The agreement behind a contract's page, with what hangs on it."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL

from anyshore.catalogue.models import Profile
from anyshore.contracts.models import (
    Agreement,
    Benchmark,
    Duty,
    FormalNotice,
    HardshipTalks,
    MajeureEvent,
    PackageOrder,
    Standstill,
    StepIn,
    Subcontractor,
    WorkerCheck,
)
from anyshore.contracts.queries.duties_ahead import WAITING
from anyshore.contracts.queries.negotiation import open_points
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.conversations.models import Thread
from anyshore.delivery.models import Book, Defect, LevelPeriod
from anyshore.delivery.queries.board_mail import items_open_in
from anyshore.exits.models import Notice, RefundOffer, Ruling
from anyshore.insight.queries.contract_benchmark import compared_on, open_benchmark_in
from anyshore.insight.queries.contract_claims import open_claims_in
from anyshore.insight.queries.contract_defects import open_defects_in
from anyshore.insight.queries.contract_duties import counted, duties_in
from anyshore.insight.queries.contract_formal import open_formal_notices_in
from anyshore.insight.queries.contract_step_ins import open_step_ins_in
from anyshore.insight.queries.renewal import of_open_renewal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Membership
from anyshore.payments.models import Block, Bonus, Claim, Payment, RetainerMonth
from anyshore.plumbing.written_once import written_once
from anyshore.transition.models import Transition

_THERE: Final[dict[str, Any]] = {
    "has_offers": RefundOffer,
    "has_rulings": Ruling,
    "has_payments": Payment,
    "has_book": Book,
    "has_levels": LevelPeriod,
    "has_months": RetainerMonth,
    "has_block": Block,
    "has_subcontractors": Subcontractor,
    "has_worker_checks": WorkerCheck,
    "has_formal_notices": FormalNotice,
    "has_claims": Claim,
    "has_step_ins": StepIn,
    "has_talks": HardshipTalks,
    "has_majeure": MajeureEvent,
    "has_benchmarks": Benchmark,
    "has_defects": Defect,
    "has_bonuses": Bonus,
}
"""Whether there is any of these."""


def found_contract(actor: Actor, number: int) -> Any:
    """The agreement with what hangs on it, so that nothing is asked for that is not there."""
    about: dict[str, Any] = {"subject_kind": "agreement", "subject_id": OuterRef("pk")}
    thread = Thread.objects.visible_to(actor).filter(**about).order_by("at")
    rows = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider")
    found = rows.annotate(
        thread_id=Subquery(thread.values("id")[:1]),
        talked_at=Subquery(thread.values("last_message_at")[:1]),
        open_points=open_points(actor),
        **_hanging(),
    ).first()
    if found is None:
        raise NotFound()
    return found


@cache
def _hanging() -> dict[str, RawSQL]:
    """What hangs on the agreement of the outer query, whoever reads it."""
    clients = Membership.objects.filter(organisation=OuterRef(OuterRef("client"))).values("user_id")
    both = Membership.objects.filter(organisation=OuterRef("provider"), user_id__in=clients)
    since = Standstill.objects.filter(agreement=OuterRef("pk"), until=None).values("since")
    freed = MajeureEvent.objects.filter(agreement=OuterRef("pk"), side="client", state="accepted")
    published = Profile.objects.filter(organisation=OuterRef("provider"), published_at__isnull=False)
    asked = {
        **{name: Exists(one.objects.filter(agreement=OuterRef("pk"))) for name, one in _THERE.items()},
        "has_profile": Exists(published),
        "has_notice": Exists(Notice.objects.filter(agreement=OuterRef("pk"), state="running")),
        "renewal_side": of_open_renewal("side"),
        "renewal_on": of_open_renewal("ends_on"),
        "renewal_until": of_open_renewal("answer_until"),
        "transition_state": Subquery(Transition.objects.filter(agreement=OuterRef("pk")).values("state")[:1]),
        "duties_open": counted(DutyState.OPEN),
        "duties_missed": counted(DutyState.MISSED),
        "has_duties": Exists(Duty.objects.filter(agreement=OuterRef("pk"), state__in=WAITING)),
        "duty_next_at": Subquery(duties_in(DutyState.OPEN).order_by("due_at").values("due_at")[:1]),
        "formal_from": open_formal_notices_in(),
        "open_claims": open_claims_in(),
        "open_step_ins": open_step_ins_in(),
        "still_since": Subquery(since[:1]),
        "client_freed_at": Subquery(freed.values("accepted_at")[:1]),
        "benchmark_state": open_benchmark_in("state"),
        "benchmark_expert": open_benchmark_in("expert"),
        "compared_on": compared_on(),
        "has_family": Exists(Agreement.objects.filter(Q(under=OuterRef("pk")) | Q(follows=OuterRef("pk")))),
        "bought_as": Subquery(PackageOrder.objects.filter(agreement=OuterRef("pk")).values("package__kind")[:1]),
        "items_open": items_open_in(),
        "open_defects": open_defects_in(),
        "related": Exists(both),
    }
    return written_once(Agreement, asked)
