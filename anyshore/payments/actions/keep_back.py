"""Keep a part of an accepted milestone's price back for defects."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.actions.open_account import open_account
from anyshore.ledger.rules import AccountRule, Posting
from anyshore.payments.events import MoneyKeptBack
from anyshore.payments.models import Retention
from anyshore.payments.queries.purse import Part, Purse
from anyshore.payments.rails import rail
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def keep_back(
    *, actor: Actor, purse: Purse, part: Part, amount_minor: int, pays_at: datetime, at: datetime
) -> list[Posting]:
    """``amount_minor`` of what is held for the milestone stands under a name of its own until ``pays_at``, when it is
    released by itself. Returns the posting, for the caller to post with what it releases; nothing where nothing is
    kept.

    For this domain's own verbs, which have locked the agreement and permitted the actor, and which move the holding.
    """
    if not amount_minor:
        return []
    deal = purse.deal
    way = rail(deal.rail)
    open_account(actor=actor, at=at, address=way.retained(deal), currency=deal.currency, rule=AccountRule.STRICT)
    kept = Retention.objects.create(
        agreement_id=deal.agreement_id,
        milestone_id=part.milestone_id,
        kept_minor=amount_minor,
        at=at,
        pays_at=pays_at,
    )
    deadlines.start(
        verb="payments.release_kept",
        subject=("retention", kept.pk),
        due_at=pays_at,
        at=at,
        args={"milestone_id": part.milestone_id},
    )
    tell(
        MoneyKeptBack(
            agreement_id=deal.agreement_id,
            milestone_id=part.milestone_id,
            amount_minor=amount_minor,
            pays_at=pays_at,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return way.keep(deal, part.milestone_id, amount_minor)
