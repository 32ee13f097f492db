"""Sign an agreement; once both have, work and money are open."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.queries import current_content
from anyshore.contracts.rules import AgreementState
from anyshore.contracts.rules.months import month_of
from anyshore.delivery.actions.open_period import open_period
from anyshore.delivery.actions.open_work import open_work
from anyshore.delivery.queries.levels import begun_on
from anyshore.kit.actor import Actor
from anyshore.payments.actions.open_holdings import open_holdings
from anyshore.payments.actions.open_lines import open_lines
from anyshore.payments.actions.open_month import open_month
from anyshore.plumbing.actions import action
from anyshore.transition.actions.open_transition import open_transition

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def sign_and_open(*, actor: Actor, agreement_id: UUID, version_hash: str, name: str = "", at: datetime) -> Agreement:
    """Sign the current version for the actor's side; the second signature opens work and money, the first month of a
    retainer, the first periods of what is counted, the days of what falls due, and the first period of service levels.

    Who may and what is refused: see contracts' sign_agreement.
    """
    agreement = sign_agreement(actor=actor, agreement_id=agreement_id, version_hash=version_hash, name=name, at=at)
    if agreement.state == AgreementState.RUNNING:
        open_work(actor=actor, agreement_id=agreement_id, at=at)
        open_transition(actor=actor, agreement_id=agreement_id, at=at)
        purse = open_holdings(actor=actor, agreement_id=agreement_id, at=at)
        open_period(actor=actor, agreement=agreement, starts_on=begun_on(agreement), at=at)
        open_lines(actor=actor, purse=purse, at=at)
        starts_on = current_content(agreement).lines.starts_on
        if current_content(agreement).lines.retainer and starts_on:
            open_month(actor=actor, purse=purse, month=month_of(starts_on), starts_on=starts_on, at=at)
    return agreement
