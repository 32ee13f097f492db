"""Write down that notice was given on an adopted contract."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import AdoptedNoticeGiven
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries.adopted import columns_of, facts_of, locked_adopted, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules.adopted import ADOPTED, AdoptedState, end_after_notice
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class NoticeNotNeeded(Refused):
    """The contract ends by itself on its last day."""

    code = "notice_not_needed"


@action
def give_adopted_notice(*, actor: Actor, adopted_id: UUID, at: datetime) -> AdoptedContract:
    """Notice was given: the contract runs to the end of its term, or of the days of notice where it has no last day.

    The notice itself is a letter of the organisation's own, in the form that the contract asks for; the supplier that
    joined is told. Whoever may commit the organisation that keeps it. Refused: others (Forbidden, NotFound), one that
    ends by itself (NoticeNotNeeded) or has had its notice (NotAllowed).
    """
    found = locked_adopted(actor, adopted_id)
    if not may_keep(actor, found.organisation_id):
        raise Forbidden()
    ADOPTED.after(AdoptedState(found.state), "give_notice")
    zone = calendar(found.organisation_id).zone
    facts = facts_of(found)
    end = end_after_notice(facts, at.astimezone(ZoneInfo(zone)).date())
    if end is None:
        raise NoticeNotNeeded(on=facts.ends_on)
    ends = columns_of(facts, AdoptedState.ENDING, zone, ends_on=end)
    move(found, "give_notice", actor=actor, at=at, write=ends)
    start_clock(found, zone, at)
    write_duties(actor=actor, of=found, plans=elsewhere(found), at=at)
    tell(AdoptedNoticeGiven(adopted_id=found.id, ends_on=end.isoformat(), at=at), actor=actor)
    return found
