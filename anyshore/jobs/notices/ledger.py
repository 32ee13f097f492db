"""Mails about ledger."""

from __future__ import annotations

from anyshore.jobs.notices.letters import Notice, Reminder

NOTICES: dict[str, Notice] = {}
REMINDERS: dict[str, Reminder] = {}
