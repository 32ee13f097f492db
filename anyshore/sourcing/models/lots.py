"""Lots: the parts of a tender that are priced and awarded on their own, and what proposals ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.roots import Proposal, Request
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.tenders import LOT, LotState, LotTerms


class Lot(models.Model):
    """One lot. ``weights`` are its own, by the place of the criterion; empty are the request's. ``reason`` says why it
    stays unawarded."""

    lifecycle: ClassVar[Lifecycle[LotState]] = LOT

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    brief = models.TextField(blank=True)
    budget_minor = models.BigIntegerField(null=True)
    weights = ArrayField(models.SmallIntegerField(), default=list)
    state = models.CharField(max_length=12, default=LotState.OPEN)
    winner = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "position"], name="sourcing_lot_position"),
            one_of("sourcing_lot_state", "state", LotState),
            models.CheckConstraint(
                condition=models.Q(state="awarded", winner__isnull=False)
                | models.Q(state__in=["open", "unawarded"], winner=None),
                name="sourcing_lot_winner",
            ),
        ]


class LotPrice(models.Model):
    """What one proposal asks for one lot, alone, and when it finishes it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    price_minor = models.BigIntegerField()
    finishes_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "lot"], name="sourcing_lot_price_once"),
            models.CheckConstraint(condition=models.Q(price_minor__gt=0), name="sourcing_lot_price_amount"),
        ]


class Bundle(models.Model):
    """What one proposal asks for several lots (by place) if it gets them all: less than the sum of their prices."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    lots = ArrayField(models.SmallIntegerField())
    price_minor = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "lots"], name="sourcing_bundle_once"),
            models.CheckConstraint(condition=models.Q(price_minor__gt=0), name="sourcing_bundle_amount"),
        ]


def write_lots(request: Request, lots: Sequence[LotTerms]) -> None:
    """Put ``lots`` in the place of those that the request has."""
    Lot.objects.filter(request=request).delete()
    Lot.objects.bulk_create(
        Lot(
            request=request,
            position=place,
            title=one.title,
            brief=one.brief,
            budget_minor=one.budget_minor,
            weights=list(one.weights),
        )
        for place, one in enumerate(lots, start=1)
    )


def write_prices(proposal: Proposal, terms: ProposalTerms) -> None:
    """Put the prices by lot, and for combinations, in the place of those that the proposal has."""
    if not (proposal.lotted or terms.lots or terms.bundles):
        return
    lots = dict(Lot.objects.filter(request_id=proposal.request_id).values_list("position", "id"))
    LotPrice.objects.filter(proposal=proposal).delete()
    LotPrice.objects.bulk_create(
        LotPrice(proposal=proposal, lot_id=lots[one.lot], price_minor=one.price_minor, finishes_on=one.finishes_on)
        for one in terms.lots
    )
    Bundle.objects.filter(proposal=proposal).delete()
    Bundle.objects.bulk_create(
        Bundle(proposal=proposal, lots=list(one.lots), price_minor=one.price_minor) for one in terms.bundles
    )
