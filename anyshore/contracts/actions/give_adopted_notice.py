"""Write down that notice was given on an adopted contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import AdoptedNoticeGiven
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries.adopted import columns_of, facts_of, locked_adopted, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.adopted import ADOPTED, AdoptedState, end_after_notice, notice_day
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
def give_adopted_notice(
    *, actor: Actor, adopted_id: UUID, at: datetime, given_on: date | None = None, by: Side = Side.CLIENT
) -> AdoptedContract:
    """Notice was given, on that day (None: today), by that side: the contract runs to the end of the term of that day,
    or of the days of notice where it has no last day. An end that is past is over at once.

    The notice itself is a letter of the side's own, in the form that the contract asks for; the supplier that joined
    is told. Whoever may commit the organisation that keeps it. Refused: others (Forbidden, NotFound), a day on which
    nobody can have given it (NoticeDayOff), one that ends by itself (NoticeNotNeeded) or has had its notice
    (NotAllowed).
    """
    found = locked_adopted(actor, adopted_id)
    if not may_keep(actor, found.organisation_id):
        raise Forbidden()
    ADOPTED.after(AdoptedState(found.state), "give_notice")
    zone = calendar(found.organisation_id).zone
    facts = facts_of(found)
    today = at.astimezone(ZoneInfo(zone)).date()
    on = notice_day(given_on or today, facts, today)
    end = end_after_notice(facts, on, signed_until=found.signed_until)
    if end is None:
        raise NoticeNotNeeded(on=facts.ends_on)
    ends = columns_of(replace(facts, ends_on=end), AdoptedState.ENDING, zone)
    before = {"noticed_on": on, "noticed_by": by, "before_notice": found.facts}
    move(found, "give_notice", actor=actor, at=at, write=ends | before)
    start_clock(found, zone, at)
    write_duties(actor=actor, of=found, plans=elsewhere(found), at=at)
    tell(
        AdoptedNoticeGiven(adopted_id=found.id, ends_on=end.isoformat(), on=on.isoformat(), by=by, at=at), actor=actor
    )
    return found
