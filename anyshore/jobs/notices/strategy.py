"""Mails about the inventory: most of what happens in it is seen by those who do it."""

from __future__ import annotations

from anyshore.jobs.notices.letters import Notice, Reminder, Silent

NOTICES: dict[str, Notice] = {
    "ActivityAdded": Silent("a colleague did it and sees it in the inventory"),
    "BaselineFrozen": Silent("the decision that froze it has its own mail"),
}
REMINDERS: dict[str, Reminder] = {}
