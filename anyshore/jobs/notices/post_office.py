"""Every notice and reminder of the house, by name, and the sending of one."""

from __future__ import annotations

from anyshore.jobs.notices import (
    approvals,
    catalogue,
    contracts,
    conversations,
    delivery,
    exits,
    ledger,
    parties,
    payments,
    reviews,
    sourcing,
    strategy,
    transition,
)
from anyshore.jobs.notices.letters import Due, Fact, Notice, Reminder, Silent, send
from anyshore.plumbing.audit import Entry
from anyshore.plumbing.running import Reminder as DueReminder

DOMAINS = {
    "parties": parties,
    "ledger": ledger,
    "approvals": approvals,
    "conversations": conversations,
    "catalogue": catalogue,
    "strategy": strategy,
    "sourcing": sourcing,
    "contracts": contracts,
    "delivery": delivery,
    "transition": transition,
    "payments": payments,
    "reviews": reviews,
    "exits": exits,
}

NOTICES: dict[str, Notice] = {
    f"{domain}.{event}": notice for domain, module in DOMAINS.items() for event, notice in module.NOTICES.items()
}
REMINDERS: dict[str, Reminder] = {
    verb: reminder for module in DOMAINS.values() for verb, reminder in module.REMINDERS.items()
}


def send_notice(entry: Entry) -> int:
    """Mail what one audit entry tells; return how many mails were written."""
    notice = NOTICES[entry.name]
    if isinstance(notice, Silent):
        return 0
    letters = notice(Fact(entry.id, entry.name, entry.subject_id, entry.facts, entry.person_id, entry.at))
    return send(letters, about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)


def send_reminder(reminder: DueReminder) -> int:
    """Mail a reminder of an open deadline: what silence will do, and when. Return how many mails were written."""
    words = REMINDERS.get(reminder.verb)
    if words is None:
        return 0
    letters = words(Due(reminder.verb, reminder.args, reminder.due_at, reminder.at))
    return send(letters, about=f"reminder:{reminder.id}", but_not=None, at=reminder.at)
