"""Divide what is kept back of a milestone's price."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.actions.post import post
from anyshore.parties.rules import is_clock
from anyshore.payments.events import KeptMoneyDivided, KeptMoneyReleased
from anyshore.payments.models import Retention
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import Slice, postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def settle_kept(
    *, actor: Actor, kept: Retention, purse: Purse, to_client_minor: int, reasons: str = "", at: datetime
) -> Retention:
    """``to_client_minor`` of what is kept back goes back, the rest to the provider, less the fee; its day has no clock
    any more.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: settled already.
    """
    deal, to_provider = purse.deal, kept.kept_minor - to_client_minor
    cut = purse.slice(to_provider)
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    verb = "release" if not to_client_minor else "split" if to_provider else "refund"
    facts = {
        "released_minor": to_provider,
        "refunded_minor": to_client_minor,
        "fee_minor": cut.fee_minor,
        "reasons": reasons,
        "settled_at": at,
    }
    move(kept, verb, actor=actor, at=at, why=reasons, write=facts)
    deadlines.stop(subject=("retention", kept.pk), at=at)
    _tell(kept, purse, cut, actor, at)
    way = rail(deal.rail)
    back = way.refund(deal, kept.pk, to_client_minor, kind="retention")
    on = way.release(deal, kept.pk, cut, 0, kind="retention")
    shares = way.pass_on(deal, kept.pk, parts, 0, kind="retention")
    post(actor=actor, at=at, postings=postings_of(back, on, shares))
    return kept


def _tell(kept: Retention, purse: Purse, cut: Slice, actor: Actor, at: datetime) -> None:
    deal = purse.deal
    if not kept.refunded_minor:
        tell(
            KeptMoneyReleased(
                agreement_id=deal.agreement_id,
                milestone_id=kept.milestone_id,
                amount_minor=cut.gross_minor,
                fee_minor=cut.fee_minor,
                by_day=is_clock(actor),
                currency=deal.currency,
                at=at,
            ),
            actor=actor,
        )
        return
    tell(
        KeptMoneyDivided(
            agreement_id=deal.agreement_id,
            milestone_id=kept.milestone_id,
            to_client_minor=kept.refunded_minor,
            to_provider_minor=cut.gross_minor,
            fee_minor=cut.fee_minor,
            reasons=kept.reasons,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
