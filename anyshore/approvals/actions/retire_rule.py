"""Retire a rule of approval."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import RuleRetired
from anyshore.approvals.models import Rule
from anyshore.approvals.policies import may_set_rules
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def retire_rule(*, actor: Actor, rule_id: UUID, at: datetime) -> Rule:
    """The rule asks nobody any more; what is asked already goes on.

    The organisation's owners may. Refused: others (Forbidden), another's rule or one retired before (NotFound).
    """
    organisation = lock_own(actor)
    if not may_set_rules(actor):
        raise Forbidden()
    rule: Rule | None = Rule.objects.visible_to(actor).filter(pk=rule_id, retired_at=None).first()
    if rule is None:
        raise NotFound()
    rule.retired_at = at
    rule.save(update_fields=["retired_at"])
    tell(RuleRetired(organisation_id=organisation.id, rule_id=rule.id, at=at), actor=actor)
    return rule
