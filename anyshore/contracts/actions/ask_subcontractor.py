"""Ask the client to agree to a subcontractor."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SubcontractorAsked
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.policies import may_ask_subcontractor
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.subcontractors import asks_already, consent_of
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.subcontracting import AskedAlready, checked_subcontractor
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def ask_subcontractor(
    *,
    actor: Actor,
    agreement_id: UUID,
    name: str,
    country: str,
    part: str,
    personal_data: bool,
    note: str = "",
    at: datetime,
) -> Subcontractor:
    """The client answers within the days of the agreement whether ``name`` may do this part of the work; what no
    answer means, the agreement says.

    The provider's people who work. Refused: others (Forbidden), an agreement that does not run or says nothing about
    other people (NoSubcontracting), that lets nobody else in (NobodyElse) or wants no question about this one
    (NotAskedFor), a question that waits already (AskedAlready), no name, no part of the work, no country (Invalid).
    """
    agreement = locked_agreement(actor, agreement_id)
    if actor.person_id is None or not may_ask_subcontractor(actor, agreement):
        raise Forbidden()
    consent = consent_of(agreement)
    consent.must_be_asked(personal_data=personal_data)
    who, place, what = checked_subcontractor(name, country, part)
    if asks_already(agreement, who):
        raise AskedAlready(field="name", name=who)
    made = Subcontractor.objects.create(
        agreement=agreement,
        name=who,
        country=place,
        part=what,
        personal_data=personal_data,
        note=checked_reason("note", note),
        silence_agrees=consent.silence_agrees(),
        author_id=actor.person_id,
        at=at,
        answer_until=consent.answer_by(at, calendar(agreement.client_id), personal_data=personal_data),
    )
    deadlines.start(
        verb="contracts.close_subcontractor",
        subject=("subcontractor", made.pk),
        due_at=made.answer_until,
        at=at,
        args={"subcontractor_id": made.pk},
    )
    told = SubcontractorAsked(
        agreement_id=agreement_id, subcontractor_id=made.pk, person=who, what=what, words=made.note,
        answer_until=made.answer_until, silence_agrees=made.silence_agrees, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return made
