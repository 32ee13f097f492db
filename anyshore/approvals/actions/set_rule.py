"""Set a rule of approval."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import RuleSet
from anyshore.approvals.models import Group, Rule
from anyshore.approvals.policies import may_set_rules
from anyshore.approvals.queries.settings import live_rules, people_of
from anyshore.approvals.rules import GroupTooSmall, Kind, Order, rule_problem
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotFound, Refused
from anyshore.kit.money import Money
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class RuleExists(Refused):
    """A rule about this kind and sum holds already."""

    code = "approval_rule_exists"


@action
def set_rule(
    *,
    actor: Actor,
    kind: str,
    above: Money,
    group_id: UUID,
    needed: int,
    order: str = Order.TOGETHER,
    answer_days: int = 5,
    at: datetime,
) -> Rule:
    """What is more than ``above`` needs ``needed`` people of the group from now on, who have ``answer_days`` working
    days to answer.

    The organisation's owners may. Refused: others (Forbidden), another's group (NotFound), more people than the
    group has (GroupTooSmall), a number out of range (Invalid), the same kind and sum twice (RuleExists).
    """
    organisation = lock_own(actor)
    if not may_set_rules(actor):
        raise Forbidden()
    if kind not in set(Kind) or order not in set(Order):
        raise Invalid(field="kind", reason="unknown")
    group = Group.objects.visible_to(actor).filter(pk=group_id).first()
    if group is None:
        raise NotFound()
    wrong = rule_problem(above, needed, answer_days)
    if wrong is not None:
        raise Invalid(field=wrong, reason="range")
    if needed > (people := len(people_of(group_id, organisation.id))):
        raise GroupTooSmall(field="needed", needed=needed, people=people)
    same = live_rules(organisation.id).filter(kind=kind, currency=above.currency, above_minor=above.minor)
    if same.exists():
        raise RuleExists(field="above")
    rule = Rule.objects.create(
        organisation=organisation,
        kind=kind,
        above_minor=above.minor,
        currency=above.currency,
        group=group,
        needed=needed,
        order=order,
        answer_days=answer_days,
        at=at,
    )
    event = RuleSet(
        organisation_id=organisation.id,
        rule_id=rule.id,
        kind=kind,
        above_minor=above.minor,
        currency=above.currency,
        needed=needed,
        at=at,
    )
    tell(event, actor=actor)
    return rule
