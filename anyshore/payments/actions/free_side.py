"""Free a side from its duty while an event of force majeure goes on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.contracts.actions.hold_duties import hold_duties
from anyshore.contracts.actions.stand_still import stand_still
from anyshore.contracts.queries.majeure import freed_by, is_of_all_work
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.contracts.rules import Side
from anyshore.delivery.actions.hold_cures import hold_cures
from anyshore.delivery.actions.hold_periods import hold_periods
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement, MajeureEvent


@action
def free_side(*, actor: Actor, agreement: Agreement, event: MajeureEvent, at: datetime) -> None:
    """The clocks of its duties stand still: of all the provider's work as under a suspension, counted from the first
    day of the event; of the client its duties. Where only some milestones are concerned, their days move once it is
    over.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    if event.side == Side.CLIENT:
        hold_duties(actor=actor, agreement=agreement, organisation_id=agreement.client_id, at=at)
    elif is_of_all_work(event) and open_standstill(agreement.pk) is None:
        since, _until = freed_by(event, agreement)
        stand_still(actor=actor, agreement=agreement, since=since, at=at)
        hold_periods(actor=actor, agreement=agreement, at=at)
        hold_cures(actor=actor, agreement=agreement, at=at)
