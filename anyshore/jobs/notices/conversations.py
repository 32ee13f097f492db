"""Mails about conversations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.conversations import queries
from anyshore.jobs.notices.letters import Fact, Letter, Notice, Reminder, Silent


def message_posted(fact: Fact) -> list[Letter]:
    """To every other organisation in the thread, with the words."""
    thread_id, title, organisation, body = queries.message_for_notice(fact.id("message_id"))
    return [
        Letter(
            to=reader,
            subject=_("{organisation} wrote about {title}"),
            body="{words}",
            path=f"/messages/{thread_id}/",
            given={"organisation": organisation, "title": title, "words": body[:2000]},
        )
        for reader in queries.participants(thread_id)
    ]


NOTICES: dict[str, Notice] = {
    "ThreadOpened": Silent("an empty thread is no news"),
    "MessagePosted": message_posted,
}
REMINDERS: dict[str, Reminder] = {}
