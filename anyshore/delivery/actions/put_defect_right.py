"""Say that a defect is put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import terms_of
from anyshore.delivery.events import DefectPutRight
from anyshore.delivery.models import DefectAttempt
from anyshore.delivery.policies import may_put_right
from anyshore.delivery.queries.defects import defect_with_agreement_locked
from anyshore.delivery.rules.defects import DEFECT, LONGEST_DEFECT, DefectState, must_run
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

LOOK_DAYS = 5
"""The client is asked again after so many of its working days, where the terms give no time to review work."""


@action
def put_defect_right(
    *, actor: Actor, defect_id: UUID, words: str, file_ids: Sequence[UUID] = (), at: datetime
) -> DefectAttempt:
    """The defect waits for the client, who looks at it; no time to put it right runs. Silence strikes nothing off: the
    client is asked once more. One that has failed can still be put right.

    Those of the provider who work. Refused: others (Forbidden), once its time is over and before that is told
    (CureOver), no words (Invalid), one that waits for the client already or is struck off (NotAllowed).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    agreement = defect.agreement
    if actor.person_id is None or not may_put_right(actor, agreement):
        raise Forbidden()
    DEFECT.after(DefectState(defect.state), "put_right")
    must_run(DefectState(defect.state), defect.until, at)
    said = checked_said(words, longest=LONGEST_DEFECT, needed=True)
    move(defect, "put_right", actor=actor, at=at, why=said, write={"until": None})
    number = DefectAttempt.objects.filter(defect=defect).count() + 1
    attempt = DefectAttempt.objects.create(defect=defect, number=number, note=said, author_id=actor.person_id, at=at)
    files.attach(subject=("defect_attempt", attempt.pk), file_ids=file_ids, actor=actor, at=at)
    subject, days = ("defect", defect.pk), terms_of(agreement).review_days or LOOK_DAYS
    deadlines.stop(subject=subject, at=at)
    deadlines.start(
        verb="delivery.ask_about_defect",
        subject=subject,
        due_at=add_working_days(at, days, calendar(agreement.client_id)),
        at=at,
        args={"defect_id": defect.pk},
        remind=(),
    )
    told = DefectPutRight(
        agreement_id=agreement.pk,
        number=defect.number,
        milestone=defect.milestone.title,
        words=said,
        attempt=number,
        at=at,
    )
    tell(told, actor=actor)
    return attempt
