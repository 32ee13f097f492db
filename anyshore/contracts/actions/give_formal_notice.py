"""Give the other side a formal notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import FormalNoticeGiven
from anyshore.contracts.models import Agreement, FormalNotice
from anyshore.contracts.policies import may_give_formal_notice, side_of
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.queries.duty_loading import signers_of
from anyshore.contracts.queries.formal import audits_in_year, day_of, next_formal_number
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.formal import (
    UNDER,
    Kind,
    NoSuchNotice,
    Said,
    batch_of,
    checked,
    kinds_for,
    values_for,
)
from anyshore.contracts.rules.formal_effects import duties_of_notice
from anyshore.contracts.rules.states import Side
from anyshore.contracts.rules.text import clause_number
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def give_formal_notice(
    *, actor: Actor, agreement_id: UUID, kind: Kind, said: Said, file_ids: Sequence[UUID] = (), at: datetime
) -> FormalNotice:
    """It stands on record with its instant, and the duties that its clause asks for by a day stand in the list.

    Whoever may bind their side; an emergency or a breach of data, whoever works. Refused: others (Forbidden), a
    notice that no clause knows from this side now (NoSuchNotice), what is missing or out of its range (Invalid).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None:
        raise Forbidden()
    if not may_give_formal_notice(actor, agreement, urgent=UNDER[kind].urgent):
        raise Forbidden()
    content = _content(agreement)
    if kind not in kinds_for(content.clauses, side, agreement.state):
        raise NoSuchNotice()
    values, today = values_for(content.clauses, kind), day_of(agreement, side, at)
    audits = audits_in_year(agreement, at) if kind is Kind.AUDIT else 0
    fit = checked(kind, said, values, today=today, at=at, audits=audits)
    number = next_formal_number(agreement_id)
    notice = FormalNotice.objects.create(
        agreement=agreement, number=number, side=str(side), kind=kind, author_id=actor.person_id, at=at,
        clause=clause_number(content, f"clause:{UNDER[kind].clause}"), version=agreement.version,
        words=fit.words, person=fit.person, on_day=fit.on, successor=fit.successor, next_on=fit.next_on,
        learned_at=fit.learned_at, cost_minor=fit.cost_minor,
    )  # fmt: skip
    files.attach(subject=("formal_notice", notice.pk), file_ids=file_ids, actor=actor, at=at)
    plans = list(duties_of_notice(kind, fit, values, day_of(agreement, Side.PROVIDER, at)))
    write_duties(
        actor=actor, of=agreement, batch=batch_of(number), version=agreement.version, owners=signers_of(agreement), at=at,
        plans=[replace(one, clause=notice.clause) for one in plans],
    )  # fmt: skip
    told = FormalNoticeGiven(
        agreement_id=agreement_id, number=number, kind=str(kind), side=str(side), words=fit.words, person=fit.person,
        successor=fit.successor, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return notice


def _content(agreement: Agreement) -> Content:
    """What both signed; NoSuchNotice where they have not."""
    if agreement.signed_at is None:
        raise NoSuchNotice()
    return current_content(agreement)
