"""Enter a defect of accepted work in the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.run_cure import run_cure
from anyshore.delivery.events import DefectEntered
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_report_to_list
from anyshore.delivery.queries import work_with_agreement_locked
from anyshore.delivery.queries.defects import next_number, warranted
from anyshore.delivery.rules.defects import LONGEST_DEFECT, WarrantyOver, cure_by
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def enter_defect(
    *,
    actor: Actor,
    milestone_id: UUID,
    words: str,
    file_ids: Sequence[UUID] = (),
    claim: Money | None = None,
    at: datetime,
) -> Defect:
    """The defect stands in the list with its day, also after the end, and the provider's time to put it right runs
    where the clause sets one. ``claim`` is what is asked back for it beside, for the mail.

    Inner: payments' list_defect keeps money back for it. Those who may commit the client. Refused: others (Forbidden),
    a contract without a warranty or a milestone that is not accepted (NotWarranted), after the last day to report
    (WarrantyOver), no words or too many (Invalid).
    """
    work = work_with_agreement_locked(actor, milestone_id)
    agreement = work.agreement
    if actor.person_id is None or not may_report_to_list(actor, agreement):
        raise Forbidden()
    cover, accepted_at = warranted(agreement, work)
    zone = calendar(agreement.client_id).zone
    if at >= cover.open_until(accepted_at, zone):
        raise WarrantyOver(last_on=cover.last_on(local_day(accepted_at, zone)))
    said, rule = checked_said(words, longest=LONGEST_DEFECT, needed=True), cover.rule
    defect = Defect.objects.create(
        agreement=agreement,
        milestone=work.milestone,
        number=next_number(agreement.pk),
        words=said,
        author_id=actor.person_id,
        at=at,
        asked_at=at,
        cure_days=rule.cure_days if rule else None,
        tries=rule.tries if rule else None,
        until=cure_by(at, rule, calendar(agreement.provider_id)),
    )
    files.attach(subject=("defect", defect.pk), file_ids=file_ids, actor=actor, at=at)
    run_cure(actor=actor, defect=defect, at=at)
    told = DefectEntered(
        agreement_id=agreement.pk,
        number=defect.number,
        milestone=work.milestone.title,
        words=said,
        until=defect.until,
        claimed_minor=claim.minor if claim else 0,
        currency=agreement.currency,
        at=at,
    )
    tell(told, actor=actor)
    return defect
