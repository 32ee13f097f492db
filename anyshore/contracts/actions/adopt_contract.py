"""Keep a contract that was made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import AdoptedWentOn, ContractAdopted
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_keep
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.adopted import columns_of, start_clock
from anyshore.contracts.queries.duty_loading import elsewhere
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.adopted import AdoptedFacts, AdoptedState, as_of, checked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import calendar, lock_own
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number


class NoPdf(Invalid):
    """The signed contract comes as a PDF, and only so."""

    code = "no_pdf"


@action
def adopt_contract(
    *,
    actor: Actor,
    facts: AdoptedFacts,
    file_ids: Sequence[UUID],
    at: datetime,
    noticed_on: date | None = None,
    noticed_by: Side = Side.CLIENT,
) -> AdoptedContract:
    """A contract made elsewhere has a row in the register, its clock, and an exit plan in its first version.

    Terms that went on before, because their day to give notice was over, are counted: the end is that of the term for
    which notice can still be given. With ``noticed_on``, that side gave notice on that day already, and it runs to the
    end of the term of then. Whoever may commit their organisation, which is its client. Refused: others (Forbidden),
    facts that no running contract has, a day of notice that cannot be (Invalid), no signed PDF (NoPdf).
    """
    own = lock_own(actor)
    if actor.person_id is None or not may_keep(actor, own.id):
        raise Forbidden()
    zone = calendar(own.id).zone
    today = at.astimezone(ZoneInfo(zone)).date()
    given = checked(facts, today)
    _must_be_pdf(actor, file_ids)
    now = as_of(given, today)
    made = AdoptedContract.objects.create(
        number=next_number("agreement"),
        organisation=own,
        author_id=actor.person_id,
        exit_plan=[[item, ""] for item in default_terms("process").exit_items],
        created_at=at,
        signed_until=given.ends_on,
        **columns_of(now, AdoptedState.RUNNING, zone),
    )
    files.attach(subject=("adopted", made.id), file_ids=file_ids, actor=actor, at=at)
    start_clock(made, zone, at)
    write_duties(actor=actor, of=made, plans=elsewhere(made), owners={Side.CLIENT: actor.person_id}, at=at)
    kept = tuple(one.sha256 for one in files.of(("adopted", made.id))[("adopted", made.id)])
    tell(ContractAdopted(adopted_id=made.id, files=kept, at=at), actor=actor)
    if noticed_on is not None:
        return give_adopted_notice(actor=actor, adopted_id=made.id, given_on=noticed_on, by=noticed_by, at=at)
    if now != given:
        tell(AdoptedWentOn(adopted_id=made.id, ends_on=str(now.ends_on), at=at), actor=actor)
    return made


def _must_be_pdf(actor: Actor, file_ids: Sequence[UUID]) -> None:
    if not file_ids or any(
        not files.uploaded(file_id, by=actor.person_id).startswith(b"%PDF") for file_id in file_ids
    ):
        raise NoPdf(field="files", reason="pdf")
