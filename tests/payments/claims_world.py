"""Agreements with a limit of liability, claims under them, and defects that have failed, made by the actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.delivery.actions.fail_defect import fail_defect
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.models import Claim, ServiceCredit
from anyshore.payments.rules.claims import Asked, ClaimKind
from anyshore.plumbing import deadlines, files
from tests.deals import Made, clause, make_deal
from tests.delivery.defects_world import WARRANTY, Listed, reported
from tests.factories import NOW, do

DAY = timedelta(days=1)
LIMIT = clause("liability_cap", share_bps=10_000, months=12, floor_minor=5_000)
TODAY = NOW.date()


def limited(amounts: tuple[int, ...] = (20_000, 10_000), **more: Any) -> Made:
    """A running agreement whose clause limits damages to the prices of a year, at least 50.00."""
    return make_deal(amounts, **{"clauses": [LIMIT], **more})


def failed(**more: Any) -> Listed:
    """A running agreement, its first milestone of 200.00 accepted at NOW and a defect of it not put right in time."""
    found = reported(**{"clauses": ()} | more) if more else reported(WARRANTY, LIMIT)
    do(fail_defect, CLOCK, found.one().until, **found.about())
    return found


def after(found: Listed) -> datetime:
    """A day after its defect had failed."""
    return found.one().failed_at + DAY


def asked(deal: Made, minor: int = 3_000, on: date | None = TODAY, **more: Any) -> Asked:
    """What a claim of damages says."""
    return Asked(**{"amount": deal.money(minor), "words": "The files were lost.", "on": on, **more})


def wanted(deal: Made, minor: int = 3_000, kind: ClaimKind = ClaimKind.DAMAGES, **more: Any) -> dict[str, Any]:
    """What the verb takes for a claim."""
    return {"agreement_id": deal.id, "kind": kind, "asked": asked(deal, minor, **more)}


def made(deal: Made, minor: int = 3_000, at: datetime = NOW, *, side: str = "client", **more: Any) -> Claim:
    """A side claims damages of an event of the day of NOW."""
    return do(make_claim, getattr(deal, side), at, **wanted(deal, minor, **more))


def lower(found: Listed, minor: int, at: datetime | None = None) -> Claim:
    """The client asks for a lower price because of the first defect."""
    given = wanted(found.deal, minor, ClaimKind.REDUCTION, on=None, defect=1)
    return do(make_claim, found.client, at or after(found), **given)


def bill(actor: Any, at: datetime = NOW) -> UUID:
    """A file that was uploaded."""
    return files.store(SimpleUploadedFile("bill.txt", b"300.00"), uploaded_by=actor.person_id, at=at).id


def repaired(found: Listed, minor: int, at: datetime | None = None) -> Claim:
    """The client bills the repair of the first defect."""
    given = wanted(found.deal, minor, ClaimKind.REPAIR, on=None, defect=1)
    return do(make_claim, found.client, at or after(found), file_ids=[bill(found.client)], **given)


def accepted(deal: Made, minor: int = 3_000, at: datetime = NOW, *, side: str = "client", **more: Any) -> Claim:
    """A side claims damages, and the other accepts them in full."""
    claim = made(deal, minor, at, side=side, **more)
    return do(accept_claim, deal.provider if side == "client" else deal.client, at, claim_id=claim.pk)


def clocks(claim: Claim) -> list[tuple[str, datetime]]:
    """What the clock will do about a claim."""
    return [(one.verb, one.due_at) for one in deadlines.of(("claim", claim.pk))]


def credits_of(deal: Made) -> list[tuple[int, int, str]]:
    """What claims take off payments: the amount, what of it was used, the state."""
    rows = ServiceCredit.objects.filter(agreement_id=deal.id, claim__isnull=False).order_by("at", "id")
    return list(rows.values_list("amount_minor", "used_minor", "state"))
