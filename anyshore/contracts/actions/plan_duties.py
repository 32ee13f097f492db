"""Make the list of duties of an agreement that runs."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.models import Agreement, DutySeries
from anyshore.contracts.queries.duty_loading import content_since, signers_of
from anyshore.contracts.queries.renewals import renewals_done
from anyshore.contracts.rules.duties.sources import duties_of
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def plan_duties(*, actor: Actor, agreement: Agreement, ends_on: date | None = None, at: datetime) -> list[DutySeries]:
    """Both sides' duties are those of the version in force, to its last day, or to ``ends_on`` where a notice brought
    that forward. Who signed for a side looks after its new ones.

    For verbs that have locked the agreement and permitted the actor: its signature, a change, a notice and its
    withdrawal. The same again changes nothing. Refused: an agreement that was never signed (NotFound).
    """
    content, since = content_since(agreement)
    starts_on = since.astimezone(ZoneInfo(calendar(agreement.client_id).zone)).date()
    done = renewals_done(agreement.pk)
    plans = duties_of(content, starts_on, ends_on or content.terms.end_on, done)
    owners = signers_of(agreement)
    return write_duties(actor=actor, of=agreement, plans=plans, version=agreement.version, owners=owners, at=at)
