"""Let an agreement go on by its own clause."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_renewal import write_renewal
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.queries.renewals import goes_on
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.renewal import NotRenewing
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action


@action
def renew_by_clause(*, actor: Actor, agreement_id: UUID, at: datetime) -> Agreement:
    """Nobody said no in time: the agreement runs for one more term, in a version that nobody signs anew, since both
    have signed the clause that makes it.

    Inner: payments lets its months go on with it. The clock alone. Refused: others (Forbidden), an agreement that does
    not go on by itself, or whose instant has not come (NotRenewing).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_lapse(actor):
        raise Forbidden()
    found = goes_on(agreement)
    if found is None or at < found.refused_until:
        raise NotRenewing()
    before = current_content(agreement)
    content = before.next_version(terms=before.terms.ending(found.to_on))
    write_renewal(
        actor=actor,
        agreement=agreement,
        content=content,
        author_side=Side.CLIENT if agreement.drafted_by_id == agreement.client_id else Side.PROVIDER,
        by_clause=True,
        why=next(one.heading(content.language) for one in content.clauses if one.key == "renewal"),
        at=at,
    )
    return agreement
