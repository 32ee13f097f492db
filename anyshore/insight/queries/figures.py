"""The public figures of an instance: counts that anybody may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from anyshore.catalogue.models import Profile
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE, AgreementState
from anyshore.delivery.models import Submission
from anyshore.delivery.rules import SubmissionState
from anyshore.kit.money import Money
from anyshore.parties.models import Organisation
from anyshore.parties.rules import ANYONE
from anyshore.payments.models import Holding
from anyshore.sourcing.models import Request
from anyshore.sourcing.queries.requests import RequestRow, open_requests


@dataclass(frozen=True, slots=True)
class Figures:
    """``accepted_first`` of ``accepted`` milestones needed no change; ``released`` is by currency, the one most used
    first."""

    running: int
    completed: int
    clients: int
    providers: int
    countries: int
    accepted: int
    accepted_first: int
    open_requests: int
    released: tuple[Money, ...]


def figures(*, at: datetime) -> Figures:
    """Count what there is, at ``at``."""
    agreements = Agreement.objects.aggregate(
        running=Count("id", filter=Q(state__in=LIVE)),
        completed=Count("id", filter=Q(state=AgreementState.COMPLETED)),
        clients=Count("client_id", distinct=True),
    )
    accepted = Submission.objects.filter(state=SubmissionState.ACCEPTED)
    published = Profile.objects.filter(published_at__isnull=False)
    released = (
        Holding.objects.filter(released_minor__gt=0)
        .values("agreement__currency")
        .annotate(s=Sum("released_minor"), n=Count("id"))
    )
    return Figures(
        running=agreements["running"],
        completed=agreements["completed"],
        clients=agreements["clients"],
        providers=published.count(),
        countries=Organisation.objects.filter(state="active").values("country").distinct().count(),
        accepted=accepted.count(),
        accepted_first=accepted.filter(round=1).count(),
        open_requests=Request.objects.visible_to(ANYONE).open().filter(proposals_until__gt=at).count(),
        released=tuple(
            Money(row["s"], row["agreement__currency"]) for row in released.order_by("-n", "agreement__currency")
        ),
    )


def newest_requests(*, at: datetime, limit: int = 8) -> list[RequestRow]:
    """The newest public requests, for the home page."""
    return open_requests(ANYONE, at=at, limit=limit).rows


def open_by_category(*, at: datetime) -> dict[str, int]:
    """How many public requests are open in each category."""
    rows = Request.objects.visible_to(ANYONE).open().filter(proposals_until__gt=at)
    return dict(rows.values("category").annotate(n=Count("id")).values_list("category", "n"))
