"""A date of an agreement that another page keeps, as a row of the list of duties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.queries import current_content
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import DutyState, stands
from anyshore.contracts.rules.text import clause_number
from anyshore.kit.actor import Actor


def day_of_agreement(
    actor: Actor,
    agreement: Any,
    side: Side,
    *,
    about: UUID,
    code: str,
    source: str,
    due_on: date,
    due_at: datetime,
    now: datetime,
    at: datetime,
    page: str,
    words: str = "",
    given: Mapping[str, object] | None = None,
    owed: bool = False,
    state: DutyState = DutyState.OPEN,
    changed_at: datetime | None = None,
    number: int = 1,
) -> DutyRow:
    """The date of a ``side``, with the names of both: what it is ``about``, since ``at``, and the ``page`` below the
    agreement's own that keeps it. ``agreement`` has its client and its provider loaded. As it stands ``now``."""
    both = {Side.CLIENT: agreement.client, Side.PROVIDER: agreement.provider}
    return DutyRow(
        id=None,
        series_id=about,
        contract=agreement.number,
        title=agreement.title,
        elsewhere=False,
        side=side,
        party=both[side].name,
        other=both[side.other].name,
        is_ours=both[side].pk == actor.organisation_id,
        code=code,
        words=words,
        given=dict(given or {}),
        source=source,
        clause=clause_number(current_content(agreement), source),
        owed=owed,
        due_on=due_on,
        due_at=due_at,
        state=state,
        stands=stands(state, due_at, now),
        at=at,
        changed_at=changed_at or at,
        number=number,
        path=f"/contracts/{agreement.number}/{page}",
    )
